import type { Catalogue } from "#src/i18n/catalogue.ts";
import type { UnlockFault } from "#src/operations/opening.ts";
import { unlockSentence } from "./fault-sentence.ts";
import { type SecretFault, type SecretKind, secretSentence } from "./secret-kind.ts";

/** What is wrong with what was typed, by what it should have been. */
export function doorSentence(t: Catalogue, kind: SecretKind, fault: UnlockFault | SecretFault): string {
  switch (fault.type) {
    case "pin-incomplete":
    case "pin-easy":
    case "sentence-short":
    case "secrets-differ":
      return secretSentence(t, kind, fault);
    case "pin-wrong":
      return kind === "pin" ? t.errors.pin.wrong : t.opening.sentence.wrong;
    default:
      return unlockSentence(t, fault);
  }
}
