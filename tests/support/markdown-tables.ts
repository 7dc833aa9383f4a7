import { readFileSync } from "node:fs";
import { invariant } from "#src/base/never.ts";

export type Row = readonly string[];

/** A document of docs/, for tests that hold it against the code. */
export const readDocument = (path: string): string =>
  readFileSync(new URL(`../../docs/${path}`, import.meta.url), "utf8");

/** The rows of the tables under a heading, without their head lines; code marks are taken off. */
export function tableUnder(document: string, heading: string): readonly Row[] {
  const lines = document.split("\n");
  const start = lines.findIndex((line) => /^#+ /.test(line) && line.replace(/^#+ /, "") === heading);
  invariant(start >= 0, `the document has a heading "${heading}"`);
  const rest = lines.slice(start + 1);
  const end = rest.findIndex((line) => /^#+ /.test(line));
  const cells = rest
    .slice(0, end < 0 ? undefined : end)
    .filter((line) => line.startsWith("|"))
    .map((line) =>
      line
        .slice(1, -1)
        .split("|")
        .map((cell) => cell.trim().replace(/^`(.*)`$/, "$1")),
    );
  return cells.filter((row, i) => !isRule(row) && !isRule(cells[i + 1] ?? []));
}

const isRule = (row: Row): boolean => row.length > 0 && row.every((cell) => /^-+$/.test(cell));
