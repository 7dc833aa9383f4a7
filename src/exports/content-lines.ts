/** Line breaks of any kind, also those that only some readers take for one. */
const BREAKS = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/gu;
/** What such a text may not have: control characters but for the tab. */
// oxlint-disable-next-line no-control-regex -- these are what must not get through
const CONTROLS = /[\u0000-\u0008\u000e-\u001f\u007f]/gu;

/** A text as RFC 5545 §3.3.11 and RFC 6350 §3.4 have it. What a person typed stays within its own line. */
export const escaped = (text: string): string =>
  text
    .replace(/[\\;,]/gu, (sign) => `\\${sign}`)
    .replace(BREAKS, "\\n")
    .replace(CONTROLS, "");

const MOST_OCTETS = 75;
const octets = new TextEncoder();

/** RFC 5545 §3.1, RFC 6350 §3.2: no line is longer than 75 octets, and none is cut within a character. */
function folded(line: string): string {
  let out = "";
  let room = MOST_OCTETS;
  for (const character of line) {
    const size = octets.encode(character).length;
    if (size > room) {
      out += "\r\n ";
      room = MOST_OCTETS - 1;
    }
    out += character;
    room -= size;
  }
  return out;
}

/** The file that these lines make; each ends in CRLF. */
export const contentLines = (lines: readonly string[]): string => lines.map((line) => `${folded(line)}\r\n`).join("");

/** A moment in UTC, "20261127T091503Z". */
export const utcStamp = (when: number): string => new Date(when).toISOString().replace(/[-:]|\.\d+/gu, "");

/** What lies between BEGIN and END of a name, unfolded, its own two lines included; and what does not. */
export type Blocks = { readonly of: (name: string) => readonly string[]; readonly unfinished: boolean };

/**
 * A file in pieces, so that a broken one does not take the others with it: a reader gives up at the first line that it
 * cannot read. Pieces within a piece stay in it. `names`: in capitals.
 */
export function blocksIn(file: string, names: readonly string[]): Blocks {
  const found = new Map<string, string[]>();
  let open: { readonly name: string; readonly lines: string[] } | undefined;
  for (const line of file
    .replace(/^\ufeff/u, "")
    .replace(/\r?\n[ \t]/gu, "")
    .split(/\r\n|\n|\r/u)) {
    const [, mark = "", name = ""] = /^(BEGIN|END):([A-Z-]+)\s*$/iu.exec(line) ?? [];
    const named = name.toUpperCase();
    if (!open && mark.toUpperCase() === "BEGIN" && names.includes(named)) open = { name: named, lines: [] };
    open?.lines.push(line);
    if (open?.name !== named || mark.toUpperCase() !== "END") continue;
    const blocks = found.get(named) ?? [];
    blocks.push(`${open.lines.join("\r\n")}\r\n`);
    found.set(named, blocks);
    open = undefined;
  }
  return { of: (name) => found.get(name) ?? [], unfinished: open !== undefined };
}
