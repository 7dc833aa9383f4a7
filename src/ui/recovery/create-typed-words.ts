import { type Accessor, createMemo, createSignal } from "solid-js";
import type { Catalogue } from "#src/i18n/catalogue.ts";
import type { WordsFault } from "#src/operations/check-words.ts";
import { wordSuggestions } from "#src/operations/recover.ts";
import { countWords, lastTyped, replaceWord, wordAt } from "./typed-words.ts";

/** The twelve words as they are being typed. Only in memory, ever: they are the root of the dossier. */
export type TypedWords = {
  readonly words: Accessor<string>;
  readonly setWords: (text: string) => void;
  /** At most three words that may be meant, and what choosing one does. */
  readonly suggestions: Accessor<readonly string[]>;
  readonly choose: (word: string) => void;
};

/** `fault`: what is wrong with them now, if that is known. */
export function createTypedWords(fault: () => { readonly type: string } | undefined, typing: () => void): TypedWords {
  const [words, setWords] = createSignal("");
  const unknown = (): Extract<WordsFault, { readonly type: "word-unknown" }> | undefined => {
    const now = fault();
    return now?.type === "word-unknown" ? (now as Extract<WordsFault, { readonly type: "word-unknown" }>) : undefined;
  };
  /** Which word the suggestions are for: the one that is not of the list, else the one being typed. */
  const position = (): number => unknown()?.position ?? (lastTyped(words()) === undefined ? 0 : countWords(words()));
  const suggestions = createMemo((): readonly string[] => {
    const wrong = unknown();
    if (wrong) return wrong.suggestions;
    const typed = lastTyped(words());
    if (typed === undefined || typed.length < 2) return [];
    const found = wordSuggestions(typed);
    return found[0] === typed.toLowerCase() ? [] : found;
  });
  const set = (text: string): void => {
    setWords(text);
    typing();
  };
  return { words, setWords: set, suggestions, choose: (word) => set(replaceWord(words(), position(), word)) };
}

export function wordsSentence(t: Catalogue, fault: WordsFault, words: string): string {
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
