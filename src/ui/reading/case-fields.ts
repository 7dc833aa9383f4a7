import type { Agreement } from "#src/dossier/agreement.ts";
import { type CaseSheet, PRESENCES } from "#src/dossier/case-sheet.ts";
import type { CasePoint, PointPart } from "#src/dossier/case-point.ts";
import type { Catalogue } from "#src/i18n/catalogue.ts";
import type { FieldName, RecordField } from "./record-fields.ts";

/** Of the talk: whether the resident is there, and when it is. */
export function presenceFields(t: Catalogue): readonly RecordField<FieldName<CaseSheet>>[] {
  const words = t.caseSheet.presence;
  const labels = { yes: words.yes, no: words.no, "last-part": words.lastPart };
  return [
    {
      type: "choice",
      name: "presence",
      label: words.label,
      choices: PRESENCES.map((value) => ({ value, label: labels[value] })),
    },
    { type: "day", name: "on", label: words.on, hint: words.onHint },
  ];
}

export const questionField = (t: Catalogue): RecordField<FieldName<CaseSheet>> => ({
  type: "line",
  name: "question",
  label: t.caseSheet.make.heading,
  hint: t.caseSheet.make.hint,
  missing: t.caseSheet.make.missing,
});

export const pointField = (t: Catalogue, part: PointPart): RecordField<FieldName<CasePoint>> => ({
  type: "text",
  name: "text",
  label: part === "known" ? t.caseSheet.points.knownLabel : t.caseSheet.points.ideaLabel,
  missing: t.caseSheet.points.missing,
});

/** Of a line: what, who and by when. Only what must be known. */
export const agreementFields = (t: Catalogue): readonly RecordField<FieldName<Agreement>>[] => [
  { type: "line", name: "what", label: t.caseSheet.lines.what, missing: t.caseSheet.lines.whatMissing },
  { type: "name", name: "who", label: t.caseSheet.lines.who, hint: t.kit.optional },
  { type: "day", name: "by", label: t.caseSheet.lines.by, hint: t.kit.optional },
];
