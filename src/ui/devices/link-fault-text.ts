import type { Catalogue } from "#src/i18n/catalogue.ts";
import type { JoinFault } from "#src/operations/join-dossier.ts";
import type { LinkOfferFault } from "#src/operations/offer-link.ts";
import { unlockSentence } from "#src/ui/session/fault-sentence.ts";

/** On the device that shows the code. `digits`: it was three times wrong. */
export function linkFaultText(t: Catalogue, fault: LinkOfferFault, digits = false): string {
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
      return digits ? t.devices.code.stopped : t.keys.scan.old;
    case "offer-contested":
      return t.devices.code.contested;
    case "claim-unusable":
      return t.devices.code.unusable;
    case "too-many-links":
      return t.devices.code.tooMany;
    case "storage":
    case "storage-full":
      return t.errors.storageFull;
    case "storage-gone":
      return t.errors.storageBlocked;
    case "forked":
      return t.errors.forked;
    case "not-shared-yet":
    case "garbled":
    case "page-garbled":
    case "keys-missing":
    case "recipient-key-unusable":
      return t.errors.relay;
  }
}

/** On the device that is to be one of the resident's. `typed`: what is incomplete is called by its name. */
export function joinFaultText(t: Catalogue, fault: JoinFault, typed: boolean): string {
  switch (fault.type) {
    case "code-incomplete":
      return typed ? t.holder.code.typedIncomplete : t.errors.code.incomplete;
    case "code-unknown":
    case "code-for-share":
    case "code-for-device":
      return t.errors.code.notOurs;
    case "code-for-key":
      return t.devices.join.codeForKey;
    case "code-used":
      return t.errors.code.used;
    case "code-old":
      return t.errors.code.old;
    case "code-substituted":
      return t.holder.code.substituted;
    case "link-incomplete":
      return t.devices.join.incomplete;
    case "offline":
      return t.holder.code.offline;
    case "clock":
      return t.errors.clock;
    case "refused":
      if (fault.problem === "revoked" || fault.problem === "unauthenticated") return t.devices.join.incomplete;
      return fault.problem === "clock-skew" ? t.errors.clock : t.holder.code.later;
    case "forked":
      return t.errors.forked;
    case "storage":
      return t.errors.storageFull;
    case "garbled":
    case "page-garbled":
    case "keys-missing":
      return t.holder.code.later;
    default:
      return unlockSentence(t, fault);
  }
}
