import { type Accessor, createSignal } from "solid-js";
import { createDraft, type Draft } from "./create-draft.ts";

/** A draft over a text that is there already: shows what was typed, else the text as it stands. */
export function createEditDraft(name: string, current: Accessor<string>): Draft {
  const [draft, setDraft, clearDraft, saved] = createDraft(name);
  const [touched, setTouched] = createSignal(false);
  const value = (): string => (touched() || draft() !== "" ? draft() : current());
  const setValue = (text: string): void => {
    setTouched(true);
    setDraft(text);
  };
  const clear = (): void => {
    clearDraft();
    setTouched(false);
  };
  return [value, setValue, clear, saved];
}
