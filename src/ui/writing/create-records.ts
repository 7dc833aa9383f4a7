import { type Accessor, createMemo } from "solid-js";
import type { EntityId } from "#src/dossier/entity-id.ts";
import type { Timestamp } from "#src/dossier/hlc.ts";
import {
  amendFrom,
  createFrom,
  type Kind,
  type Recorded,
  restore,
  retract,
  type Unchecked,
} from "#src/dossier/kind.ts";
import { emptySection, type SectionState } from "#src/dossier/reduce.ts";
import type { SectionKind } from "#src/dossier/section-kinds.ts";
import { newEntityId } from "#src/operations/access-change.ts";
import type { SectionId } from "#src/protocol/ids.ts";
import { useOwnDossier } from "#src/ui/session/app-context.tsx";
import { createWriter, type Make, type Writer } from "#src/ui/session/create-writer.ts";
import { before, changed } from "./form-values.ts";

/** The way back; for after the screen was left too. */
export type Undo = () => Promise<boolean>;

/** A record to change, as it was seen. */
export type Seen = {
  readonly id: EntityId;
  readonly fields: object;
  /** Readings of what was seen in fields that are kept side by side. */
  readonly seen: readonly Timestamp[];
};

export const seenOf = <T extends object>({ ref, fields, seen }: Recorded<T>): Seen => ({ id: ref.id, fields, seen });

/** Writes one op where records of a kind are. */
export type Write = (make: Make) => Promise<boolean>;

/** Writes what is new of a record; undefined when it was not kept: the writer says why. */
export async function change(
  write: Write,
  kind: Kind,
  { id, fields, seen }: Seen,
  values: Unchecked,
): Promise<Undo | undefined> {
  const changes = changed(fields, values);
  if (Object.keys(changes).length === 0) return () => Promise.resolve(true);
  let written: Timestamp | undefined;
  const done = await write((at) => {
    written = at;
    return amendFrom(kind, id, changes, at, seen);
  });
  // What must be there stays: a record that was made by this write is emptied, not broken.
  const back = Object.fromEntries(
    Object.entries(before(fields, changes)).filter(([name, value]) => value !== null || !kind.required.has(name)),
  );
  const over = written === undefined || kind.sideBySide.size === 0 ? [] : [written];
  return done ? () => write((at) => amendFrom(kind, id, back, at, over)) : undefined;
}

export type Records<T> = {
  readonly state: Accessor<SectionState>;
  readonly one: (id: string) => Recorded<T> | undefined;
  /** Undefined when it was not kept: the writer says why. An empty field comes as null. */
  readonly add: (values: Unchecked) => Promise<Undo | undefined>;
  readonly change: (record: Recorded<T>, values: Unchecked) => Promise<Undo | undefined>;
  readonly remove: (record: Recorded<T>) => Promise<Undo | undefined>;
  readonly writer: Writer;
};

export type RecordsOf<T> = {
  readonly kind: Kind;
  /** The one section of a kind, or the section of one goal. */
  readonly section: SectionKind | Accessor<SectionId>;
  readonly all: (state: SectionState) => readonly Recorded<T>[];
};

/** The resident's records of one kind, and what is done with them; all of it can be undone. */
export function createRecords<T extends object>({ kind, section, all }: RecordsOf<T>): Records<T> {
  const dossier = useOwnDossier();
  const writer = createWriter();
  const state = createMemo(() =>
    typeof section === "function" ? (dossier().shown(section()) ?? emptySection) : dossier().shownOf(section),
  );
  const listed = createMemo(() => all(state()));
  const write: Write = (make) =>
    typeof section === "function" ? writer.write(section(), make) : writer.writeIn(section, make);
  return {
    state,
    one: (id) => listed().find(({ ref }) => ref.id === id),
    add: async (values) => {
      const id = newEntityId();
      const made = await write((at) => createFrom(kind, values, id, at));
      return made ? () => write((at) => retract(kind, id, at)) : undefined;
    },
    change: (record, values) => change(write, kind, seenOf(record), values),
    remove: async ({ ref }) => {
      const gone = await write((at) => retract(kind, ref.id, at));
      return gone ? () => write((at) => restore(kind, ref.id, at)) : undefined;
    },
    writer,
  };
}
