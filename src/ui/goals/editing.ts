import type { EntityKey } from "#src/dossier/entity-id.ts";

/** What of a goal is being changed: one thing at a time, so that a screen has one filled button. */
export type Editing =
  | {
      readonly type:
        | "nothing"
        | "add-step"
        | "text"
        | "why"
        | "barriers"
        | "areas"
        | "due"
        | "scale"
        | "score"
        | "review";
    }
  | { readonly type: "step"; readonly key: EntityKey };

export const isStep = (editing: Editing, key: EntityKey): boolean => editing.type === "step" && editing.key === key;
