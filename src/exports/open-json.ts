import * as z from "zod/mini";
import { err, ok, type Result } from "#src/base/result.ts";
import { parseAttachment } from "#src/dossier/attachment.ts";
import { amendedAt, createdAt, type Entity, fieldsOf, isLive } from "#src/dossier/entity.ts";
import { type AuthorId, EntityIdField, OWNER } from "#src/dossier/entity-id.ts";
import { sectionId } from "#src/dossier/field-rules.ts";
import { type Kind, read } from "#src/dossier/kind.ts";
import { entitiesOf, type SectionState } from "#src/dossier/reduce.ts";
import { contentKind, SECTION_KINDS, type SectionKind } from "#src/dossier/section-kinds.ts";
import { TakenAlong } from "#src/dossier/taken-along.ts";
import type { SectionId } from "#src/protocol/ids.ts";

const instant = () => z.iso.datetime();

/** What of a file is told: not what opens it, nor where it lies. */
const OpenFile = z.object({ title: z.string(), contentType: z.string(), size: z.number() });

/** One record, by the names of `src/dossier/<kind>.ts`, which name the standard that each follows. */
const OpenRecord = z.object({
  kind: z.string().check(z.minLength(1), z.maxLength(64)),
  /** Unique among the records of one kind in one section by one person. */
  id: EntityIdField,
  /** Who wrote it, as the resident called them; absent where the resident did. */
  by: z.exactOptional(z.string()),
  createdAt: instant(),
  amendedAt: instant(),
  fields: z.record(z.string(), z.unknown()),
  /** Of a letter, a drawing or a sound: the files that belong to it and are not in here. */
  files: z.exactOptional(z.array(OpenFile)),
});
export type OpenRecord = z.output<typeof OpenRecord>;

/** The whole of a dossier in the open, for its resident: docs/open-json.md. Times are ISO 8601 in UTC. */
export const OpenDossier = z.object({
  format: z.literal("roer-dossier"),
  version: z.literal(1),
  exportedAt: instant(),
  /** The first name the resident goes by. */
  resident: z.string(),
  sections: z.array(z.object({ id: sectionId(), kind: z.enum(SECTION_KINDS), records: z.array(OpenRecord) })),
});
export type OpenDossier = z.output<typeof OpenDossier>;

/** Parts that go in only when they are chosen. */
export const CHOSEN_PARTS = ["feelings", "diary"] as const;
export type ChosenPart = (typeof CHOSEN_PARTS)[number];

export type OpenSource = {
  readonly sections: readonly { readonly id: SectionId; readonly kind: SectionKind; readonly state: SectionState }[];
  readonly nameOf: (author: AuthorId) => string;
  readonly resident: string;
  readonly chosen: ReadonlySet<ChosenPart>;
  /** Milliseconds since 1970. */
  readonly now: number;
};

const PART_OF: Readonly<Partial<Record<SectionKind, ChosenPart>>> = { private: "feelings", diary: "diary" };

/** Of values that two devices wrote while apart the latest is told. What was taken back is in no file. */
export const makeOpenDossier = (source: OpenSource): OpenDossier => ({
  format: "roer-dossier",
  version: 1,
  exportedAt: iso(source.now),
  resident: source.resident,
  sections: source.sections
    .filter(({ kind }) => isChosen(kind, source.chosen))
    .map(({ id, kind, state }) => ({ id, kind, records: recordsIn(kind, state, source.nameOf) }))
    .filter(({ records }) => records.length > 0),
});

const isChosen = (kind: SectionKind, chosen: ReadonlySet<ChosenPart>): boolean => {
  const part = PART_OF[kind];
  return part === undefined || chosen.has(part);
};

function recordsIn(kind: SectionKind, state: SectionState, nameOf: OpenSource["nameOf"]): OpenRecord[] {
  return [...state.kinds.keys()]
    .filter((name) => contentKind(name, kind) !== undefined)
    .flatMap((name) => [...entitiesOf(state, name)].filter(isLive).map((entity) => recordOf(entity, kind, nameOf)))
    .sort((a, b) => compare(a.createdAt, b.createdAt) || compare(a.kind, b.kind) || compare(a.id, b.id));
}

function recordOf(entity: Entity, section: SectionKind, nameOf: OpenSource["nameOf"]): OpenRecord {
  // What came along from another dossier goes on as what it was there.
  const along = entity.ref.kind === TakenAlong.name ? read(TakenAlong, entity)?.fields : undefined;
  if (along) {
    const { by, kind, id, fields } = along;
    return {
      kind,
      id,
      by,
      createdAt: iso(along.createdAt),
      amendedAt: iso(along.amendedAt),
      ...openFields(fields, contentKind(kind, section)),
    };
  }
  const { author, kind, id } = entity.ref;
  return {
    kind,
    id,
    ...(author === OWNER ? {} : { by: nameOf(author) }),
    createdAt: iso(createdAt(entity)),
    amendedAt: iso(amendedAt(entity)),
    ...openFields(fieldsOf(entity), contentKind(kind, section)),
  };
}

/**
 * The key of a file stays in the dossier: in the open it would open what lies at the relay. So does a field of which this
 * version knows nothing: it is on no screen, so that nobody chose to hand it out.
 */
function openFields(
  all: Readonly<Record<string, unknown>>,
  known: Kind | undefined,
): Pick<OpenRecord, "fields" | "files"> {
  const fields: Record<string, unknown> = {};
  const files: z.output<typeof OpenFile>[] = [];
  for (const [name, value] of Object.entries(all)) {
    if (known && !Object.hasOwn(known.schema.shape, name)) continue;
    const found = (Array.isArray(value) ? value : [value]).flatMap((one) => parseAttachment(one) ?? []);
    if (found.length === 0) fields[name] = value;
    else files.push(...found.map(({ title, contentType, size }) => ({ title, contentType, size })));
  }
  return { fields, ...(files.length > 0 ? { files } : {}) };
}

const iso = (when: number): string => new Date(when).toISOString();
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

export type OpenJsonFault =
  /** Not JSON, or of something else. */
  | { readonly type: "not-a-dossier" }
  /** Made by a version to come. */
  | { readonly type: "newer" };

/** Reads the text of such a file. Never throws. */
export function parseOpenDossier(text: string): Result<OpenDossier, OpenJsonFault> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return err({ type: "not-a-dossier" });
  }
  const parsed = z.safeParse(OpenDossier, value);
  if (parsed.success) return ok(parsed.data);
  const head = z.safeParse(z.object({ format: z.literal("roer-dossier"), version: z.number() }), value);
  return err({ type: head.success && head.data.version > 1 ? "newer" : "not-a-dossier" });
}
