import { AboutMe } from "./about-me.ts";
import { Answer } from "./answer.ts";
import type { StrategyOf } from "./entity.ts";
import { Goal } from "./goal.ts";
import type { Kind } from "./kind.ts";
import { MyStory } from "./my-story.ts";
import { NetworkFeeling } from "./network-feeling.ts";
import { NetworkMember } from "./network-member.ts";
import { Note } from "./note.ts";
import { Person } from "./person.ts";
import { Proposal } from "./proposal.ts";
import { Receipt } from "./receipt.ts";
import { RosterDevice, RosterMember } from "./roster-member.ts";
import { Rotation } from "./rotation.ts";
import { Step } from "./step.ts";

/** What a section is for: the unit of sharing, each with its own key. A goal is a section of its own. */
export const SECTION_KINDS = ["about", "goal", "network", "story", "private", "inbox", "ledger"] as const;
export type SectionKind = (typeof SECTION_KINDS)[number];

type SectionRule = {
  /** Records that live there, beside the roster's. */
  readonly kinds: readonly Pick<Kind, "name" | "sideBySide">[];
  /** May a key open it? The others are read by the resident's own devices and by nobody else, ever. */
  readonly shareable: boolean;
};

const roster = [RosterMember, RosterDevice, Rotation];
const talk = [Note, Proposal, Answer];

const RULES: Readonly<Record<SectionKind, SectionRule>> = {
  about: { kinds: [Person, AboutMe, ...talk, ...roster], shareable: true },
  goal: { kinds: [Goal, Step, ...talk, ...roster], shareable: true },
  network: { kinds: [NetworkMember, ...talk, ...roster], shareable: true },
  story: { kinds: [MyStory, ...talk, ...roster], shareable: true },
  private: { kinds: [NetworkFeeling, ...roster], shareable: false },
  inbox: { kinds: [Note, Receipt, ...roster], shareable: false },
  // Its records name keys and capabilities, of which the dossier knows nothing.
  ledger: { kinds: [], shareable: false },
};

export const isShareable = (section: SectionKind): boolean => RULES[section].shareable;

/** Does a record of this kind belong in such a section? Kinds of later versions do not, and are kept all the same. */
export const livesIn = (kind: string, section: SectionKind): boolean =>
  RULES[section].kinds.some(({ name }) => name === kind);

const SIDE_BY_SIDE: ReadonlySet<string> = new Set(
  Object.values(RULES).flatMap(({ kinds }) =>
    kinds.flatMap(({ name, sideBySide }) => [...sideBySide].map((field) => `${name}/${field}`)),
  ),
);

/** Last writer, except where a kind asks to keep concurrent values. */
export const strategyOf: StrategyOf = (kind, field) =>
  SIDE_BY_SIDE.has(`${kind}/${field}`) ? "side-by-side" : "last-writer";
