import type { AreaDepth } from "#src/dossier/area-depth.ts";
import type { Catalogue } from "#src/i18n/catalogue.ts";
import type { RecordField } from "./record-fields.ts";

export type DepthQuestion = Exclude<keyof AreaDepth, "area">;
/** What gives energy comes before where it comes from. */
export const DEPTH_QUESTIONS = ["energy", "forOthers", "carry", "causes"] as const satisfies readonly DepthQuestion[];

export const depthFields = (t: Catalogue): readonly RecordField<DepthQuestion>[] =>
  DEPTH_QUESTIONS.map((name) => ({
    type: "text",
    name,
    label: t.deepen.questions[name],
    fact: t.deepen.facts[name],
    hint: t.deepen.hints[name],
  }));
