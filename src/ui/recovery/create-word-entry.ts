import { type Accessor, createSignal } from "solid-js";
import type { Catalogue } from "#src/i18n/catalogue.ts";
import { type WordsFault, checkWords } from "#src/operations/check-words.ts";
import { createTypedWords, type TypedWords, wordsSentence } from "./create-typed-words.ts";

export type WordEntry = TypedWords & {
  /** What is wrong with them, once that was asked. */
  readonly error: Accessor<string | undefined>;
  /** Could these be on a sheet? If not, what is wrong is said from here on. */
  readonly check: () => boolean;
  readonly clear: () => void;
};

/** Twelve words in one field that are looked at before anything is asked with them. */
export function createWordEntry(t: Accessor<Catalogue>): WordEntry {
  const [fault, setFault] = createSignal<WordsFault>();
  const typed = createTypedWords(fault, () => setFault(undefined));
  return {
    ...typed,
    error: () => {
      const now = fault();
      return now && wordsSentence(t(), now, typed.words());
    },
    check: () => {
      const checked = checkWords(typed.words());
      setFault(checked.ok ? undefined : checked.error);
      return checked.ok;
    },
    clear: () => typed.setWords(""),
  };
}
