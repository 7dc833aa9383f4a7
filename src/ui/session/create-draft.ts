import { type Accessor, createSignal, onMount } from "solid-js";
import { keepDraft, readDraft } from "#src/operations/draft.ts";
import { type App, useApp } from "./app-context.tsx";

/** Before there is a session there is nothing to seal with: texts of the first run stay in memory. */
const inMemory = new WeakMap<App, Map<string, string>>();

export type Draft = readonly [
  value: Accessor<string>,
  setValue: (text: string) => void,
  /** What was typed has been used: the draft goes, the field is empty. */
  clear: () => void,
  /** True once what is in the field lies on this device. */
  saved: Accessor<boolean>,
];

/**
 * Text that is never lost: kept, sealed, under its name at every change, and back in the field after a lock, a reload
 * or another visit to the screen. One name for one field of one thing: `goal/<id>/step`.
 */
export function createDraft(name: string): Draft {
  const app = useApp();
  const state = app.state();
  const [value, setValue] = createSignal("");
  const [saved, setSaved] = createSignal(false);
  let touched = false;

  const memory = (): Map<string, string> => {
    const held = inMemory.get(app) ?? new Map<string, string>();
    inMemory.set(app, held);
    return held;
  };
  const keep = async (text: string): Promise<void> => {
    if (state.type !== "open") {
      memory().set(name, text);
      return;
    }
    setSaved(false);
    const stored = await keepDraft(state.session, name, text);
    setSaved(stored && text !== "" && text === value());
  };

  if (state.type !== "open") setValue(memory().get(name) ?? "");
  else {
    onMount(() => {
      void readDraft(state.session, name).then((text) => {
        if (touched || text === "") return;
        setValue(text);
        setSaved(true);
      });
    });
  }

  const change = (text: string): void => {
    touched = true;
    setValue(text);
    void keep(text);
  };
  return [value, change, () => change(""), saved];
}
