import { type Accessor, createEffect, createMemo, createSignal, onCleanup, untrack } from "solid-js";
import { readKeys } from "#src/operations/read-keys.ts";
import type { Replica } from "#src/operations/replica.ts";
import type { SectionState } from "#src/dossier/reduce.ts";
import type { Session } from "#src/operations/session.ts";
import type { GrantId } from "#src/protocol/ids.ts";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { entriesOf, type SearchPart } from "#src/ui/reading/search-entries.ts";
import { type Entry, type Found, plain, search, wordsOf } from "#src/ui/session/match.ts";
import { useSession } from "#src/ui/session/app-context.tsx";
import type { KeyListing } from "./create-key-list.ts";

/** More plans than one reads through; with another word there are fewer. */
const MOST = 50;
/** Of each plan the best: the other plans must be in sight as well. */
const MOST_OF_ONE = 3;
/** So long the screen may wait for what was found so far. */
const SLICE_MS = 12;

/** Places in one plan; `more`: so many others there are not shown. */
export type Hits = {
  readonly grant: GrantId;
  readonly found: readonly Found<Entry<SearchPart>>[];
  readonly more: number;
};

export type KeySearch = {
  readonly query: Accessor<string>;
  readonly setQuery: (text: string) => void;
  readonly active: Accessor<boolean>;
  /** Whose name has all the words. */
  readonly names: Accessor<readonly GrantId[]>;
  /** In what one may read, as it is found: of one plan after the other. */
  readonly hits: Accessor<readonly Hits[]>;
  readonly busy: Accessor<boolean>;
};

/** Through the names, and all that the keys open: on this device only, a little at a time, nothing of it kept. */
export function createKeySearch(keys: KeyListing): KeySearch {
  const { t, f } = useI18n();
  const session = useSession();
  // In memory alone: who unlocks the next day begins with the list.
  const [query, setQuery] = createSignal("");
  const [hits, setHits] = createSignal<readonly Hits[]>([]);
  const [busy, setBusy] = createSignal(false);
  const active = createMemo(() => wordsOf(query()).length > 0);
  const names = createMemo(() => {
    const words = wordsOf(query());
    if (words.length === 0) return [];
    return [...keys.open(), ...keys.over()].filter((grant) => {
      const name = plain(keys.all().get(grant)?.name ?? "");
      return words.every((word) => name.includes(word));
    });
  });

  const entries = (replica: Replica): readonly Entry<SearchPart>[] =>
    entriesIn(replica, () => untrack(() => entriesOf(replica, t(), f())));

  const look = async (open: Session, text: string, gone: () => boolean): Promise<void> => {
    let since = performance.now();
    const all: Hits[] = [];
    for (const grant of untrack(keys.open)) {
      if (all.length >= MOST) break;
      await readKeys(open, [grant]);
      if (gone()) return;
      const replica = open.replica(grant);
      const found = replica && replica.record.over === undefined ? search(entries(replica), text) : [];
      if (found.length > 0)
        all.push({ grant, found: found.slice(0, MOST_OF_ONE), more: Math.max(0, found.length - MOST_OF_ONE) });
      if (performance.now() - since < SLICE_MS) continue;
      setHits([...all]);
      await new Promise((resolve) => setTimeout(resolve));
      if (gone()) return;
      since = performance.now();
    }
    setHits(all);
    setBusy(false);
  };

  createEffect(() => {
    const text = query();
    let over = false;
    onCleanup(() => {
      over = true;
    });
    setBusy(active());
    if (!active()) setHits([]);
    else {
      const open = untrack(session);
      void look(open, text, () => over || open.locked);
    }
  });
  return { query, setQuery, active, names, hits, busy };
}

type Made = { readonly states: readonly (SectionState | undefined)[]; readonly entries: readonly Entry<SearchPart>[] };

/** A plan of which nothing changed is gone through once, however many letters are typed. */
const madeOf = new WeakMap<Replica, Made>();

function entriesIn(replica: Replica, make: () => readonly Entry<SearchPart>[]): readonly Entry<SearchPart>[] {
  const states = replica.sections.map(({ id }) => replica.shown(id));
  const known = madeOf.get(replica);
  if (known && known.states.length === states.length && known.states.every((one, at) => one === states[at]))
    return known.entries;
  const entries = make();
  madeOf.set(replica, { states, entries });
  return entries;
}
