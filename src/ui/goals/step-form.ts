import { err, ok, type Result } from "#src/base/result.ts";
import type { Changes } from "#src/dossier/kind.ts";
import { addDays, type LocalDate, parseLocalDate } from "#src/dossier/local-date.ts";
import type { Step } from "#src/dossier/step.ts";

/** What the form of a step holds; texts as they are typed. */
export type StepForm = {
  readonly title: string;
  readonly how: NonNullable<Step["how"]> | "unknown";
  readonly who: string;
  readonly when: DayWord | "own";
  /** `YYYY-MM-DD` or empty; counts when `when` is "own". */
  readonly day: string;
  readonly status: Step["status"];
  /** A rule, or empty for once. */
  readonly repeat: string;
};

/** A day as people say it, for a step or a goal. */
export type DayWord = "none" | "today" | "tomorrow";

type DayFault = { readonly type: "day-missing" };

const dayWordOf = (day: LocalDate | undefined, today: LocalDate): DayWord | "own" => {
  if (day === undefined) return "none";
  if (day === today) return "today";
  return day === addDays(today, 1) ? "tomorrow" : "own";
};

/** The day that was chosen; null for none. */
export function dayOf(when: DayWord | "own", day: string, today: LocalDate): Result<LocalDate | null, DayFault> {
  switch (when) {
    case "none":
      return ok(null);
    case "today":
      return ok(today);
    case "tomorrow":
      return ok(addDays(today, 1));
    case "own": {
      const parsed = parseLocalDate(day);
      return parsed === undefined ? err({ type: "day-missing" }) : ok(parsed);
    }
  }
}

export const formOf = (step: Step, today: LocalDate): StepForm => ({
  title: step.title,
  how: step.how ?? "unknown",
  who: step.who ?? "",
  when: dayWordOf(step.due, today),
  day: step.due ?? "",
  status: step.status,
  repeat: step.repeat ?? "",
});

/** Every field of the form as a change; an empty one clears its field. */
export function changesOf(form: StepForm, today: LocalDate): Result<Changes<Step>, DayFault> {
  const due = dayOf(form.when, form.day, today);
  if (!due.ok) return due;
  return ok({
    title: form.title,
    how: form.how === "unknown" ? null : form.how,
    who: form.who.trim() === "" ? null : form.who,
    due: due.value,
    status: form.status,
    repeat: form.repeat === "" ? null : form.repeat,
  });
}

/** What brings a step back to how it was. */
export const changesBack = ({ title, how, who, due, status, repeat }: Step): Changes<Step> => ({
  title,
  how: how ?? null,
  who: who ?? null,
  due: due ?? null,
  status,
  repeat: repeat ?? null,
});
