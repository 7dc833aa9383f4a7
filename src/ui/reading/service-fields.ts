import { type Service, SERVICE_LAWS } from "#src/dossier/service.ts";
import type { Catalogue } from "#src/i18n/catalogue.ts";
import type { FieldName, RecordField } from "./record-fields.ts";

/** Of help that is received: only what it is must be known. */
export function serviceFields(t: Catalogue): readonly RecordField<FieldName<Service>>[] {
  const { fields: words, facts, laws } = t.services;
  return [
    { type: "line", name: "what", label: words.what, hint: words.whatHint, missing: words.missing },
    { type: "name", name: "provider", fact: facts.provider, label: words.provider, hint: t.kit.optional },
    { type: "line", name: "hours", fact: facts.hours, label: words.hours, hint: words.hoursHint },
    { type: "day", name: "end", fact: facts.end, label: words.end, hint: t.kit.optional },
    { type: "day", name: "start", fact: facts.start, label: words.start, more: true },
    { type: "day", name: "decidedOn", fact: facts.decidedOn, label: words.decidedOn, more: true },
    {
      type: "choice",
      name: "law",
      fact: facts.law,
      label: words.law,
      choices: SERVICE_LAWS.map((value) => ({ value, label: laws[value] })),
      more: true,
    },
    { type: "line", name: "ownContribution", fact: facts.own, label: words.own, more: true },
    { type: "face", name: "satisfaction", fact: facts.satisfaction, label: words.satisfaction, more: true },
    { type: "text", name: "words", fact: facts.words, label: words.words, more: true },
  ];
}
