import type { LocalDate } from "#src/dossier/local-date.ts";
import { type Service, SERVICE_LAWS } from "#src/dossier/service.ts";
import type { Catalogue } from "#src/i18n/catalogue.ts";
import type { FieldName, RecordField } from "./record-fields.ts";

/** Of help that is received: only what it is must be known. */
export function serviceFields(t: Catalogue, _today?: LocalDate): readonly RecordField<FieldName<Service>>[] {
  const { fields: words, laws } = t.services;
  return [
    { type: "line", name: "what", label: words.what, hint: words.whatHint, missing: words.missing },
    { type: "name", name: "provider", label: words.provider, hint: t.kit.optional },
    { type: "line", name: "hours", label: words.hours, hint: words.hoursHint },
    { type: "day", name: "end", label: words.end, hint: t.kit.optional },
    { type: "day", name: "start", label: words.start, more: true },
    { type: "day", name: "decidedOn", label: words.decidedOn, more: true },
    {
      type: "choice",
      name: "law",
      label: words.law,
      choices: SERVICE_LAWS.map((value) => ({ value, label: laws[value] })),
      more: true,
    },
    { type: "line", name: "ownContribution", label: words.own, more: true },
    { type: "face", name: "satisfaction", label: words.satisfaction, more: true },
    { type: "text", name: "words", label: words.words, more: true },
  ];
}
