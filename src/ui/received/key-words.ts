import { MINUTE } from "#src/base/instant.ts";
import { dayNumber, type LocalDate, parseLocalDate } from "#src/dossier/local-date.ts";
import type { Catalogue } from "#src/i18n/catalogue.ts";
import type { Formats } from "#src/i18n/formats.ts";
import type { ReceivedKey } from "./received-keys.ts";

/** Within so many days a key is said to stop soon. */
const SOON_DAYS = 7;

/** Until when, in words: a day, or in how many days where that is soon. */
export function untilWords(t: Catalogue, f: Formats, { over, until }: ReceivedKey, today: LocalDate): string {
  if (over) return t.holder.list.ended;
  if (until === undefined) return "";
  const last = parseLocalDate(f.day(until - MINUTE));
  const left = last === undefined ? SOON_DAYS + 1 : dayNumber(last) - dayNumber(today);
  return left <= SOON_DAYS ? t.workspace.list.endsIn(Math.max(0, left)) : t.holder.list.until(f.shortLastDay(until));
}

/** What is asked of who holds the key, one sentence each. */
export function askedWords(t: Catalogue, { answers, steps, quiet }: ReceivedKey): readonly string[] {
  const { list } = t.workspace;
  return [
    ...(answers > 0 ? [list.answers(answers)] : []),
    ...(steps > 0 ? [list.steps(steps)] : []),
    ...(quiet ? [list.quiet] : []),
  ];
}

/** What is new; undefined when nothing is. */
export function newsWords(t: Catalogue, { news }: ReceivedKey): string | undefined {
  if (news === null) return t.workspace.list.notRead;
  return news === 0 ? undefined : t.workspace.list.news(news);
}
