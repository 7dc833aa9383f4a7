import { existsSync } from "node:fs";
import { expect, it } from "vitest";
import { readDocument, tableUnder } from "#tests/support/markdown-tables.ts";

const doc = readDocument("threat-model.md");
const headings = [...doc.matchAll(/^## (.+)$/gm)].map(([, heading = ""]) => heading);
const claims = headings.flatMap((heading) =>
  tableUnder(doc, heading).map(([kind = "", what = "", ...rest]) => ({
    heading,
    kind,
    what,
    shownBy: rest.join("|"),
  })),
);

it("speaks of every actor", () => {
  const actors = [
    "The relay's operator",
    "A thief of the relay's database",
    "A push service",
    "An expired or stopped holder",
    "Holders who collude",
    "A photographed code and a relay that colludes",
    "Who steals a phone",
    "Who has a sheet",
    "A holder who means ill",
    "A device of the resident that means ill",
    "Whoever serves the page",
    "Clocks that lie",
  ];
  for (const actor of actors) expect(headings).toContain(actor);
});

it.each(claims)("$heading, $kind: $what", ({ kind, shownBy }) => {
  expect(["can", "cannot", "detected", "not detected"]).toContain(kind);
  const tests = shownBy.match(/tests\/[\w./-]+\.test\.tsx?/g) ?? [];
  for (const path of tests) expect(existsSync(new URL(`../../${path}`, import.meta.url)), path).toBe(true);
  if (kind === "cannot") expect(tests.length > 0 || shownBy === "not tested yet").toBe(true);
});
