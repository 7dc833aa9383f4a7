import type { Catalogue } from "#src/i18n/catalogue.ts";
import type { AskShareFault } from "#src/operations/ask-share.ts";
import type { GuardiansFault } from "#src/operations/recover-by-guardians.ts";

/** The sentence for a share that did not come, or a plan that did not. */
export function gatherSentence(t: Catalogue, fault: AskShareFault | GuardiansFault): string {
  const texts = t.guardians.gather.fault;
  switch (fault.type) {
    case "share-damaged":
      return texts.damaged;
    case "share-foreign":
      return texts.foreign;
    case "share-twice":
      return texts.twice;
    case "code-used":
      return texts.used;
    case "code-old":
      return texts.old;
    case "code-substituted":
      return texts.substituted;
    case "sheet-ended":
      return texts.ended;
    case "no-such-dossier":
      return texts.unknown;
    case "offline":
      return texts.offline;
    case "storage":
    case "storage-full":
    case "storage-gone":
      return texts.storage;
    case "refused":
      if (fault.problem === "held-back") return texts.notYet;
      return fault.problem === "revoked" ? texts.ended : texts.later;
    default:
      return texts.later;
  }
}
