import type { Catalogue } from "#src/i18n/catalogue.ts";
import type { HandFault } from "#src/operations/hand-share.ts";

/** The sentence for a share that was not handed over. */
export function handFaultText(t: Catalogue, fault: HandFault): string {
  const texts = t.guardians.hand;
  switch (fault.type) {
    case "digits-wrong":
      return texts.wrong(fault.left);
    case "offer-over":
      return texts.stopped;
    case "offer-contested":
      return texts.contested;
    case "claim-unusable":
      return texts.unusable;
    case "code-incomplete":
    case "code-unknown":
    case "code-for-key":
    case "code-for-device":
    case "code-for-share":
      return texts.notShare;
    case "share-without-key":
      return texts.withoutKey;
    case "offline":
      return texts.offline;
    case "refused":
      return fault.problem === "revoked"
        ? texts.revoked
        : fault.problem === "invite-taken"
          ? texts.unusable
          : texts.later;
    default:
      return texts.later;
  }
}
