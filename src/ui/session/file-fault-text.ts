import type { Catalogue } from "#src/i18n/catalogue.ts";
import type { Formats } from "#src/i18n/formats.ts";
import type { FetchFault } from "#src/operations/fetch-file.ts";
import type { KeepFault } from "#src/operations/keep-file.ts";

/** The sentence for a file that was not kept, or cannot be shown. */
export function fileFaultText(t: Catalogue, f: Formats, fault: KeepFault | FetchFault): string {
  const { faults } = t.files;
  switch (fault.type) {
    case "file-empty":
      return faults.empty;
    case "file-too-large":
      return faults.tooLarge(f.size(fault.limit));
    case "file-unreadable":
      return faults.unreadable;
    case "file-not-here":
      return faults.notHere;
    case "file-lost":
      return faults.lost;
    case "file-damaged":
    case "garbled":
      return faults.damaged;
    case "offline":
      return faults.offline;
    case "refused":
      return ENDS.has(fault.problem) ? faults.over : faults.refused;
    case "access-over":
      return faults.over;
    case "storage-full":
      return t.errors.storageFull;
    case "storage-gone":
      return t.errors.storageBlocked;
  }
}

const ENDS: ReadonlySet<string> = new Set(["revoked", "expired", "erased", "forbidden"]);
