import type { Accessor } from "solid-js";
import type { HelpRequest } from "#src/dossier/help-request.ts";
import { useToday } from "#src/ui/session/use-today.ts";
import { createFormDraft, type FormDraft } from "#src/ui/writing/create-form-draft.ts";
import { kindOf, requestOf, whenOf, whomOf } from "./help-form.ts";
import type { HelpProgress } from "./new-help-steps.ts";

/** One request at a time is being written; it outlives a lock, a reload and the way round by a new key. */
export const NEW_HELP_DRAFT = "help-request/new";

export type NewHelp = FormDraft & {
  /** Undefined while something is missing. */
  readonly request: Accessor<HelpRequest | undefined>;
  readonly progress: Accessor<HelpProgress>;
};

export function createNewHelp(): NewHelp {
  const today = useToday();
  const draft = createFormDraft(NEW_HELP_DRAFT, () => ({}));
  return {
    ...draft,
    request: () => requestOf(draft.form(), today()),
    progress: () => ({
      what: kindOf(draft.form()) !== undefined,
      wordless: kindOf(draft.form()) === "other" && (draft.form()["text"] ?? "").trim() === "",
      when: whenOf(draft.form(), today()).ok,
      whom: whomOf(draft.form()).length > 0,
    }),
  };
}
