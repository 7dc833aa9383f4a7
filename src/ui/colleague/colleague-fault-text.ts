import type { Catalogue } from "#src/i18n/catalogue.ts";
import type { ColleagueFault } from "#src/operations/offer-colleague.ts";

/** The sentence beside the button that could not do it. `digits`: they were three times wrong. */
export function colleagueFaultText(t: Catalogue, fault: ColleagueFault, digits = false): string {
  switch (fault.type) {
    case "offline":
      return t.errors.offline;
    case "refused":
      return fault.problem === "clock-skew" ? t.errors.clock : t.errors.relay;
    case "clock":
      return fault.which === "device" ? t.errors.clock : t.errors.relay;
    case "digits-wrong":
      return t.errors.digits.wrong(fault.left);
    case "offer-over":
      return digits ? t.errors.digits.stopped : t.keys.scan.old;
    case "offer-contested":
      return t.errors.code.claimedTwice;
    case "claim-unusable":
      return t.keys.reverse.notOurs;
    case "may-not-pass-on":
      return t.handover.colleague.mayNot;
    case "storage":
    case "storage-full":
      return t.errors.storageFull;
    case "storage-gone":
      return t.errors.storageBlocked;
    case "forked":
      return t.errors.forked;
    case "garbled":
    case "page-garbled":
    case "keys-missing":
    case "recipient-key-unusable":
      return t.errors.relay;
  }
}
