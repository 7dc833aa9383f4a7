import type { GoalReview } from "#src/dossier/goal-review.ts";
import type { LocalDate } from "#src/dossier/local-date.ts";
import type { Catalogue } from "#src/i18n/catalogue.ts";
import type { FieldName, RecordField } from "./record-fields.ts";

/** Looking back on a goal: what went well comes first. */
export function reviewFields(t: Catalogue, today: LocalDate): readonly RecordField<FieldName<GoalReview>>[] {
  const words = t.goals.review;
  return [
    { type: "text", name: "goesWell", fact: words.facts.goesWell, label: words.goesWell },
    { type: "text", name: "adjust", fact: words.facts.adjust, label: words.adjust, hint: t.kit.optional },
    { type: "day", name: "next", fact: words.facts.next, label: words.next, hint: t.kit.optional },
    {
      type: "names",
      name: "present",
      fact: words.facts.present,
      label: words.present,
      hint: words.presentHint,
      more: true,
    },
    {
      type: "day",
      name: "on",
      label: words.on,
      quick: [{ value: today, label: t.calendar.fields.today }],
      missing: t.kit.date.missing,
      more: true,
    },
  ];
}
