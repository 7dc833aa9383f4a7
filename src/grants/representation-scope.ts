import { type Acting, SCOPES, type Scope } from "#src/dossier/acting.ts";
import type { GoalTopics } from "#src/dossier/goal-topics.ts";
import type { AreaCode } from "#src/dossier/life-area.ts";
import type { RepresentativeRole } from "#src/dossier/representation.ts";
import type { SectionKind } from "#src/dossier/section-kinds.ts";
import type { SectionId } from "#src/protocol/ids.ts";
import type { LedgerGrant } from "./ledger.ts";

/**
 * What somebody who represents the resident in money, in care or in both gets to see, to begin with. Chosen narrow: with
 * the topics that the law gives to a bewindvoerder (Burgerlijk Wetboek 1:431) or a mentor (1:450: verzorging, verpleging,
 * behandeling, begeleiding) beyond doubt. Whatever else is theirs to know, the resident ticks.
 */
const AREAS: Readonly<Record<Scope, readonly AreaCode[]>> = {
  money: ["money"],
  care: ["body", "mind", "day", "self-care", "habits"],
  both: ["money", "body", "mind", "day", "self-care", "habits"],
};

/**
 * Whole sections. How the resident likes to be helped, and which help there is, tell about care: whoever minds the money
 * alone sees neither. The map, the diary, how it goes, the crisis card and documents are in no key by themselves.
 */
const KINDS: Readonly<Record<Scope, ReadonlySet<SectionKind>>> = {
  money: new Set(),
  care: new Set(["about", "services"]),
  both: new Set(["about", "services"]),
};

/** A part of the plan, a goal with its topics. */
export type ScopedPart = { readonly section: SectionId; readonly kind: SectionKind; readonly topics?: GoalTopics };

/**
 * A goal is in scope when it has topics and all of them are: what is about money and about sleep tells about sleep. One
 * with a name that nobody can place is out.
 */
export function isInScope(scope: Scope, { kind, topics }: Omit<ScopedPart, "section">): boolean {
  if (kind !== "goal") return KINDS[scope].has(kind);
  if (topics === undefined || topics.areas.size === 0 || topics.unknown.length > 0) return false;
  return !isBeyond(scope, topics);
}

/** Is it plain that the goal is also about something else? */
export const isBeyond = (scope: Scope, { areas }: Pick<GoalTopics, "areas">): boolean =>
  [...areas].some((area) => !AREAS[scope].some((one) => one === area));

export const sectionsInScope = (scope: Scope, parts: readonly ScopedPart[]): readonly SectionId[] =>
  parts.filter((part) => isInScope(scope, part)).map(({ section }) => section);

export const parseScope = (text: string | undefined): Scope | undefined => SCOPES.find((one) => one === text);

const ROLES: Readonly<Record<RepresentativeRole, Scope | undefined>> = {
  administrator: "money",
  mentor: "care",
  guardian: "both",
  // A written authorisation says itself what it is about.
  authorised: undefined,
};
export const scopeOfRole = (role: RepresentativeRole): Scope | undefined => ROLES[role];

/** That the holder of a key acts for the resident: in what, how, and in which of the key's sections. */
export type Represents = Acting & { readonly sections: readonly SectionId[] };

/** What the ledger says of it; undefined for a key whose holder acts for nobody, as a colleague's always is. */
export function representsOf({ represents, mode, sections, parent }: LedgerGrant): Represents | undefined {
  if (represents === undefined || parent !== undefined) return undefined;
  const { scope } = represents;
  return { scope, mode: mode ?? "together", sections: represents.sections.filter((one) => sections.includes(one)) };
}
