import type { Catalogue } from "#src/i18n/catalogue.ts";
import { unlockSentence } from "#src/ui/session/fault-sentence.ts";
import type { KeepFault } from "./create-keeping.ts";

export function keepFaultText(t: Catalogue, fault: KeepFault): string {
  switch (fault.type) {
    case "pin-short":
      return t.kit.pin.incomplete;
    case "pin-easy":
      return t.onboarding.pin.tooSimple;
    case "pins-differ":
      return t.onboarding.pinAgain.different;
    case "sentence-short":
      return t.holder.keyFile.tooShort;
    default:
      return unlockSentence(t, fault);
  }
}
