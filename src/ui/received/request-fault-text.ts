import type { Catalogue } from "#src/i18n/catalogue.ts";
import type { RequestFault } from "#src/operations/request-key.ts";

/** How the code came: what is incomplete is called by its name. */
export type CodeForm = "link" | "typed" | "scanned" | "shown";

/** The sentence for a key that could not be asked for or opened. */
export function requestFaultText(t: Catalogue, fault: RequestFault, form: CodeForm): string {
  switch (fault.type) {
    case "code-incomplete":
      return form === "typed" ? t.holder.code.typedIncomplete : t.errors.code.incomplete;
    case "code-unknown":
      return form === "scanned" ? t.holder.code.notForYou : t.errors.code.notOurs;
    case "code-for-share":
    case "code-for-device":
      return t.devices.join.codeForDevice;
    case "code-for-key":
      return t.errors.code.notOurs;
    case "code-used":
      return t.errors.code.used;
    case "code-old":
      return t.errors.code.old;
    case "code-substituted":
      return t.holder.code.substituted;
    case "key-incomplete":
      return t.holder.code.keyIncomplete;
    case "offline":
      return t.holder.code.offline;
    case "storage":
    case "storage-full":
    case "storage-gone":
      return t.errors.storageFull;
    case "refused":
      return fault.problem === "clock-skew" ? t.errors.clock : t.holder.code.later;
    case "garbled":
      return t.holder.code.later;
  }
}
