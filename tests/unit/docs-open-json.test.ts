import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parseOpenDossier } from "#src/exports/open-json.ts";
import { contentKind } from "#src/dossier/section-kinds.ts";
import * as z from "zod/mini";

const doc = readFileSync(new URL("../../docs/open-json.md", import.meta.url), "utf8");

test("the example in the document is one, and each of its records is what it says", () => {
  const [, text = ""] = /```json\n([\s\S]*?)```/u.exec(doc) ?? [];
  const read = parseOpenDossier(text);
  if (!read.ok) throw new Error(read.error.type);
  for (const { kind: section, records } of read.value.sections)
    for (const { kind, fields } of records) {
      const rules = contentKind(kind, section);
      expect([kind, rules && z.safeParse(rules.schema, fields).success]).toEqual([kind, true]);
    }
});

test("every field of the file stands in the table, and nothing else does", () => {
  const [, text = ""] = /```json\n([\s\S]*?)```/u.exec(doc) ?? [];
  const names = new Set([...text.matchAll(/"(\w+)":/gu)].map(([, name]) => name));
  // What is inside `fields` is told where the kinds are.
  for (const inside of ["text", "lifecycle"]) names.delete(inside);
  const table = doc.slice(doc.indexOf("| field |"), doc.indexOf("## What is not"));
  for (const name of names) expect(table).toContain(name);
});
