import type { LocalDate } from "#src/dossier/local-date.ts";
import { addDays } from "#src/dossier/local-date.ts";
import type { Proposal } from "#src/dossier/proposal.ts";
import type { Catalogue } from "#src/i18n/catalogue.ts";
import type { FieldName, RecordField } from "#src/ui/reading/record-fields.ts";

/** What is more than a step of a goal. */
export type Other = Extract<Proposal["proposes"], "goal" | "service" | "appointment">;

/** What is asked of who proposes it. */
export function proposeFields(
  t: Catalogue,
  what: Other,
  today: LocalDate,
): readonly RecordField<FieldName<Proposal>>[] {
  const words = t.workspace.propose;
  const { missing } = t.holder.propose;
  const why = { type: "text", name: "why", label: words.why, hint: t.kit.optional } as const;
  switch (what) {
    case "goal":
      return [{ type: "line", name: "text", label: words.goal, missing }, why];
    case "service":
      return [
        { type: "line", name: "text", label: words.service, missing },
        { type: "name", name: "provider", label: words.provider, hint: t.kit.optional },
        why,
      ];
    case "appointment":
      return [
        { type: "line", name: "text", label: words.appointment, missing },
        {
          type: "day",
          name: "due",
          label: words.day,
          quick: [
            { value: today, label: t.calendar.fields.today },
            { value: addDays(today, 1), label: t.calendar.fields.tomorrow },
          ],
          missing: words.dayMissing,
        },
        { type: "time", name: "at", label: words.at, hint: t.calendar.fields.timeHint },
        { type: "line", name: "place", label: words.place, hint: t.kit.optional },
      ];
  }
}
