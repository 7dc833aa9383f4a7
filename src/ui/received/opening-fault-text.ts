import type { Catalogue } from "#src/i18n/catalogue.ts";
import { unlockSentence } from "#src/ui/session/fault-sentence.ts";
import type { OpeningFault } from "./create-key-file-opening.ts";

export function openingFaultText(t: Catalogue, fault: OpeningFault): string {
  switch (fault.type) {
    case "file-missing":
      return t.holder.keyFile.chooseMissing;
    case "sentence-missing":
      return t.holder.keyFile.sentenceMissing;
    case "in-use":
      return t.holder.keyFile.inUse;
    case "not-a-key-file":
    case "damaged":
      return t.holder.keyFile.notAFile;
    case "pin-wrong":
      return t.holder.keyFile.wrong;
    default:
      return unlockSentence(t, fault);
  }
}
