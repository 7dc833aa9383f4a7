import { describe, expect, test } from "vitest";
import { type Entry, plain, search } from "#src/ui/session/match.ts";

const entry = (title: string, text: string): Entry => ({ part: "x", title, text, href: "/" });
const ENTRIES = [
  entry("Post", "Elke week mijn post openen, met koffie in Café De Brug."),
  entry("Koffie", "Op donderdag."),
  entry("Hond", "Een rondje met Bobbie."),
];
const titles = (query: string) => search(ENTRIES, query).map(({ title }) => title);

describe("search", () => {
  test("finds whole and half words, whatever the capitals and accents, and titles first", () => {
    expect(titles("KOFFIE")).toEqual(["Koffie", "Post"]);
    expect(titles("cafe")).toEqual(["Post"]);
    expect(titles("bob")).toEqual(["Hond"]);
  });

  test("wants every word, and finds nothing for no word", () => {
    expect(titles("koffie brug")).toEqual(["Post"]);
    expect(titles("koffie bobbie")).toEqual([]);
    expect(titles("  ")).toEqual([]);
  });

  test("shows the words round what was found, and none where the title says it", () => {
    const long = entry("Dag", `${"voor ".repeat(20)}tandarts${" na".repeat(40)}`);
    const [found] = search([long], "tandarts");
    expect(found?.snippet).toMatch(/^….*tandarts.*…$/u);
    expect(found?.snippet.length).toBeLessThan(125);
    expect(search(ENTRIES, "hond")[0]?.snippet).toBe("");
  });

  test("keeps every letter in its place", () => {
    for (const text of ["Café", "İstanbul", "ﬁets", "🐕 hond", "Ijsje é"])
      expect(plain(text)).toHaveLength(text.length);
  });
});
