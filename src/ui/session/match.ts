/** Something that can be found: what it is called, all its words, and where it is. */
export type Entry<Part extends string = string> = {
  readonly part: Part;
  readonly title: string;
  readonly text: string;
  readonly href: string;
};

export type Found<E extends Entry = Entry> = E & {
  /** The words round the first match; empty when the title has it. */
  readonly snippet: string;
};

const AROUND = 40;

/** No accents to take off, as in most of what is written. */
const PLAIN = /^[\p{ASCII}]*$/u;

/** Without capitals and accents: who types "cafe" finds "Café". Every letter stays one letter, so that places agree. */
export const plain = (text: string): string => (PLAIN.test(text) ? text.toLowerCase() : bare(text));

const bare = (text: string): string =>
  [...text]
    .map((letter) => {
      const without = letter.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase();
      return without.length === letter.length ? without : letter;
    })
    .join("");

/** The words of a query, as they are looked for. */
export const wordsOf = (query: string): readonly string[] =>
  plain(query)
    .split(/\s+/u)
    .filter((word) => word !== "");

type Bare = { readonly title: string; readonly text: string };

/** An entry never changes: what was made plain of it serves every letter that is typed. */
const bareOf = new WeakMap<Entry, Bare>();

function bareEntry(entry: Entry): Bare {
  const known = bareOf.get(entry);
  if (known) return known;
  const made = { title: plain(entry.title), text: plain(entry.text) };
  bareOf.set(entry, made);
  return made;
}

/** Entries that have every word of the query, those that have it in their title first; none for an empty query. */
export function search<E extends Entry>(entries: readonly E[], query: string): readonly Found<E>[] {
  const words = wordsOf(query);
  if (words.length === 0) return [];
  const titled: Found<E>[] = [];
  const others: Found<E>[] = [];
  for (const entry of entries) {
    const { title, text } = bareEntry(entry);
    if (!words.every((word) => title.includes(word) || text.includes(word))) continue;
    if (words.every((word) => title.includes(word))) titled.push({ ...entry, snippet: "" });
    else others.push({ ...entry, snippet: snippetOf(entry.text, text, words) });
  }
  return [...titled, ...others];
}

function snippetOf(text: string, found: string, words: readonly string[]): string {
  const at = Math.max(0, Math.min(...words.map((word) => found.indexOf(word)).filter((place) => place >= 0)));
  const from = Math.max(0, at - AROUND);
  const until = Math.min(text.length, at + 2 * AROUND);
  return `${from > 0 ? "…" : ""}${text.slice(from, until).trim()}${until < text.length ? "…" : ""}`;
}
