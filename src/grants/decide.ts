import type { Voice } from "#src/dossier/roster-member.ts";
import type { DomainRight } from "#src/protocol/capability.ts";
import type { Authored, Judge, Verdict } from "#src/dossier/authored.ts";
import { AreaRating } from "#src/dossier/area-rating.ts";
import { Agreement } from "#src/dossier/agreement.ts";
import { CasePoint } from "#src/dossier/case-point.ts";
import { Copied } from "#src/dossier/copied.ts";
import { ChildVoice } from "#src/dossier/child-voice.ts";
import { OWNER } from "#src/dossier/entity-id.ts";
import { FamilyShare } from "#src/dossier/family-share.ts";
import { Delegation } from "#src/dossier/delegation.ts";
import { GoalScore } from "#src/dossier/goal-score.ts";
import { NeedKey } from "#src/dossier/need-key.ts";
import { Note } from "#src/dossier/note.ts";
import { HelpClaim } from "#src/dossier/help-claim.ts";
import { HelpOffer } from "#src/dossier/help-offer.ts";
import type { KnownOp } from "#src/dossier/op.ts";
import { Proposal } from "#src/dossier/proposal.ts";
import { Receipt } from "#src/dossier/receipt.ts";
import { ShareKept } from "#src/dossier/share-kept.ts";
import type { Rules } from "#src/dossier/reduce.ts";
import { strategyOf } from "#src/dossier/section-kinds.ts";
import { Withdrawal } from "#src/dossier/withdrawal.ts";
import { deviceCounts, foldRoster, isRosterRecord, memberAt, type Roster } from "./roster.ts";
import { type DomainRights, hasDomainRight } from "./rights.ts";

/** Why an op is kept but not applied. */
export type RefusalReason =
  /** The device had been ended by that position of the log. */
  | "device-ended"
  /** Only the resident's devices repeat what others wrote. */
  | "restated-by-another"
  /** The envelope was signed by another grant than the one that speaks. */
  | "author-is-not-the-signer"
  /** Not in the roster at that position, or void by then. */
  | "not-in-roster"
  | "outside-window"
  /** Only the resident makes records of this kind, or this version does not know it. */
  | "kind-is-the-owners"
  | "right-missing"
  /** Of the family's members or of a child, by their own keys only. */
  | "another-voice";

/**
 * What a holder may make, with the right it takes. All else is the resident's. A receipt, a copy, a need and a
 * withdrawal take none, nor does who let a colleague in: they say what their own author did or lacks.
 */
const HOLDERS_KINDS: ReadonlyMap<string, DomainRight | undefined> = new Map<string, DomainRight | undefined>([
  [Note.name, "note"],
  [CasePoint.name, "note"],
  [Agreement.name, "note"],
  [Proposal.name, "propose"],
  [GoalScore.name, "score"],
  [AreaRating.name, "score"],
  [HelpClaim.name, "help"],
  // A message to the resident, also of who was never asked for anything.
  [HelpOffer.name, "note"],
  [Receipt.name, undefined],
  [Copied.name, undefined],
  [NeedKey.name, undefined],
  [ShareKept.name, undefined],
  [Delegation.name, undefined],
  [Withdrawal.name, undefined],
]);

/** What is made by who speaks as one of the family, whatever else their key allows. */
const VOICES_KINDS: ReadonlyMap<string, Voice> = new Map<string, Voice>([
  [FamilyShare.name, "family"],
  [ChildVoice.name, "child"],
]);

/** Would what a holder makes with these rights be taken in? The same rule as everybody judges by, before it is sent. */
export function mayMake(domain: DomainRights, kind: string): boolean {
  const right = HOLDERS_KINDS.get(kind);
  return right === undefined || hasDomainRight(domain, right);
}

const IN_A_WELCOME = 0;
const ALLOWED: Verdict = { allowed: true };
const refuse = (reason: RefusalReason): Verdict => ({ allowed: false, reason });

/**
 * May this op be applied? Judged at the op's own position: a right that was lost later spoils nothing that
 * was written before. That nobody amends another's record needs no rule here: an op names only the id, and
 * the author is who signed.
 */
export function decide(roster: Roster, authored: Authored<KnownOp>): Verdict {
  const { author, device, position, epoch, op, restated } = authored;
  if (author === OWNER || restated === true) {
    // What came in a welcome lies at no epoch. A colleague has the present state from who let them in, and says so.
    if (roster.members.has(device) && !(restated === true && epoch === IN_A_WELCOME))
      return refuse(restated === true ? "restated-by-another" : "author-is-not-the-signer");
    // A child speaks by a key of its own, never by the resident's device.
    if (author === OWNER && op.kind === ChildVoice.name) return refuse("another-voice");
    return deviceCounts(roster, device, position) ? ALLOWED : refuse("device-ended");
  }
  if (author !== (device as string)) return refuse("author-is-not-the-signer");
  const member = memberAt(roster, device, position);
  if (member === undefined) return refuse("not-in-roster");
  if (epoch < member.window.nbf || epoch >= member.window.exp) return refuse("outside-window");
  const voice = VOICES_KINDS.get(op.kind);
  if (voice !== undefined) return member.voice === voice ? ALLOWED : refuse("another-voice");
  if (!HOLDERS_KINDS.has(op.kind)) return refuse("kind-is-the-owners");
  const right = HOLDERS_KINDS.get(op.kind);
  return right === undefined || hasDomainRight(member.domain, right) ? ALLOWED : refuse("right-missing");
}

export function judgeBy(records: readonly Authored<KnownOp>[]): Judge {
  const roster = foldRoster(records);
  return (authored) => decide(roster, authored);
}

/** With these a section's log is reduced everywhere in the product. */
export const sectionRules: Rules = { isRecord: isRosterRecord, judgeBy, strategyOf };
