import type { Catalogue } from "#src/i18n/catalogue.ts";
import { isEasyPin } from "./easy-pin.ts";

/** What opens this device by typing: six digits, or a sentence for who needs more. */
export type SecretKind = "pin" | "sentence";

const PIN_LENGTH = 6;
/** Four ordinary words are about what holds against somebody with a copy of the disk and much time. */
const LEAST_WORDS = 4;
const LEAST_CHARACTERS = 16;

export type SecretFault = { readonly type: "pin-incomplete" | "pin-easy" | "sentence-short" | "secrets-differ" };

/** Whole enough to be tried. */
export const typedFault = (kind: SecretKind, typed: string): SecretFault | undefined => {
  if (kind === "pin") return typed.length < PIN_LENGTH ? { type: "pin-incomplete" } : undefined;
  return typed.trim() === "" ? { type: "sentence-short" } : undefined;
};

/** Good enough to be chosen. */
export function chosenFault(kind: SecretKind, typed: string): SecretFault | undefined {
  if (kind === "pin") return typedFault(kind, typed) ?? (isEasyPin(typed) ? { type: "pin-easy" } : undefined);
  const words = typed.trim().split(/\s+/u);
  const isShort = words.length < LEAST_WORDS || words.join(" ").length < LEAST_CHARACTERS;
  return isShort ? { type: "sentence-short" } : undefined;
}

export function secretSentence(t: Catalogue, kind: SecretKind, fault: SecretFault): string {
  switch (fault.type) {
    case "pin-incomplete":
      return t.kit.pin.incomplete;
    case "pin-easy":
      return t.onboarding.pin.tooSimple;
    case "sentence-short":
      return t.opening.sentence.tooShort;
    case "secrets-differ":
      return kind === "pin" ? t.onboarding.pinAgain.different : t.opening.sentence.different;
  }
}
