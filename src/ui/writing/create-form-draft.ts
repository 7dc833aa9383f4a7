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
 * What was typed in a form as one draft, so that nothing is lost by a lock or another screen, and no field is saved before
 * the others are back. Fields that nobody touched stay those of the record: another device may have changed them since.
 */
export function createFormDraft(name: string, start: Accessor<FormValues>): FormDraft {
  const [text, setText, clear, saved] = createDraft(name);
  const touched = (): FormValues => (text() === "" ? {} : readForm(text()));
  const form = (): FormValues => ({ ...start(), ...touched() });
  return { form, change: (field, typed) => setText(writeForm({ ...touched(), [field]: typed })), clear, saved };
}
