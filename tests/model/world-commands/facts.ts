import { DAY, HOUR, type Instant, instant, MINUTE } from "#src/base/instant.ts";
import type { DomainRights } from "#src/grants/rights.ts";
import type { DateChoice } from "#src/grants/window.ts";
import type { GrantId, SectionId } from "#src/protocol/ids.ts";
import type { RelaySpy } from "./relay-spy.ts";

/** What a key may open of one section: entries of the epochs [from, exp) that were let in before it closed. */
export type Opening = {
  readonly section: SectionId;
  readonly from: number;
  readonly exp: number;
  /** The spy's time when it began. */
  readonly since: number;
  /** The spy's time from which a later issue of the key took its place. */
  closed?: number;
};

/** A key as the people who gave it agreed it, whatever the app made of it. */
export type KeyFact = {
  readonly grant: GrantId;
  readonly holder: string;
  readonly parent: KeyFact | undefined;
  passOn: boolean;
  domain: DomainRights;
  sections: readonly SectionId[];
  exp: number;
  readonly openings: Opening[];
};

export type TextFact = {
  readonly token: string;
  readonly section: SectionId;
  /** A grant, or the resident on whichever device. */
  readonly by: GrantId | "owner";
  /** `perhaps`: the device died while it was written. */
  fate: "said" | "perhaps" | "taken-back";
};

const LEAF = 15 * MINUTE;
const ZERO = Date.UTC(2020, 0, 1);
/** The world lives in a Dutch summer. */
const DUTCH_SUMMER = 2 * HOUR;

/** The number of a quarter of an hour, by the text of the protocol and by none of the app's code. */
export const leafAt = (time: Instant): number => Math.floor((time - ZERO) / LEAF);
export const startOfLeaf = (leaf: number): Instant => instant(ZERO + leaf * LEAF);

/** Where a key ends that is given now: at the end of its last day in the Netherlands, or after 48 hours. */
export function endOf(choice: DateChoice["type"], now: Instant): number {
  if (choice === "two-days") return Math.ceil((now + 2 * DAY - ZERO) / LEAF);
  const days = { today: 0, "two-weeks": 14, "three-months": 92, "one-year": 365, date: 0 }[choice];
  const midnight = Math.floor((now + DUTCH_SUMMER) / DAY) * DAY + (days + 1) * DAY - DUTCH_SUMMER;
  return (midnight - ZERO) / LEAF;
}

/** The spy's time from which nothing may come of a key; what ended the key above ended this one. */
export const endedAt = (spy: RelaySpy, key: KeyFact): number =>
  Math.min(
    spy.endedAt.get(key.grant) ?? Number.POSITIVE_INFINITY,
    key.parent ? endedAt(spy, key.parent) : Number.POSITIVE_INFINITY,
  );

/** Has its time passed, or that of the key above it? */
export const isOverAt = (key: KeyFact, now: Instant): boolean =>
  leafAt(now) >= key.exp || (key.parent !== undefined && isOverAt(key.parent, now));

function closedAt(spy: RelaySpy, key: KeyFact, opening: Opening): number {
  const drops = spy.dropped
    .filter(({ grant, section, at }) => grant === key.grant && section === opening.section && at >= opening.since)
    .map(({ at }) => at);
  const above = key.parent?.openings
    .filter(({ section }) => section === opening.section)
    .map((one) => (key.parent ? closedAt(spy, key.parent, one) : 0));
  return Math.min(
    endedAt(spy, key),
    opening.closed ?? Number.POSITIVE_INFINITY,
    ...drops,
    above && above.length > 0 ? Math.max(...above) : Number.POSITIVE_INFINITY,
  );
}

/** May whoever has all that this key ever had open what was let in as the spy's number `at`? */
export const mayOpen = (spy: RelaySpy, key: KeyFact, section: SectionId, leaf: number, at: number): boolean =>
  key.openings.some(
    (one) => one.section === section && one.from <= leaf && leaf < one.exp && at < closedAt(spy, key, one),
  );
