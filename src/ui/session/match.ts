/** Something that can be found: what it is called, all its words, and where it is. */
export type Entry<Part extends string = string> = {
  readonly part: Part;
  readonly title: string;
  readonly text: string;
  readonly href: string;
};

type Found<E extends Entry> = E & {
  /** The words round the first match; empty when the title has it. */
  readonly snippet: string;
};

const AROUND = 40;

/** Without capitals and accents: who types "cafe" finds "Café". Every letter stays one letter, so that places agree. */
export const plain = (text: string): string =>
  [...text]
    .map((letter) => {
      const bare = letter.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase();
      return bare.length === letter.length ? bare : letter;
    })
    .join("");

/** Entries that have every word of the query, those that have it in their title first; none for an empty query. */
export function search<E extends Entry>(entries: readonly E[], query: string): readonly Found<E>[] {
  const words = plain(query)
    .split(/\s+/u)
    .filter((word) => word !== "");
  if (words.length === 0) return [];
  const titled: Found<E>[] = [];
  const others: Found<E>[] = [];
  for (const entry of entries) {
    const title = plain(entry.title);
    const text = plain(entry.text);
    if (!words.every((word) => title.includes(word) || text.includes(word))) continue;
    if (words.every((word) => title.includes(word))) titled.push({ ...entry, snippet: "" });
    else others.push({ ...entry, snippet: snippetOf(entry.text, text, words) });
  }
  return [...titled, ...others];
}

function snippetOf(text: string, bare: string, words: readonly string[]): string {
  const at = Math.max(0, Math.min(...words.map((word) => bare.indexOf(word)).filter((place) => place >= 0)));
  const from = Math.max(0, at - AROUND);
  const until = Math.min(text.length, at + 2 * AROUND);
  return `${from > 0 ? "…" : ""}${text.slice(from, until).trim()}${until < text.length ? "…" : ""}`;
}
