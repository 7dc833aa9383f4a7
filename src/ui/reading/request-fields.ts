import type { LocalDate } from "#src/dossier/local-date.ts";
import { REQUEST_LAWS, type SupportRequest } from "#src/dossier/support-request.ts";
import type { Catalogue } from "#src/i18n/catalogue.ts";
import type { FieldName, RecordField } from "./record-fields.ts";

/** Of a request to the municipality: for whom, and when. */
export function requestFields(t: Catalogue, today: LocalDate): readonly RecordField<FieldName<SupportRequest>>[] {
  const { fields: words, facts, laws } = t.talk.request;
  return [
    {
      type: "choice",
      name: "law",
      label: words.law,
      fact: words.lawFact,
      choices: REQUEST_LAWS.map((value) => ({ value, label: laws[value] })),
    },
    { type: "line", name: "asks", fact: facts.asks, label: words.asks, hint: words.asksHint },
    {
      type: "day",
      name: "on",
      fact: facts.on,
      label: words.on,
      quick: [{ value: today, label: t.calendar.fields.today }],
      missing: t.kit.date.missing,
    },
    { type: "day", name: "planGivenOn", fact: facts.planGivenOn, label: words.planGivenOn, more: true },
    { type: "day", name: "answeredOn", fact: facts.answeredOn, label: words.answeredOn, more: true },
  ];
}
