import type { Catalogue } from "#src/i18n/catalogue.ts";
import type { KeyChoiceFault } from "#src/grants/key-choice.ts";
import type { WindowFault } from "#src/grants/window.ts";
import type { OfferFault } from "#src/operations/offer-key.ts";

/** The sentence beside the button that could not do it: what happened, what is safe, what to do. */
export function offerFaultText(t: Catalogue, fault: OfferFault): string {
  switch (fault.type) {
    case "offline":
      return t.errors.offline;
    case "not-shared-yet":
    case "garbled":
      return t.errors.relay;
    case "refused":
      return fault.problem === "clock-skew" ? t.errors.clock : t.errors.relay;
    case "clock":
      return fault.which === "device" ? t.errors.clock : t.errors.relay;
    case "storage":
      return t.errors.storageFull;
    case "code-incomplete":
    case "code-unknown":
    case "claim-unusable":
      return t.keys.reverse.notOurs;
    case "code-for-device":
      return t.devices.join.codeForDevice;
    case "digits-wrong":
      return t.errors.digits.wrong(fault.left);
    case "offer-over":
      return t.keys.scan.old;
    case "offer-contested":
      return t.errors.code.claimedTwice;
    case "date-in-the-past":
    case "date-too-far":
      return windowFaultText(t, fault);
    default:
      return t.errors.unexpected;
  }
}

export const windowFaultText = (t: Catalogue, fault: WindowFault): string =>
  fault.type === "date-in-the-past" ? t.keys.until.past : t.keys.until.tooLate;

export function choiceFaultText(t: Catalogue, fault: KeyChoiceFault): string {
  switch (fault.type) {
    case "nothing-chosen":
      return t.keys.own.nothing;
    case "propose-needs-reading":
      return t.keys.own.proposeNeedsReading;
    case "score-needs-reading":
      return t.keys.own.scoreNeedsReading;
    case "reading-needs-a-part":
      return t.keys.own.readNeedsPart;
    case "part-cannot-be-shared":
      return t.keys.own.notShareable;
  }
}
