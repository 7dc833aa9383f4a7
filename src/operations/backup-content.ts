import * as z from "zod/mini";
import { type Attachment, attachmentsIn } from "#src/dossier/attachment.ts";
import { amendedAt, createdAt, type Entity, fieldsOf, isLive, isTakenBack } from "#src/dossier/entity.ts";
import { type AuthorId, AuthorIdField, EntityIdField, OWNER } from "#src/dossier/entity-id.ts";
import { count, sectionId } from "#src/dossier/field-rules.ts";
import { read } from "#src/dossier/kind.ts";
import { entitiesOf, type SectionState } from "#src/dossier/reduce.ts";
import { contentKind, SECTION_KINDS, type SectionKind } from "#src/dossier/section-kinds.ts";
import { TakenAlong } from "#src/dossier/taken-along.ts";
import { type BlobId, type DossierId, parseId16, type SectionId } from "#src/protocol/ids.ts";
import type { Replica } from "./replica.ts";
import { residentName } from "./resident-name.ts";

const Record = z.strictObject({
  kind: z.string().check(z.minLength(1), z.maxLength(64)),
  id: EntityIdField,
  /** Who wrote it, by the id they have in this dossier; absent where that was in another one before. */
  author: z.exactOptional(AuthorIdField),
  /** What the resident called them; absent where the resident wrote it. */
  by: z.exactOptional(z.string()),
  /** Milliseconds since 1970. */
  createdAt: count(),
  amendedAt: count(),
  fields: z.record(z.string(), z.unknown()),
  /** Of fields that were written later than the record, or cleared: when. */
  times: z.record(z.string(), count()),
});
type Record = z.output<typeof Record>;

const id16 = <T extends DossierId | BlobId>() =>
  z.custom<T>((value) => typeof value === "string" && parseId16<T>(value) !== undefined);

/** What a backup says: all of a dossier but what is about keys, which come by the sheet. Times in milliseconds since 1970. */
export const BackupContent = z.strictObject({
  v: z.literal(1),
  dossier: id16<DossierId>(),
  madeAt: count(),
  /** The first name the resident goes by. */
  resident: z.string(),
  sections: z.array(
    z.strictObject({
      id: sectionId(),
      kind: z.enum(SECTION_KINDS),
      records: z.array(Record),
      /** What the resident took away, and when. */
      removed: z.array(z.strictObject({ kind: z.string(), id: EntityIdField, at: count() })),
    }),
  ),
  /** Files, in the order in which their sealed pieces stand behind this. */
  files: z.array(z.strictObject({ blob: id16<BlobId>(), bytes: count() })),
});
export type BackupContent = z.output<typeof BackupContent>;

/** As the resident has it now, with what still waits to be sent. `nameOf`: an author as the resident calls them. */
export const makeContent = (
  replica: Replica,
  nameOf: (author: AuthorId) => string,
  now: number,
): Omit<BackupContent, "files"> => ({
  v: 1,
  dossier: replica.ref.dossier,
  madeAt: now,
  resident: residentName(replica) ?? "",
  sections: replica.sections.flatMap(({ id, kind }) => {
    const state = replica.shown(id);
    return state ? (sectionOf(id, kind, state, nameOf) ?? []) : [];
  }),
});

function sectionOf(
  id: SectionId,
  kind: SectionKind,
  state: SectionState,
  nameOf: (author: AuthorId) => string,
): BackupContent["sections"][number] | undefined {
  const entities = [...state.kinds.keys()]
    .filter((name) => contentKind(name, kind) !== undefined)
    .flatMap((name) => [...entitiesOf(state, name)]);
  const records = entities.filter(isLive).map((entity) => recordOf(entity, nameOf));
  const removed = entities
    .filter((entity) => entity.ref.author === OWNER && isTakenBack(entity))
    .map(({ ref, tombstone }) => ({ kind: ref.kind, id: ref.id, at: tombstone?.stamp.ms ?? 0 }));
  return records.length + removed.length > 0 ? { id, kind, records, removed } : undefined;
}

function recordOf(entity: Entity, nameOf: (author: AuthorId) => string): Record {
  // What came along from another dossier goes on as what it was there.
  const along = entity.ref.kind === TakenAlong.name ? read(TakenAlong, entity)?.fields : undefined;
  if (along) {
    const { by, kind, id, fields } = along;
    return { kind, id, by, createdAt: along.createdAt, amendedAt: along.amendedAt, fields, times: {} };
  }
  const { author, kind, id } = entity.ref;
  const made = createdAt(entity);
  const times: [string, number][] = [];
  for (const [field, { writes }] of entity.fields) {
    const ms = writes[0]?.stamp.ms;
    if (ms !== undefined && ms !== made) times.push([field, ms]);
  }
  return {
    kind,
    id,
    author,
    ...(author === OWNER ? {} : { by: nameOf(author) }),
    createdAt: made,
    amendedAt: amendedAt(entity),
    fields: fieldsOf(entity),
    times: Object.fromEntries(times),
  };
}

export type ContentFile = { readonly section: SectionId; readonly attachment: Attachment };

/** Every file that a record names, once. */
export function filesOf({ sections }: Pick<BackupContent, "sections">): readonly ContentFile[] {
  const files = new Map<BlobId, ContentFile>();
  for (const { id, records } of sections)
    for (const { fields } of records)
      for (const attachment of attachmentsIn(fields)) files.set(attachment.blob, { section: id, attachment });
  return [...files.values()];
}

/** When the last of it was written. */
export const newestOf = ({ sections }: Pick<BackupContent, "sections">): number =>
  Math.max(
    0,
    ...sections.flatMap(({ records, removed }) => [
      ...records.map((one) => one.amendedAt),
      ...removed.map(({ at }) => at),
    ]),
  );
