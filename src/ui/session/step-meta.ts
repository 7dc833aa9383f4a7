import type { Repeat } from "#src/dossier/recurrence.ts";
import type { Step } from "#src/dossier/step.ts";
import type { Catalogue } from "#src/i18n/catalogue.ts";
import type { Formats } from "#src/i18n/formats.ts";

const REPEAT_WORDS: ReadonlyMap<string, (t: Catalogue) => string> = new Map<Repeat, (t: Catalogue) => string>([
  ["FREQ=DAILY", (t) => t.calendar.fields.repeats.day],
  ["FREQ=WEEKLY", (t) => t.calendar.fields.repeats.week],
  ["FREQ=WEEKLY;INTERVAL=2", (t) => t.calendar.fields.repeats.twoWeeks],
  ["FREQ=MONTHLY", (t) => t.calendar.fields.repeats.month],
]);

/** Who does a step, whether it has begun, and by when: "Noor · Bezig · morgen". Undefined when nothing is known. */
export function stepMeta(t: Catalogue, f: Formats, { who, how, status, due, repeat }: Step): string | undefined {
  const parts = [
    who ?? (how === undefined ? undefined : t.goals.step[how]),
    status === "doing" ? t.goals.step.statuses.doing : undefined,
    due === undefined ? undefined : f.relativeDay(due),
    repeat === undefined ? undefined : REPEAT_WORDS.get(repeat)?.(t),
  ].filter((part) => part !== undefined);
  return parts.length === 0 ? undefined : parts.join(" · ");
}
