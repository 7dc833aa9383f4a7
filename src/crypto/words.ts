import { type Bytes, bytes } from "#src/base/bytes.ts";
import { invariant } from "#src/base/never.ts";
import { err, ok, type Result } from "#src/base/result.ts";
import { sha512 } from "./nacl.ts";
import { WORDS } from "./word-list.ts";

/**
 * The recovery secret as words a person can copy by hand: 128 bits, then the first 4 bits of their SHA-512, cut
 * big-endian into 12 numbers of 11 bits.
 */
export const WORD_COUNT = 12;
const SECRET_LENGTH = 16;
const BITS_PER_WORD = 11;
/** So many letters name one word of the list. */
const NAMING_LETTERS = 4;
const MOST_SUGGESTIONS = 3;
const LONGEST_WORD = 8;
/** Past this length nothing typed is near a word. */
const LONGEST_TYPED = 2 * LONGEST_WORD;

/** Holds nothing of what was typed but, by their likeness, the suggestions: for the screen, never for a log. */
export type WordsFault =
  | { readonly type: "words-count"; readonly count: number }
  | { readonly type: "word-unknown"; readonly position: number; readonly suggestions: readonly string[] }
  | { readonly type: "words-checksum" };

const indexOfWord = new Map(WORDS.map((word, index) => [word, index]));
const indexOfStart = new Map(WORDS.map((word, index) => [word.slice(0, NAMING_LETTERS), index]));

const checksum = (secret: Uint8Array): number => (sha512(secret)[0] ?? 0) >> 4;

/** Twelve words of the list for a secret of 16 bytes. */
export function wordsFromSecret(rs: Bytes): readonly string[] {
  invariant(rs.length === SECRET_LENGTH, "a recovery secret of 16 bytes");
  const words: string[] = [];
  let held = 0;
  let bits = 0;
  for (const byte of [...rs, checksum(rs) << 4]) {
    held = (held << 8) | byte;
    bits += 8;
    if (bits < BITS_PER_WORD) continue;
    bits -= BITS_PER_WORD;
    const word = WORDS[held >> bits];
    invariant(word !== undefined, "eleven bits name one of 2048 words");
    words.push(word);
    held &= (1 << bits) - 1;
  }
  return words;
}

/**
 * The 16 bytes that twelve typed words stand for. Capitals, accents, punctuation, line breaks and numbering ("3.",
 * "3)") do not matter, and the first four letters or more are enough for a word. Faults: not twelve words; the first
 * word that is not of the list, counted from 1, with at most three that look like it; a set that does not fit together.
 */
export function secretFromWords(input: string): Result<Bytes, WordsFault> {
  const typed = lettersOnly(input).match(/\p{L}+/gu) ?? [];
  if (typed.length !== WORD_COUNT) return err({ type: "words-count", count: typed.length });

  const secret = bytes(SECRET_LENGTH);
  let at = 0;
  let held = 0;
  let bits = 0;
  for (const [before, one] of typed.entries()) {
    const index = indexOf(one);
    if (index === undefined) return err({ type: "word-unknown", position: before + 1, suggestions: suggest(one) });
    held = (held << BITS_PER_WORD) | index;
    bits += BITS_PER_WORD;
    while (bits >= 8) {
      bits -= 8;
      secret[at++] = held >> bits;
      held &= (1 << bits) - 1;
    }
  }
  return held === checksum(secret) ? ok(secret) : err({ type: "words-checksum" });
}

/**
 * At most three words of the list that a typed one may have been meant to be, likeliest first: words it begins, then
 * words at most two typing errors away, then the one that shares its first four letters. Empty when none is like it.
 */
export function suggest(typed: string): readonly string[] {
  const start = lettersOnly(typed).replace(/\P{L}/gu, "");
  if (start === "" || start.length > LONGEST_TYPED) return [];
  // Of one or two letters every short word is two errors away.
  const furthest = Math.min(2, start.length - 1);
  const named = start.slice(0, NAMING_LETTERS);
  const ranked: { readonly word: string; readonly rank: number }[] = [];
  for (const word of WORDS) {
    const errors = typingErrors(start, word);
    if (word.startsWith(start)) ranked.push({ word, rank: 0 });
    else if (errors <= furthest) ranked.push({ word, rank: errors });
    else if (word.slice(0, NAMING_LETTERS) === named) ranked.push({ word, rank: furthest + 1 });
  }
  // The sort is stable, so equals stay in the order of the list.
  ranked.sort((a, b) => a.rank - b.rank);
  return ranked.slice(0, MOST_SUGGESTIONS).map(({ word }) => word);
}

/** Compatibility forms taken apart (ĳ → ij, é → e + accent), then accents and invisible signs left out. */
const lettersOnly = (text: string): string =>
  text
    .normalize("NFKD")
    .replace(/[\p{M}\p{Cf}]/gu, "")
    .toLowerCase();

function indexOf(typed: string): number | undefined {
  const exact = indexOfWord.get(typed);
  if (exact !== undefined) return exact;
  const index = indexOfStart.get(typed.slice(0, NAMING_LETTERS));
  return index !== undefined && WORDS[index]?.startsWith(typed) === true ? index : undefined;
}

/** Fewest letters to change, add or leave out (Levenshtein distance); neighbours swapped count as two. */
function typingErrors(a: string, b: string): number {
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const changed = (last[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      row.push(Math.min(changed, (last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1));
    }
    last = row;
  }
  return last[b.length] ?? 0;
}
