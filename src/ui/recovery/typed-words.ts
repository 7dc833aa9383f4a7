/** Where the words of a text begin and end; what stands between them does not matter. */
const WORD = /\p{L}[\p{L}\p{M}]*/gu;

/** The word that is being typed at the end of the text; undefined after a space. */
export const lastTyped = (text: string): string | undefined => /\p{L}[\p{L}\p{M}]*$/u.exec(text)?.[0];

/** The word at a position, counted from 1. */
export const wordAt = (text: string, position: number): string | undefined => text.match(WORD)?.[position - 1];

/** The text with another word at that position; at the end with a space, so that the next can be typed. */
export function replaceWord(text: string, position: number, word: string): string {
  let at = 0;
  const replaced = text.replace(WORD, (typed) => {
    at += 1;
    return at === position ? word : typed;
  });
  return position >= at ? `${replaced.trimEnd()} ` : replaced;
}

export const countWords = (text: string): number => text.match(WORD)?.length ?? 0;
