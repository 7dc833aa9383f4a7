import type { Catalogue } from "#src/i18n/catalogue.ts";
import type { OfferState } from "#src/ui/session/offering.ts";
import { offerFaultText } from "#src/ui/session/key-fault-text.ts";

/** Why there is no code on the screen; undefined while there is or will be one. */
export function offerTrouble(t: Catalogue, state: OfferState): string | undefined {
  if (state.type !== "failed") return undefined;
  return state.digits ? t.errors.digits.stopped : offerFaultText(t, state.fault);
}

/** What to press then: try the same again, or make a new code. */
export const retryLabel = (t: Catalogue, state: OfferState): string =>
  state.type === "failed" && (state.fault.type === "offer-over" || state.fault.type === "offer-contested")
    ? t.keys.scan.renew
    : t.kit.qr.again;
