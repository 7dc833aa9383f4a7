import type { Catalogue } from "#src/i18n/catalogue.ts";
import { isEasyPin } from "./easy-pin.ts";

const PIN_LENGTH = 6;

/** What is wrong with a new pincode as it was typed. */
export type PinFault = { readonly type: "pin-incomplete" | "pin-easy" | "pins-differ" };

/** The first time a new pincode is typed. */
export const newPinFault = (pin: string): PinFault | undefined =>
  pin.length < PIN_LENGTH ? { type: "pin-incomplete" } : isEasyPin(pin) ? { type: "pin-easy" } : undefined;

/** The second time. */
export const secondPinFault = (pin: string, again: string): PinFault | undefined =>
  again.length < PIN_LENGTH ? { type: "pin-incomplete" } : again === pin ? undefined : { type: "pins-differ" };

export function pinSentence(t: Catalogue, fault: PinFault): string {
  switch (fault.type) {
    case "pin-incomplete":
      return t.kit.pin.incomplete;
    case "pin-easy":
      return t.onboarding.pin.tooSimple;
    case "pins-differ":
      return t.onboarding.pinAgain.different;
  }
}
