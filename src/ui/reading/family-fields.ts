import { AGE_BANDS, type FamilyMember } from "#src/dossier/family-member.ts";
import type { Catalogue } from "#src/i18n/catalogue.ts";
import type { FieldName, RecordField } from "./record-fields.ts";

/** Of somebody of the family: only a name must be known. */
export function memberFields(t: Catalogue): readonly RecordField<FieldName<FamilyMember>>[] {
  const { fields: words, facts, ages } = t.family;
  return [
    { type: "name", name: "name", label: words.name, missing: words.missing },
    { type: "name", name: "relation", fact: facts.relation, label: words.relation, hint: words.relationHint },
    {
      type: "choice",
      name: "ageBand",
      fact: facts.age,
      label: words.age,
      choices: AGE_BANDS.map((value) => ({ value, label: ages[value] })),
      none: t.family.noAge,
      more: true,
    },
    { type: "text", name: "goesWell", fact: facts.goesWell, label: words.goesWell, more: true },
    { type: "text", name: "needs", fact: facts.needs, label: words.needs, more: true },
  ];
}
