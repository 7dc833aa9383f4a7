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
import type { SectionState } from "#src/dossier/reduce.ts";
import type { SectionKind } from "#src/dossier/section-kinds.ts";
import { newEntityId } from "#src/operations/access-change.ts";
import { useOwnDossier } from "#src/ui/session/app-context.tsx";
import { createWriter, type Writer } from "#src/ui/session/create-writer.ts";
import { before, changed, withoutEmpty } from "./form-values.ts";

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

/** Writes what is new of a record; undefined when it was not kept: the writer says why. */
export async function change(
  writer: Writer,
  { kind, section }: Pick<RecordsOf<never>, "kind" | "section">,
  { id, fields, seen }: Seen,
  values: Unchecked,
): Promise<Undo | undefined> {
  const changes = changed(fields, values);
  if (Object.keys(changes).length === 0) return () => Promise.resolve(true);
  let written: Timestamp | undefined;
  const done = await writer.writeIn(section, (at) => {
    written = at;
    return amendFrom(kind, id, changes, at, seen);
  });
  // What must be there stays: a record that was made by this write is emptied, not broken.
  const back = Object.fromEntries(
    Object.entries(before(fields, changes)).filter(([name, value]) => value !== null || !kind.required.has(name)),
  );
  const over = written === undefined || kind.sideBySide.size === 0 ? [] : [written];
  return done ? () => writer.writeIn(section, (at) => amendFrom(kind, id, back, at, over)) : undefined;
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
  readonly section: SectionKind;
  readonly all: (state: SectionState) => readonly Recorded<T>[];
};

/** The resident's records of one kind, and what is done with them; all of it can be undone. */
export function createRecords<T extends object>({ kind, section, all }: RecordsOf<T>): Records<T> {
  const dossier = useOwnDossier();
  const writer = createWriter();
  const state = createMemo(() => dossier().shownOf(section));
  const listed = createMemo(() => all(state()));
  const { writeIn } = writer;
  return {
    state,
    one: (id) => listed().find(({ ref }) => ref.id === id),
    add: async (values) => {
      const id = newEntityId();
      const made = await writeIn(section, (at) => createFrom(kind, withoutEmpty(values), id, at));
      return made ? () => writeIn(section, (at) => retract(kind, id, at)) : undefined;
    },
    change: (record, values) => change(writer, { kind, section }, seenOf(record), values),
    remove: async ({ ref }) => {
      const gone = await writeIn(section, (at) => retract(kind, ref.id, at));
      return gone ? () => writeIn(section, (at) => restore(kind, ref.id, at)) : undefined;
    },
    writer,
  };
}
