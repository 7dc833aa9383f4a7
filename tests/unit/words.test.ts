import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Bytes, bytes, fromHex, toHex, utf8 } from "#src/base/bytes.ts";
import { sha512 } from "#src/crypto/nacl.ts";
import { WORDS } from "#src/crypto/word-list.ts";
import { secretFromWords, suggest, WORD_COUNT, wordsFromSecret } from "#src/crypto/words.ts";

type Frozen = {
  readonly list: { readonly sha512: string };
  readonly vectors: readonly { readonly name: string; readonly secret: string; readonly words: string }[];
};
const frozen = JSON.parse(readFileSync(new URL("../vectors/words.json", import.meta.url), "utf8")) as Frozen;

const secretOf = (hex: string): Bytes => fromHex(hex) ?? bytes(0);
const anySecret = fc.uint8Array({ minLength: 16, maxLength: 16 }).map((data) => new Uint8Array(data));
const refused = (input: string) => {
  const result = secretFromWords(input);
  return result.ok ? undefined : result.error;
};

/** Two words of one length share a gap when they differ in one letter. */
function gaps(word: string): readonly string[] {
  return [...word].map((_, at) => `${word.slice(0, at)}?${word.slice(at + 1)}`);
}
function shortened(word: string): readonly string[] {
  return [...word].map((_, at) => word.slice(0, at) + word.slice(at + 1));
}
function swapped(word: string): readonly string[] {
  return Array.from(word.slice(1), (next, at) => word.slice(0, at) + next + word[at] + word.slice(at + 2));
}

/** Coarse on purpose: spellings that a Dutch ear cannot or hardly tell apart come out the same. */
function sound(word: string): string {
  return word
    .replace(/ij/g, "ei")
    .replace(/ou/g, "au")
    .replace(/ch/g, "g")
    .replace(/c(?=[eiy])/g, "s")
    .replace(/c/g, "k")
    .replace(/z/g, "s")
    .replace(/v/g, "f")
    .replace(/y/g, "i")
    .replace(/d$/, "t")
    .replace(/b$/, "p")
    .replace(/(.)\1/g, "$1");
}

describe("the list", () => {
  test("has 2048 words in order, each once", () => {
    expect(WORDS).toHaveLength(2048);
    expect(new Set(WORDS).size).toBe(2048);
    expect([...WORDS].sort()).toEqual(WORDS);
  });

  test("holds words of 4 to 8 letters a–z", () => {
    expect(WORDS.filter((word) => !/^[a-z]{4,8}$/.test(word))).toEqual([]);
  });

  test("is told apart by the first four letters", () => {
    expect(new Set(WORDS.map((word) => word.slice(0, 4))).size).toBe(2048);
  });

  test("has no two words at edit distance one", () => {
    const holder = new Map<string, string>();
    const near: string[] = [];
    for (const word of WORDS) {
      for (const gap of gaps(word)) {
        const other = holder.get(gap);
        if (other !== undefined) near.push(`${other} ${word}`);
        holder.set(gap, word);
      }
    }
    const listed = new Set(WORDS);
    for (const word of WORDS) {
      for (const short of shortened(word)) if (listed.has(short)) near.push(`${short} ${word}`);
    }
    expect(near).toEqual([]);
  });

  test("has no two words that differ by neighbours swapped", () => {
    const listed = new Set(WORDS);
    const near = WORDS.filter((word) => swapped(word).some((other) => other !== word && listed.has(other)));
    expect(near).toEqual([]);
  });

  test("has no two words that sound alike, such as with ei and ij or au and ou", () => {
    const bySound = new Map<string, string[]>();
    for (const word of WORDS) bySound.set(sound(word), [...(bySound.get(sound(word)) ?? []), word]);
    expect([...bySound.values()].filter((words) => words.length > 1)).toEqual([]);
  });

  test("is the one that printed sheets were made with", () => {
    expect(toHex(sha512(utf8(WORDS.join("\n"))))).toBe(frozen.list.sha512);
  });
});

describe("secret and words", () => {
  test.each(frozen.vectors)("frozen: $name", ({ secret, words }) => {
    expect(wordsFromSecret(secretOf(secret)).join(" ")).toBe(words);
    expect(secretFromWords(words)).toEqual({ ok: true, value: secretOf(secret) });
  });

  test("every secret comes back from its words", () => {
    fc.assert(
      fc.property(anySecret, (secret) => {
        const words = wordsFromSecret(secret);
        expect(words).toHaveLength(WORD_COUNT);
        expect(secretFromWords(words.join(" "))).toEqual({ ok: true, value: secret });
      }),
    );
  });

  test("every secret comes back from the first four letters of its words", () => {
    fc.assert(
      fc.property(anySecret, (secret) => {
        const starts = wordsFromSecret(secret).map((word) => word.slice(0, 4));
        expect(secretFromWords(starts.join(" "))).toEqual({ ok: true, value: secret });
      }),
    );
  });

  test("a secret of another length is a bug", () => {
    expect(() => wordsFromSecret(bytes(15))).toThrow("16 bytes");
    expect(() => wordsFromSecret(bytes(32))).toThrow("16 bytes");
  });

  test("one word replaced by another is found out in about 15 of 16 cases, at every place", () => {
    const words = wordsFromSecret(secretOf("000102030405060708090a0b0c0d0e0f"));
    for (let at = 0; at < WORD_COUNT; at++) {
      const others = WORDS.filter((word, index) => index % 8 === at % 8 && word !== words[at]);
      const found = others.filter((other) => refused(words.with(at, other).join(" "))?.type === "words-checksum");
      expect(found.length / others.length, `place ${at + 1}`).toBeGreaterThan(0.9);
      expect(found.length / others.length, `place ${at + 1}`).toBeLessThan(0.99);
    }
  });
});

describe("typed words", () => {
  const secret = secretOf("000102030405060708090a0b0c0d0e0f");
  const words = wordsFromSecret(secret);
  const numbered = (mark: string) => words.map((word, at) => `${at + 1}${mark}${word}`).join("\n");

  test.each([
    ["capitals", words.map((word) => word[0]?.toUpperCase() + word.slice(1)).join(" ")],
    ["all capitals", words.join(" ").toUpperCase()],
    ["spaces and line breaks", `\n  ${words.join(" \r\n\t ")}  \n`],
    ["commas", words.join(", ")],
    ["commas alone", words.join(",")],
    ["a full stop at the end", `${words.join(" ")}.`],
    ["numbers with a point", numbered(". ")],
    ["numbers with a bracket", numbered(") ")],
    ["numbers without a space", numbered(".")],
    ["numbers alone", numbered(" ")],
    ["accents", words.join(" ").replace(/e/g, "é").replace(/o/g, "ö")],
    ["accents apart from their letters", words.join(" ").replace(/e/g, "e\u0301")],
    ["the letter ĳ in one", words.join(" ").replace(/ij/g, "ĳ")],
    ["soft hyphens", words.map((word) => `${word.slice(0, 3)}\u00ad${word.slice(3)}`).join(" ")],
    ["hard spaces", words.join("\u00a0")],
  ])("%s do not matter", (_, typed) => {
    expect(secretFromWords(typed)).toEqual({ ok: true, value: secret });
  });

  test.each([
    ["", 0],
    ["  \n 1. 2. ", 0],
    [words.slice(1).join(" "), 11],
    [[...words, "water"].join(" "), 13],
  ])("another number of words is counted: %s", (typed, count) => {
    expect(refused(typed)).toEqual({ type: "words-count", count });
  });

  test("the first unknown word is named by its place, with words like it", () => {
    const typed = words.with(2, "lepelje").with(7, "xxxxxx").join(" ");
    expect(refused(typed)).toEqual({ type: "word-unknown", position: 3, suggestions: ["lepeltje"] });
  });

  test("an unknown word that is like none has no suggestion, and is not repeated", () => {
    const fault = refused(words.with(11, "qqqqwwww").join(" "));
    expect(fault).toEqual({ type: "word-unknown", position: 12, suggestions: [] });
  });

  test("letters that follow a whole word make it unknown", () => {
    expect(refused(words.with(0, "aaienaai").join(" "))?.type).toBe("word-unknown");
  });

  test("three letters are too few to stand for a word", () => {
    expect(refused(words.with(0, "aai").join(" "))).toEqual({
      type: "word-unknown",
      position: 1,
      suggestions: ["aaien", "haai", "baan"],
    });
  });

  test("twelve words of the list that do not fit together are refused", () => {
    expect(refused(words.toReversed().join(" "))).toEqual({ type: "words-checksum" });
  });
});

describe("suggestions", () => {
  const sample = WORDS.filter((_, index) => index % 37 === 0);

  test("a word itself and what it begins with come first", () => {
    for (const word of sample) {
      expect(suggest(word)[0]).toBe(word);
      expect(suggest(word.slice(0, 4))[0]).toBe(word);
    }
  });

  // Of several words as near, three are shown; so a few four-letter words with many neighbours may fall out.
  test.each([
    ["a letter left out", (word: string) => word.slice(0, -2) + word.slice(-1)],
    ["a letter doubled", (word: string) => word.slice(0, 2) + word.slice(1)],
    ["a wrong letter", (word: string) => `${word.slice(0, 2)}q${word.slice(3)}`],
    ["the first letter wrong", (word: string) => `q${word.slice(1)}`],
    ["neighbours swapped", (word: string) => word[0] + (word[2] ?? "") + word[1] + word.slice(3)],
  ])("%s still finds the word", (_, mistype) => {
    const lost = sample.filter((word) => !suggest(mistype(word)).includes(word));
    expect(lost.length / sample.length, lost.join(" ")).toBeLessThan(0.1);
  });

  test("the first four letters find a word however it ends", () => {
    for (const word of sample) expect(suggest(`${word.slice(0, 4)}qxqxqx`)).toEqual([word]);
  });

  test("at most three, of the list, each once, whatever is typed", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (typed) => {
        const found = suggest(typed);
        expect(found.length).toBeLessThanOrEqual(3);
        expect(new Set(found).size).toBe(found.length);
        expect(found.filter((word) => !WORDS.includes(word))).toEqual([]);
      }),
    );
  });

  test("nothing typed and nothing like a word suggest nothing", () => {
    expect(suggest("")).toEqual([]);
    expect(suggest("12.")).toEqual([]);
    expect(suggest("qqqqqqqq")).toEqual([]);
    expect(suggest("a".repeat(10_000))).toEqual([]);
  });
});
