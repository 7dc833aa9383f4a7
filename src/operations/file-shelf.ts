import { type Attachment, attachmentsIn } from "#src/dossier/attachment.ts";
import { type Entity, isLive } from "#src/dossier/entity.ts";
import { valuesOf } from "#src/dossier/merge.ts";
import { logOf } from "#src/dossier/reduce.ts";
import type { SectionKind } from "#src/dossier/section-kinds.ts";
import { valuesIn } from "#src/dossier/shared-map.ts";
import { piecesOf } from "#src/protocol/blob-messages.ts";
import type { BlobId, SectionId } from "#src/protocol/ids.ts";
import type { Change } from "./local-store.ts";
import { type Replica, namesOf } from "./replica.ts";
import type { FileEntry, FileIndex } from "./stored.ts";

/** Parts of which a record may name files. */
const WITH_FILES: readonly SectionKind[] = ["documents", "diary"];

/** What a session keeps of files beside the log: sealed pieces, and the index that says which. */
export const entryOf = (replica: Replica, blob: BlobId): FileEntry | undefined =>
  replica.files.files.find((entry) => entry.blob === blob);

/** How many of how many pieces of a file of this device the relay has; undefined when it has all, or when none is here. */
export function unsentOf(replica: Replica, blob: BlobId): { readonly done: number; readonly all: number } | undefined {
  // Without a relay nothing is shared; the frame of the screen says so of everything at once.
  const entry = replica.record.registered ? entryOf(replica, blob) : undefined;
  const all = entry ? piecesOf(entry.bytes) : 0;
  return entry && entry.sent < all ? { done: entry.sent, all } : undefined;
}

export const withEntry = (files: FileIndex, entry: FileEntry): FileIndex => ({
  ...files,
  files: [...files.files.filter(({ blob }) => blob !== entry.blob), entry],
});

/** Takes a file's pieces off this device. */
export function removeFile(replica: Replica, change: Change, files: FileIndex, entry: FileEntry): FileIndex {
  for (let piece = 0; piece < piecesOf(entry.bytes); piece++)
    change.remove(namesOf(replica.ref).filePiece(entry.blob, piece));
  return { ...files, files: files.files.filter(({ blob }) => blob !== entry.blob) };
}

/** Also what stands side by side with the latest. */
const everyValue = (entity: Entity): Readonly<Record<string, unknown>> =>
  Object.fromEntries([...entity.fields].map(([field, register]) => [field, valuesOf(register).flat()]));

/** A file that a record of this access names or named. */
export type NamedFile = {
  readonly section: SectionId;
  readonly attachment: Attachment;
  /** Does a record that was not taken away name it now? */
  readonly live: boolean;
  /** Milliseconds since 1970 by the relay's clock: the last op of its section about any record that named it. Infinity while that waits. */
  readonly lastSaid: number;
};

/** Every one of them, once for each section. */
export function filesNamed(replica: Replica): readonly NamedFile[] {
  return WITH_FILES.flatMap((kind) => replica.ofKind(kind)).flatMap(({ id }) => {
    const state = replica.shown(id);
    if (!state) return [];
    const lastSaid = new Map<string, number>();
    const named = new Map<BlobId, { readonly attachment: Attachment; readonly record: string }>();
    for (const { op, author, relayTime } of logOf(state)) {
      if (op.t === "unknown") continue;
      const record = `${author}/${op.id}`;
      lastSaid.set(record, Math.max(relayTime, lastSaid.get(record) ?? 0));
      if (op.t !== "set") continue;
      for (const attachment of attachmentsIn(op.fields)) named.set(attachment.blob, { attachment, record });
    }
    const live = new Set(
      [...state.kinds.values()]
        .flatMap((entities) => [...valuesIn(entities)])
        .filter(isLive)
        .flatMap((entity) => attachmentsIn(everyValue(entity)))
        .map(({ blob }) => blob),
    );
    return [...named].map(([blob, { attachment, record }]) => ({
      section: id,
      attachment,
      live: live.has(blob),
      lastSaid: lastSaid.get(record) ?? Number.POSITIVE_INFINITY,
    }));
  });
}
