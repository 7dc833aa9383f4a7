import { describe, expect, it } from "vitest";
import { isLocale, LOCALES, loadLocale, preferredLocale, TRIAL_LOCALES } from "#src/i18n/catalogue.ts";
import { en } from "#src/i18n/locales/en.ts";
import { nl } from "#src/i18n/locales/nl.ts";
import { pseudo } from "#src/i18n/pseudo.ts";
import { TRIAL_CHAPTERS } from "#src/i18n/trial.ts";

type Sentence = (...parameters: readonly unknown[]) => string;
type Text = { readonly path: string; readonly value: string | Sentence };

function texts(value: unknown, path = ""): Text[] {
  if (typeof value === "string") return [{ path, value }];
  if (typeof value === "function") return [{ path, value: value as Sentence }];
  return Object.entries(value as Record<string, unknown>).flatMap(([key, entry]) =>
    texts(entry, path === "" ? key : `${path}.${key}`),
  );
}

const COUNTED = /^(count|left|minutes|first|second|index)$/;
const DATED = /^(date|until)$/;

/** What a parameter of that name holds in real life: a number, a date of three words, a name of one. */
function samples(sentence: Sentence, count: number): unknown[] {
  const names = /^[^(]*\(([^)]*)\)/.exec(sentence.toString())?.[1] ?? "";
  return names
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "")
    .map((name) => (COUNTED.test(name) ? count : DATED.test(name) ? "dinsdag 3 maart" : "Noor"));
}

const written = (catalogue: unknown): { path: string; text: string }[] =>
  texts(catalogue).flatMap(({ path, value }) =>
    typeof value === "string"
      ? [{ path, text: value }]
      : [0, 1, 2].map((count) => ({ path, text: value(...samples(value, count)) })),
  );

const sentences = (text: string): string[] =>
  text
    .split(/[.!?:]+(?:\s+|$)/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== "");

const wordsIn = (sentence: string): number => sentence.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;

const BANNED =
  /regie|traject|indicatie|zelfredzaam|sectie|\brechten\b|synchronis|\brelay\b|\bsessie|er ging iets mis|section|\bsync|session|something went wrong/iu;

describe("every language says everything", () => {
  it.each(["en", "pseudo"] as const)("%s has the texts of the Dutch, with the same parameters", async (locale) => {
    const shape = (catalogue: unknown): Record<string, string | number> =>
      Object.fromEntries(
        texts(catalogue).map(({ path, value }) => [path, typeof value === "string" ? "text" : value.length]),
      );
    expect(shape(await loadLocale(locale))).toEqual(shape(nl));
  });

  it("leaves no text empty, padded, or with a parameter that fell out", () => {
    for (const catalogue of [nl, en]) {
      for (const { path, text } of written(catalogue)) {
        expect(text, path).not.toBe("");
        expect(text, path).toBe(text.trim());
        expect(text, path).not.toMatch(/undefined|\bnull\b|NaN|\{|\}|\[object/u);
      }
    }
  });

  it("uses every parameter of a sentence that takes a name", () => {
    for (const catalogue of [nl, en]) {
      for (const { path, value } of texts(catalogue)) {
        if (typeof value === "string") continue;
        const said = value(...samples(value, 2));
        for (const sample of samples(value, 2)) expect(said, path).toContain(String(sample));
      }
    }
  });
});

describe("a language on trial", () => {
  it.each(TRIAL_LOCALES)(
    "%s says all of its chapters with the same parameters, and the rest in Dutch",
    async (locale) => {
      const catalogue = await loadLocale(locale);
      for (const chapter of TRIAL_CHAPTERS) {
        const shape = (of: unknown): Record<string, string | number> =>
          Object.fromEntries(
            texts(of).map(({ path, value }) => [path, typeof value === "string" ? "text" : value.length]),
          );
        expect(shape(catalogue[chapter]), chapter).toEqual(shape(nl[chapter]));
        for (const { path, value } of texts(catalogue[chapter])) {
          if (typeof value === "string") continue;
          // By the names of the Dutch parameters: a translation may call them otherwise.
          const dutch = texts(nl[chapter]).find((one) => one.path === path)?.value as Sentence;
          for (const count of [1, 2, 5, 22]) {
            const said = value(...samples(dutch, count));
            for (const sample of samples(dutch, count))
              if (typeof sample === "string") expect(said, `${chapter}.${path}`).toContain(sample);
          }
        }
        for (const { path, text } of written(catalogue[chapter])) {
          expect(text, `${chapter}.${path}`).not.toBe("");
          expect(text, `${chapter}.${path}`).toBe(text.trim());
          expect(text, `${chapter}.${path}`).not.toMatch(/undefined|\bnull\b|NaN|\{|\}|\[object/u);
        }
      }
      expect(catalogue.talk.title).toContain(nl.talk.title);
      expect(catalogue.today.title).not.toBe(nl.today.title);
    },
  );
});

describe("plain words", () => {
  it("keeps a Dutch sentence to 12 words", () => {
    const long = written(nl).flatMap(({ path, text }) =>
      sentences(text)
        .filter((sentence) => wordsIn(sentence) > 12)
        .map((sentence) => `${path}: ${sentence}`),
    );
    expect(long).toEqual([]);
  });

  it("keeps an English sentence to 12 words", () => {
    const long = written(en).flatMap(({ path, text }) =>
      sentences(text)
        .filter((sentence) => wordsIn(sentence) > 12)
        .map((sentence) => `${path}: ${sentence}`),
    );
    expect(long).toEqual([]);
  });

  it("never says a banned word", () => {
    const said = [...written(nl), ...written(en)].filter(({ text }) => BANNED.test(text));
    expect(said).toEqual([]);
    expect(BANNED.test("Wie heeft de regie?")).toBe(true);
    expect(BANNED.test("Je rechten")).toBe(true);
  });

  it("has no long Dutch word but those that people meet in their own letters and on their own sheets", () => {
    const LONGEST = 13;
    const KNOWN = new Set([
      "sleutelbestand",
      "proefvertaling",
      "cliëntondersteuner",
      "zorgverzekering",
      "participatiewet",
      "familiegroepsplan",
    ]);
    const long = written(nl).flatMap(({ path, text }) =>
      (text.match(/\p{L}+/gu) ?? [])
        .filter((word) => word.length > LONGEST && !KNOWN.has(word.toLowerCase()))
        .map((word) => `${path}: ${word}`),
    );
    expect(long).toEqual([]);
  });

  it("keeps the words of the method for what is printed", () => {
    const METHOD = /leefgebied|spiegelblad|logboek|voorziening|\bonderde(?:el|len)\b|verkennen|verdiepen|vervullen/iu;
    const said = written(nl).filter(({ path, text }) => !path.endsWith(".paper") && METHOD.test(text));
    expect(said).toEqual([]);
  });

  it("calls the six 'cijfers', the unlock 'pincode' and the QR 'code'", () => {
    for (const { path, text } of written(nl.keys.digits)) expect(text, path).not.toMatch(/pincode|\bcode\b/iu);
    for (const { path, text } of written(nl.onboarding.pin)) expect(text, path).not.toMatch(/\bcode\b/iu);
    for (const { path, text } of written(nl.keys.scan)) expect(text, path).not.toMatch(/pincode|QR/iu);
  });

  it("keeps names and goals out of page titles", () => {
    for (const { path, value } of texts(nl)) {
      if (path.endsWith(".title")) expect(value, path).toBeTypeOf("string");
    }
  });
});

describe("the test language", () => {
  it("is at least 40 % longer and leaves what people typed alone", () => {
    const test = pseudo(nl);
    expect(test.kit.back.length).toBeGreaterThanOrEqual(nl.kit.back.length * 1.4);
    const said = test.keys.stop.text("Noor");
    expect(said.match(/Noor/gu)).toHaveLength(2);
    expect(said.length).toBeGreaterThanOrEqual(nl.keys.stop.text("Noor").length * 1.4);
    expect(said).not.toContain("nieuws");
  });
});

describe("choosing a language", () => {
  it("takes the first that we have, Dutch when none", () => {
    expect(preferredLocale(["ar-SY", "en-US", "nl"])).toBe("en");
    expect(preferredLocale(["nl-BE"])).toBe("nl");
    // A language on trial is chosen by a person, never for one.
    expect(preferredLocale(["ti", "ar"])).toBe("nl");
    expect(preferredLocale([])).toBe("nl");
  });

  it("offers no test language to people", () => {
    expect(LOCALES).toEqual(["nl", "en"]);
    expect(isLocale("pseudo")).toBe(true);
    expect(isLocale("ar")).toBe(true);
    expect(isLocale("de")).toBe(false);
  });
});
