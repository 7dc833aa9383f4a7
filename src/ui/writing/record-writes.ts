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
import { newEntityId } from "#src/operations/access-change.ts";
import type { Make } from "#src/ui/session/create-writer.ts";
import { before, changed } from "./form-values.ts";

/** Writes one op where records of a kind are; false when it was not kept. */
export type Write = (make: Make) => Promise<boolean>;

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

/** A new record from values of a form, of which an empty one is null. Undefined when it was not kept. */
export async function add(write: Write, kind: Kind, values: Unchecked): Promise<Undo | undefined> {
  const id = newEntityId();
  const made = await write((at) => createFrom(kind, values, id, at));
  return made ? () => write((at) => retract(kind, id, at)) : undefined;
}

/** Writes what is new of a record, and nothing when nothing is. Undefined when it was not kept. */
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

/** Takes a record away. Undefined when that was not kept. */
export async function remove(write: Write, kind: Kind, id: EntityId): Promise<Undo | undefined> {
  const gone = await write((at) => retract(kind, id, at));
  return gone ? () => write((at) => restore(kind, id, at)) : undefined;
}
