import { Withdrawal } from "./withdrawal.ts";
import { Acting } from "./acting.ts";
import { AboutMe } from "./about-me.ts";
import { AgreedList } from "./agreed-list.ts";
import { Agreement, AgreementAnswer } from "./agreement.ts";
import { Answer } from "./answer.ts";
import { Appointment } from "./appointment.ts";
import { AreaDepth } from "./area-depth.ts";
import { AreaLink } from "./area-link.ts";
import { AreaRating } from "./area-rating.ts";
import { CasePoint } from "./case-point.ts";
import { CaseSheet } from "./case-sheet.ts";
import { CheckIn } from "./check-in.ts";
import { Copied } from "./copied.ts";
import { ChildPart } from "./child-part.ts";
import { ChildVoice } from "./child-voice.ts";
import { CrisisPhase } from "./crisis-phase.ts";
import { Delegation } from "./delegation.ts";
import { DiaryEntry } from "./diary-entry.ts";
import { Document } from "./document.ts";
import { isLive, type StrategyOf } from "./entity.ts";
import { FamilyGoal } from "./family-goal.ts";
import { FamilyMember } from "./family-member.ts";
import { FamilyShare } from "./family-share.ts";
import { GoalReview } from "./goal-review.ts";
import { GoalScore } from "./goal-score.ts";
import { Goal } from "./goal.ts";
import { HelpClaim } from "./help-claim.ts";
import { HelpOffer } from "./help-offer.ts";
import { HelpRequest } from "./help-request.ts";
import { HelpThanks } from "./help-thanks.ts";
import { HiddenVoice } from "./hidden-voice.ts";
import { IfThenCard } from "./if-then-card.ts";
import type { Kind } from "./kind.ts";
import { LifeArea } from "./life-area.ts";
import { Mirror } from "./mirror.ts";
import { Moved } from "./moved.ts";
import { MyStory } from "./my-story.ts";
import { NetworkFeeling } from "./network-feeling.ts";
import { NetworkMember } from "./network-member.ts";
import { NetworkSnapshot } from "./network-snapshot.ts";
import { Note } from "./note.ts";
import { Person } from "./person.ts";
import { PersonalPlan } from "./personal-plan.ts";
import { PilotLight } from "./pilot-light.ts";
import { PointOfContact } from "./point-of-contact.ts";
import { Proposal } from "./proposal.ts";
import { NeedKey } from "./need-key.ts";
import { Receipt } from "./receipt.ts";
import { ShareKept } from "./share-kept.ts";
import { Representation } from "./representation.ts";
import { entitiesOf, type SectionState } from "./reduce.ts";
import { RosterDevice, RosterMember } from "./roster-member.ts";
import { Rotation } from "./rotation.ts";
import { Service } from "./service.ts";
import { Step } from "./step.ts";
import { SupportRequest } from "./support-request.ts";
import { TakenAlong } from "./taken-along.ts";
import { WaitingCard } from "./waiting-card.ts";

/** What a section is for: the unit of sharing, each with its own key. A goal, a case sheet and a help request are sections of their own. */
export const SECTION_KINDS = [
  "about",
  "areas",
  "goal",
  "network",
  "coordination",
  "services",
  "calendar",
  "documents",
  "crisis",
  "family",
  "child",
  "diary",
  "story",
  "case-sheet",
  "help",
  "private",
  "inbox",
  "ledger",
] as const;
export type SectionKind = (typeof SECTION_KINDS)[number];

type SectionRule = {
  /** Records that live there, beside the roster's. */
  readonly kinds: readonly Kind[];
  /** May a key open it? The others are read by the resident's own devices and by nobody else, ever. */
  readonly shareable: boolean;
};

/** Of the log itself: who may write there, who acts for the resident, and what of it was taken back. */
const roster = [RosterMember, RosterDevice, Rotation, Withdrawal, Acting];
const talk = [Note, Proposal, Answer, TakenAlong, Moved];

const RULES: Readonly<Record<SectionKind, SectionRule>> = {
  about: { kinds: [Person, AboutMe, ...talk, ...roster], shareable: true },
  areas: { kinds: [LifeArea, AreaRating, AreaDepth, AreaLink, Mirror, ...talk, ...roster], shareable: true },
  goal: { kinds: [Goal, Step, GoalScore, GoalReview, ...talk, ...roster], shareable: true },
  network: { kinds: [NetworkMember, NetworkSnapshot, ...talk, ...roster], shareable: true },
  coordination: {
    kinds: [PointOfContact, IfThenCard, WaitingCard, PilotLight, CheckIn, Representation, ...talk, ...roster],
    shareable: true,
  },
  services: { kinds: [Service, SupportRequest, PersonalPlan, ...talk, ...roster], shareable: true },
  calendar: { kinds: [Appointment, ...talk, ...roster], shareable: true },
  documents: { kinds: [Document, ...talk, ...roster], shareable: true },
  crisis: { kinds: [CrisisPhase, ...talk, ...roster], shareable: true },
  family: { kinds: [FamilyMember, FamilyGoal, FamilyShare, PointOfContact, ...talk, ...roster], shareable: true },
  child: { kinds: [ChildPart, ChildVoice, ...talk, ...roster], shareable: true },
  diary: { kinds: [DiaryEntry, ...talk, ...roster], shareable: true },
  story: { kinds: [MyStory, ...talk, ...roster], shareable: true },
  "case-sheet": {
    kinds: [CaseSheet, CasePoint, Agreement, AgreementAnswer, AgreedList, ...talk, ...roster],
    shareable: true,
  },
  // Nobody talks here: whoever else was asked reads it too. A note goes to the inbox.
  help: { kinds: [HelpRequest, HelpClaim, HelpThanks, TakenAlong, Moved, ...roster], shareable: true },
  private: { kinds: [NetworkFeeling, HiddenVoice, ...roster], shareable: false },
  inbox: {
    kinds: [Note, Receipt, Copied, NeedKey, ShareKept, Delegation, HelpOffer, TakenAlong, ...roster],
    shareable: false,
  },
  // Its records name keys and capabilities, of which the dossier knows nothing.
  ledger: { kinds: [], shareable: false },
};

/** Others speak here in their own name: what they said is theirs alone to take back. */
export const isOfManyVoices = (section: SectionKind): boolean => section === "family" || section === "child";

export const isShareable = (section: SectionKind): boolean => RULES[section].shareable;

/** Does a record of this kind belong in such a section? Kinds of later versions do not, and are kept all the same. */
export const livesIn = (kind: string, section: SectionKind): boolean =>
  RULES[section].kinds.some(({ name }) => name === kind);

/** Of keys and of who read what: of the dossier itself it says nothing, and elsewhere it would mean nothing. */
const ABOUT_ACCESS: ReadonlySet<string> = new Set(
  [...roster, Receipt, Copied, NeedKey, ShareKept, Delegation, HelpOffer, HiddenVoice, Moved].map(({ name }) => name),
);

/** The kind of that name, where its records live in such a section and are part of what the dossier says. */
export const contentKind = (kind: string, section: SectionKind): Kind | undefined =>
  ABOUT_ACCESS.has(kind) ? undefined : RULES[section].kinds.find(({ name }) => name === kind);

/** Is there anything in it beside who may write there? */
export const holdsSomething = (state: SectionState): boolean =>
  [...state.kinds.keys()].some(
    (kind) => !roster.some(({ name }) => name === kind) && [...entitiesOf(state, kind)].some(isLive),
  );

const SIDE_BY_SIDE: ReadonlySet<string> = new Set(
  Object.values(RULES).flatMap(({ kinds }) =>
    kinds.flatMap(({ name, sideBySide }) => [...sideBySide].map((field) => `${name}/${field}`)),
  ),
);

/** Last writer, except where a kind asks to keep concurrent values. */
export const strategyOf: StrategyOf = (kind, field) =>
  SIDE_BY_SIDE.has(`${kind}/${field}`) ? "side-by-side" : "last-writer";
