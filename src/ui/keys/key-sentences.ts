import type { Catalogue } from "#src/i18n/catalogue.ts";
import type { Formats } from "#src/i18n/formats.ts";
import type { Acting } from "#src/dossier/acting.ts";
import { type DomainRights, hasDomainRight } from "#src/grants/rights.ts";
import { type DateChoice, DUTCH_TIME, dateIn, lastDay } from "#src/grants/window.ts";
import { DAY, type Instant } from "#src/base/instant.ts";
import type { SectionId } from "#src/protocol/ids.ts";
import type { PlanPart } from "./plan-parts.ts";

/** What a key opens and allows, as chosen or as given. */
export type KeyContents = {
  readonly sections: readonly SectionId[];
  readonly domain: DomainRights;
  readonly passOn?: boolean;
  /** Help requests: no parts of the plan. */
  readonly asked?: readonly SectionId[];
};

export function partName(t: Catalogue, part: PlanPart): string {
  if (part.kind === "child") return t.child.part(part.text);
  return part.kind === "goal" || part.kind === "case-sheet"
    ? t.keys.parts[part.kind](part.text)
    : t.keys.parts[part.kind];
}

/** "Zo help je mij, en 2 hulpvragen"; empty when nothing is opened. A part that is gone from the plan is not named. */
export function partsText(
  t: Catalogue,
  parts: readonly PlanPart[],
  { sections, asked = [] }: Pick<KeyContents, "sections" | "asked">,
): string {
  const names = parts.filter(({ section }) => sections.includes(section)).map((part) => partName(t, part));
  if (asked.length > 0) names.push(t.help.key.requests(asked.length));
  const last = names.at(-1);
  if (last === undefined || names.length === 1) return last ?? "";
  return `${names.slice(0, -1).join(", ")}, ${t.keys.check.lastPart(last)}`;
}

export function seesText(t: Catalogue, parts: readonly PlanPart[], contents: KeyContents): string {
  const named = partsText(t, parts, contents);
  return named === "" ? t.keys.check.seesNothing : t.keys.check.sees(named);
}

/** "lezen, berichtje, voorstel" */
export function rightsText(t: Catalogue, { sections, domain, passOn, asked = [] }: KeyContents): string {
  const names = [
    ...(sections.length > 0 ? [t.keys.rights.read] : []),
    ...(hasDomainRight(domain, "note") ? [t.keys.rights.note] : []),
    ...(hasDomainRight(domain, "propose") ? [t.keys.rights.propose] : []),
    ...(hasDomainRight(domain, "score") ? [t.keys.rights.score] : []),
    ...(asked.length > 0 ? [t.help.key.right] : []),
    ...(passOn === true ? [t.handover.rights.passOnShort] : []),
  ];
  return names.join(", ");
}

/** "De ander mag: lezen, berichtje, voorstel." */
export const mayText = (t: Catalogue, contents: KeyContents): string => t.keys.check.may(rightsText(t, contents));

/** "Beslist namens jou over geld. Bij elk voorstel zeg jij ja of nee." */
export const representsText = (t: Catalogue, { scope, mode }: Acting): string =>
  `${t.represent.says[scope]} ${t.represent.sayHow[mode]}`;

/** The last day of a choice in words, "dinsdag 3 maart"; with the hour where it ends in the middle of one. */
export const lastDayText = (f: Formats, choice: DateChoice, now: Instant): string =>
  choice.type === "two-days" ? f.lastDay(now + 2 * DAY) : f.date(lastDay(choice, dateIn(DUTCH_TIME, now)));

/** "Joost, begeleider, Wijkteam Zuid", as far as it was filled in. */
export const whoText = (who: {
  readonly name: string;
  readonly role?: string | undefined;
  readonly organisation?: string | undefined;
}): string => [who.name, who.role, who.organisation].filter((part) => part !== undefined && part !== "").join(", ");
