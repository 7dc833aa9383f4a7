/**
 * What a spreadsheet would run. It looks past spaces and other controls, and some take a full-width sign for a plain one
 * (OWASP, "CSV Injection").
 */
const FORMULA = /^[\s\p{Cc}]*[=+\-@＝＋－＠|%]/u;

/** A whole number computes nothing, and behind a quote it could not be counted with. */
const NUMBER = /^-?\d{1,15}$/u;

/** One cell: on one line, in quotes, and never a formula. */
function cell(text: string): string {
  const line = text.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, " ").trim();
  const safe = FORMULA.test(line) && !NUMBER.test(line) ? `'${line}` : line;
  return `"${safe.replaceAll('"', '""')}"`;
}

/**
 * A table as RFC 4180 has it, but for semicolons in place of commas: a Dutch spreadsheet takes those for columns. It begins
 * with a byte order mark, without which letters like ë come out wrong there.
 */
export const csvText = (rows: readonly (readonly string[])[]): string =>
  `\ufeff${rows.map((row) => `${row.map(cell).join(";")}\r\n`).join("")}`;
