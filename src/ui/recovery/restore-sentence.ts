import type { FieldFault } from "#src/dossier/field-faults.ts";
import type { Catalogue } from "#src/i18n/catalogue.ts";
import type { RecoverFault } from "#src/operations/recover-fault.ts";
import { unlockSentence } from "#src/ui/session/fault-sentence.ts";
import { wordsSentence } from "./create-typed-words.ts";

export type RestoreComplaint = RecoverFault | FieldFault;

/** Why a plan did not come back. `words`: as they were typed. */
export function restoreSentence(t: Catalogue, fault: RestoreComplaint, words: string): string {
  const { restore } = t.recovery;
  switch (fault.type) {
    case "words-count":
    case "word-unknown":
    case "words-checksum":
      return wordsSentence(t, fault, words);
    case "no-such-dossier":
      return restore.notFound;
    case "sheet-ended":
      return t.recoverySheets.restore.ended;
    case "backup-incomplete":
      return restore.incomplete;
    case "offline":
      return restore.offline;
    case "clock":
      return fault.which === "device" ? t.errors.clock : restore.later;
    case "pin-wrong":
    case "pin-wait":
    case "nothing-here":
    case "damaged":
    case "passphrase-not-hashed":
    case "storage-full":
    case "storage-gone":
      return unlockSentence(t, fault);
    default:
      return restore.later;
  }
}
