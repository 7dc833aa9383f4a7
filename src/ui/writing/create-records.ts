import { type Accessor, createMemo } from "solid-js";
import type { Kind, Recorded, Unchecked } from "#src/dossier/kind.ts";
import { emptySection, type SectionState } from "#src/dossier/reduce.ts";
import type { SectionKind } from "#src/dossier/section-kinds.ts";
import type { SectionId } from "#src/protocol/ids.ts";
import { useOwnDossier } from "#src/ui/session/app-context.tsx";
import { createWriter, type Writer } from "#src/ui/session/create-writer.ts";
import { add, change, remove, seenOf, type Undo, type Write } from "./record-writes.ts";

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
    add: (values) => add(write, kind, values),
    change: (record, values) => change(write, kind, seenOf(record), values),
    remove: ({ ref }) => remove(write, kind, ref.id),
    writer,
  };
}
