import type { Accessor } from "solid-js";
import { createDraft } from "#src/ui/session/create-draft.ts";
import { type FormValues, readForm, writeForm } from "./form-values.ts";

export type FormDraft = {
  readonly form: Accessor<FormValues>;
  readonly change: (name: string, text: string) => void;
  readonly clear: () => void;
  /** True once what was typed lies on this device. */
  readonly saved: Accessor<boolean>;
};

/**
 * The whole form as one draft, so that nothing typed is lost by a lock or another screen, and no field is saved before
 * the others are back.
 */
export function createFormDraft(name: string, start: Accessor<FormValues>): FormDraft {
  const [text, setText, clear, saved] = createDraft(name);
  const form = (): FormValues => (text() === "" ? start() : readForm(text()));
  return { form, change: (field, typed) => setText(writeForm({ ...form(), [field]: typed })), clear, saved };
}
