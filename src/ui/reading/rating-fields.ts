import type { AreaRating } from "#src/dossier/area-rating.ts";
import type { Catalogue } from "#src/i18n/catalogue.ts";
import type { FieldName, RecordField } from "./record-fields.ts";

type Field = RecordField<FieldName<AreaRating>>;

/** What somebody else says of an area: a face, and what they see. */
export const ratingFields = (t: Catalogue): readonly Field[] => [
  { type: "face", name: "value", label: t.explore.ask.face },
  { type: "text", name: "goesWell", label: t.explore.ask.goesWell, hint: t.kit.optional },
  { type: "text", name: "hard", label: t.explore.ask.hard, hint: t.kit.optional },
];

/** The same at the resident's own device: who it is that looks along. */
export const lookAlongFields = (t: Catalogue): readonly Field[] => [
  { type: "name", name: "raterName", label: t.explore.along.name, hint: t.kit.optional },
  {
    type: "choice",
    name: "ratedBy",
    label: t.explore.along.who,
    choices: [
      { value: "companion", label: t.explore.along.companion },
      { value: "professional", label: t.explore.raters.professional },
    ],
  },
  ...ratingFields(t),
];
