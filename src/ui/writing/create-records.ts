import { type Accessor, createMemo } from "solid-js";
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
import { before, withoutEmpty } from "./form-values.ts";

/** The way back; for after the screen was left too. */
export type Undo = () => Promise<boolean>;

export type Records<T> = {
  readonly state: Accessor<SectionState>;
  readonly one: (id: string) => Recorded<T> | undefined;
  /** Undefined when it was not kept: the writer says why. An empty field comes as null. */
  readonly add: (values: Unchecked) => Promise<Undo | undefined>;
  readonly change: (record: Recorded<T>, changes: Unchecked) => Promise<Undo | undefined>;
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
    change: async ({ ref, fields }, changes) => {
      const back = before(fields, changes);
      const done = await writeIn(section, (at) => amendFrom(kind, ref.id, changes, at));
      return done ? () => writeIn(section, (at) => amendFrom(kind, ref.id, back, at)) : undefined;
    },
    remove: async ({ ref }) => {
      const gone = await writeIn(section, (at) => retract(kind, ref.id, at));
      return gone ? () => writeIn(section, (at) => restore(kind, ref.id, at)) : undefined;
    },
    writer,
  };
}
