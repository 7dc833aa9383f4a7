import type { Accessor } from "solid-js";
import { createDraft } from "#src/ui/session/create-draft.ts";
import { type AppointmentForm, readForm, writeForm } from "./appointment-form.ts";

export type FormDraft = {
  readonly form: Accessor<AppointmentForm>;
  readonly change: (changes: Partial<AppointmentForm>) => void;
  readonly clear: () => void;
  /** True once what was typed lies on this device. */
  readonly saved: Accessor<boolean>;
};

/**
 * The whole form as one draft, so that nothing typed is lost by a lock or another screen, and no field is saved before
 * the others are back.
 */
export function createFormDraft(name: string, start: Accessor<AppointmentForm>): FormDraft {
  const [text, setText, clear, saved] = createDraft(name);
  const form = (): AppointmentForm => (text() === "" ? start() : readForm(text()));
  return { form, change: (changes) => setText(writeForm({ ...form(), ...changes })), clear, saved };
}
