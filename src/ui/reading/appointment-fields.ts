import type { Appointment } from "#src/dossier/appointment.ts";
import { addDays, type LocalDate } from "#src/dossier/local-date.ts";
import type { Catalogue } from "#src/i18n/catalogue.ts";
import type { FieldName, RecordField } from "./record-fields.ts";
import { repeatChoices } from "./repeat-words.ts";

/** What may be known of an appointment: only what and when must be. */
export function appointmentFields(t: Catalogue, today: LocalDate): readonly RecordField<FieldName<Appointment>>[] {
  const { fields: words, facts } = t.calendar;
  return [
    { type: "line", name: "title", label: words.what, hint: words.whatHint, missing: words.missing },
    {
      type: "day",
      name: "on",
      label: words.day,
      fact: words.dayFact,
      quick: [
        { value: today, label: words.today },
        { value: addDays(today, 1), label: words.tomorrow },
      ],
      missing: t.kit.date.missing,
    },
    { type: "time", name: "at", fact: facts.time, label: words.time, hint: words.timeHint },
    { type: "time", name: "until", fact: facts.until, label: words.until, hint: words.timeHint, more: true },
    { type: "line", name: "place", fact: facts.place, label: words.place, hint: t.kit.optional },
    { type: "name", name: "with", fact: facts.with, label: words.with, hint: t.kit.optional },
    { type: "text", name: "remember", label: words.remember, hint: words.rememberHint },
    {
      type: "choice",
      name: "repeat",
      fact: facts.repeat,
      label: words.repeat,
      choices: repeatChoices(t),
      none: words.repeats.once,
      more: true,
    },
  ];
}
