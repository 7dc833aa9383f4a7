import { datesAhead, type HelpDate } from "#src/dossier/help-dates.ts";
import type { HelpKind, HelpRequest } from "#src/dossier/help-request.ts";
import { compareDates, type LocalDate } from "#src/dossier/local-date.ts";
import type { Catalogue } from "#src/i18n/catalogue.ts";
import type { Formats } from "#src/i18n/formats.ts";
import type { IconName } from "#src/ui/kit/icon-shapes.ts";
import { repeatChoices } from "./repeat-words.ts";

export const HELP_ICONS: Readonly<Record<HelpKind, IconName>> = {
  groceries: "basket",
  dog: "dog",
  garden: "leaf",
  company: "cup",
  ride: "car",
  paperwork: "paper",
  other: "hand",
};

/** What is asked, in one line: the ready word, or what the resident wrote where none fits. */
export const helpTitle = (t: Catalogue, { what, text }: Pick<HelpRequest, "what" | "text">): string =>
  what === "other" && text !== undefined ? (text.split("\n")[0] ?? text) : t.help.kinds[what];

/** What was written beside the title; undefined when that says it all. */
export const helpText = (request: Pick<HelpRequest, "what" | "text">): string | undefined =>
  request.what === "other" && request.text?.includes("\n") !== true ? undefined : request.text;

/** "dinsdag 30 maart", or the days of a week of which one will do. */
export function helpDayText(t: Catalogue, f: Formats, { on, last }: HelpDate, today: LocalDate): string {
  if (on === last) return f.relativeDay(on);
  const begun = compareDates(on, today) <= 0;
  return begun ? t.help.when.restOfWeek(f.date(last)) : t.help.when.week(f.date(on), f.date(last));
}

/** The same with its time. */
export function helpDateText(
  t: Catalogue,
  f: Formats,
  at: string | undefined,
  date: HelpDate,
  today: LocalDate,
): string {
  const day = helpDayText(t, f, date, today);
  return at === undefined ? day : t.help.when.at(day, at);
}

/** All dates that are ahead, how often they come back, and how long it takes. */
export function helpWhenText(t: Catalogue, f: Formats, request: HelpRequest, today: LocalDate): string {
  const ahead = datesAhead(request, today);
  const shown = request.repeat === undefined ? ahead : ahead.slice(0, request.on.length);
  const days = shown.map((date) => helpDayText(t, f, date, today));
  const often = repeatChoices(t).find(({ value }) => value === request.repeat)?.label;
  const when = request.at === undefined ? f.list(days) : `${f.list(days)}, ${t.help.atTime(request.at)}`;
  const takes = request.minutes === undefined ? [] : [t.help.when.takes(lengthText(t, f, request.minutes))];
  return [`${when}.`, ...(often === undefined ? [] : [`${often}.`]), ...takes].join(" ");
}

export function lengthText(t: Catalogue, f: Formats, minutes: number): string {
  if (minutes === 30) return t.help.when.half;
  if (minutes === 60) return t.help.when.hour;
  return minutes % 60 === 0 ? t.help.when.hours(f.number(minutes / 60)) : t.help.when.minutes(minutes);
}

/** "boodschappen doen en in de tuin helpen" after a name: what somebody offers to do. */
export const wantsText = (t: Catalogue, f: Formats, what: readonly HelpKind[]): string =>
  f.list(what.map((kind) => t.help.wants[kind]));
