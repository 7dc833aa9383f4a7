import { err, ok, type Result } from "#src/base/result.ts";
import { weekOf } from "#src/dossier/help-dates.ts";
import { HELP_KINDS, type HelpKind, type HelpRequest, MOST_DAYS } from "#src/dossier/help-request.ts";
import { addDays, compareDates, type LocalDate, parseLocalDate } from "#src/dossier/local-date.ts";
import { type GrantId, parseId16 } from "#src/protocol/ids.ts";
import { type FormValues, readTime, ticked } from "#src/ui/writing/form-values.ts";

/** On days of one's own, or on any day of this week or the next. */
export const WHEN_KINDS = ["day", "week", "nextWeek"] as const;
export type WhenKind = (typeof WHEN_KINDS)[number];

/** Minutes, as the form offers them. */
export const LENGTHS = ["30", "60", "120", "180"] as const;

export type WhenFault = { readonly type: "day-missing" | "day-past" | "time-unclear" };

type When = Pick<HelpRequest, "on" | "anyDay" | "at" | "minutes" | "repeat">;

export const kindOf = (form: FormValues): HelpKind | undefined => HELP_KINDS.find((kind) => kind === form["what"]);
export const whenKindOf = (form: FormValues): WhenKind => WHEN_KINDS.find((kind) => kind === form["kind"]) ?? "day";
export const daysOf = (form: FormValues): readonly LocalDate[] =>
  ticked(form["days"] ?? "")
    .flatMap((day) => parseLocalDate(day) ?? [])
    .sort(compareDates);
export const whomOf = (form: FormValues): readonly GrantId[] =>
  ticked(form["whom"] ?? "").flatMap((grant) => parseId16<GrantId>(grant) ?? []);
const filled = (form: FormValues, name: string): string | undefined => {
  const text = (form[name] ?? "").trim();
  return text === "" ? undefined : text;
};

/** When help is asked, as the form has it. Days that went by while it lay as a draft are not asked for. */
export function whenOf(form: FormValues, today: LocalDate): Result<When, WhenFault> {
  const typed = filled(form, "at");
  const kind = whenKindOf(form);
  const repeat = filled(form, "repeat");
  const minutes = filled(form, "minutes");
  const rest = {
    ...(minutes === undefined ? {} : { minutes: Number(minutes) }),
    ...(repeat === undefined ? {} : { repeat }),
  };
  if (kind !== "day") return ok({ on: [weekOf(addDays(today, kind === "week" ? 0 : 7))], anyDay: true, ...rest });
  const days = daysOf(form);
  const on = days.filter((day) => compareDates(day, today) >= 0).slice(0, MOST_DAYS);
  if (on.length === 0) return err({ type: days.length === 0 ? "day-missing" : "day-past" });
  const at = typed === undefined ? undefined : readTime(typed);
  if (typed !== undefined && at === undefined) return err({ type: "time-unclear" });
  return ok({ on, ...(at === undefined ? {} : { at }), ...rest });
}

/** The request that the form makes; undefined while something is missing. */
export function requestOf(form: FormValues, today: LocalDate): HelpRequest | undefined {
  const what = kindOf(form);
  const when = whenOf(form, today);
  if (what === undefined || !when.ok) return undefined;
  const [text, place] = [filled(form, "text"), filled(form, "place")];
  return {
    what,
    ...when.value,
    ...(text === undefined ? {} : { text }),
    ...(place === undefined ? {} : { place }),
  };
}
