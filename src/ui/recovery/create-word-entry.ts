import { type Accessor, createMemo, createSignal } from "solid-js";
import type { Catalogue } from "#src/i18n/catalogue.ts";
import { type WordsFault, checkWords } from "#src/operations/check-words.ts";
import { wordSuggestions } from "#src/operations/recover.ts";
import { countWords, lastTyped, replaceWord, wordAt } from "./typed-words.ts";

export type WordEntry = {
  /** Only in memory, ever: they are a key to the whole dossier. */
  readonly words: Accessor<string>;
  readonly setWords: (text: string) => void;
  /** At most three words that may be meant, and what choosing one does. */
  readonly suggestions: Accessor<readonly string[]>;
  readonly choose: (word: string) => void;
  /** What is wrong with them, once that was asked. */
  readonly error: Accessor<string | undefined>;
  /** Could these be on a sheet? If not, what is wrong is said from here on. */
  readonly check: () => boolean;
  readonly clear: () => void;
};

function sentence(t: Catalogue, fault: WordsFault, words: string): string {
  const { restore } = t.recovery;
  switch (fault.type) {
    case "words-count":
      return restore.count(fault.count);
    case "word-unknown":
      return restore.unknownWord(wordAt(words, fault.position) ?? "");
    case "words-checksum":
      return restore.mistake;
  }
}

/** Twelve words in one field, with the words that may be meant. */
export function createWordEntry(t: Accessor<Catalogue>): WordEntry {
  const [words, setText] = createSignal("");
  const [fault, setFault] = createSignal<WordsFault>();
  const setWords = (text: string): void => {
    setText(text);
    setFault(undefined);
  };
  /** Which word the suggestions are for: the one that is not of the list, else the one being typed. */
  const position = (): number => {
    const now = fault();
    if (now?.type === "word-unknown") return now.position;
    return lastTyped(words()) === undefined ? 0 : countWords(words());
  };
  const suggestions = createMemo((): readonly string[] => {
    const now = fault();
    if (now?.type === "word-unknown") return now.suggestions;
    const typed = lastTyped(words());
    if (typed === undefined || typed.length < 2) return [];
    const found = wordSuggestions(typed);
    return found[0] === typed.toLowerCase() ? [] : found;
  });
  return {
    words,
    setWords,
    suggestions,
    choose: (word) => setWords(replaceWord(words(), position(), word)),
    error: () => {
      const now = fault();
      return now && sentence(t(), now, words());
    },
    check: () => {
      const checked = checkWords(words());
      setFault(checked.ok ? undefined : checked.error);
      return checked.ok;
    },
    clear: () => setWords(""),
  };
}
