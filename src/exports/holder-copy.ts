import * as z from "zod/mini";
import { type AuthorId, EntityRef, OWNER } from "#src/dossier/entity-id.ts";
import { parseAttachment } from "#src/dossier/attachment.ts";
import { sectionId } from "#src/dossier/field-rules.ts";
import type { LocalDate } from "#src/dossier/local-date.ts";
import type { SectionState } from "#src/dossier/reduce.ts";
import { SECTION_KINDS, type SectionKind } from "#src/dossier/section-kinds.ts";
import type { SectionId } from "#src/protocol/ids.ts";
import { shownRecords } from "./holder-records.ts";

const instant = () => z.iso.datetime();

/** One record, by the names of `src/dossier/<kind>.ts`, which name the standard that each follows. */
const CopiedRecord = z.object({
  ref: EntityRef,
  /** Who wrote it, as the resident called them; `resident` for the resident. */
  by: z.string(),
  byResident: z.boolean(),
  createdAt: instant(),
  amendedAt: instant(),
  /** Of a file only what it is called, of what sort, and how large: not what opens it. */
  fields: z.record(z.string(), z.unknown()),
});

/**
 * "Kopie voor mijn eigen dossier": what somebody with a key had on the page, taken along to a register of their own. It
 * holds what the page shows and nothing more: no feelings, no private notes, no files, no keys, nobody's roster. Times are
 * ISO 8601 in UTC, days YYYY-MM-DD in the Netherlands.
 */
export const HolderCopy = z.object({
  format: z.literal("roer-holder-copy"),
  version: z.literal(1),
  copiedAt: instant(),
  /** Why, as the resident reads it in "Wie keek er?". */
  reason: z.string(),
  copiedBy: z.object({ name: z.string(), role: z.string(), organisation: z.string() }),
  /** The first name the resident goes by. */
  resident: z.string(),
  sections: z.array(z.object({ id: sectionId(), kind: z.enum(SECTION_KINDS), records: z.array(CopiedRecord) })),
});
export type HolderCopy = z.output<typeof HolderCopy>;

export type CopySource = {
  readonly sections: readonly { readonly id: SectionId; readonly kind: SectionKind; readonly state: SectionState }[];
  readonly nameOf: (author: AuthorId) => string;
  readonly resident: string;
  readonly copiedBy: HolderCopy["copiedBy"];
  readonly reason: string;
  readonly today: LocalDate;
  /** Milliseconds since 1970. */
  readonly now: number;
};

/** `sections`: those that the key opens for reading, and no others. */
export const makeHolderCopy = (source: CopySource): HolderCopy => ({
  format: "roer-holder-copy",
  version: 1,
  copiedAt: iso(source.now),
  reason: source.reason,
  copiedBy: source.copiedBy,
  resident: source.resident,
  sections: source.sections.map(({ id, kind, state }) => ({
    id,
    kind,
    records: shownRecords(kind, state, source.today).map(({ ref, fields, createdAt, amendedAt }) => ({
      ref,
      by: source.nameOf(ref.author),
      byResident: ref.author === OWNER,
      createdAt: iso(createdAt),
      amendedAt: iso(amendedAt),
      fields: Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, withoutKey(value)])),
    })),
  })),
});

const iso = (when: number): string => new Date(when).toISOString();

function withoutKey(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutKey);
  const file = parseAttachment(value);
  return file ? { title: file.title, contentType: file.contentType, size: file.size } : value;
}
