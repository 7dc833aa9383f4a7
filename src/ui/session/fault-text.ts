import type { Catalogue } from "#src/i18n/catalogue.ts";
import type { RecordFault } from "#src/operations/record.ts";

/** The sentence for a write that did not happen. `missing` says what an empty field asks for. */
export function faultText(t: Catalogue, fault: RecordFault, missing: string = t.kit.fillIn): string {
  switch (fault.type) {
    case "field-missing":
    case "field-empty":
      return missing;
    case "field-too-long":
      return t.errors.tooLong;
    case "field-not-a-choice":
      return t.kit.choose;
    case "field-malformed":
      return missing;
    case "nothing-changed":
      return missing;
    case "storage-full":
      return t.errors.storageFull;
    case "storage-gone":
      return t.errors.storageBlocked;
    case "access-over":
      return t.errors.notAllowed;
  }
}
