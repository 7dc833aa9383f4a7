import type { Authored } from "#src/dossier/authored.ts";
import { type AuthorId, OWNER } from "#src/dossier/entity-id.ts";
import type { KnownOp } from "#src/dossier/op.ts";
import { isOfManyVoices, type SectionKind } from "#src/dossier/section-kinds.ts";
import { Withdrawal } from "#src/dossier/withdrawal.ts";
import { isRosterRecord } from "#src/grants/roster.ts";
import * as z from "zod/mini";
import type { Aside } from "./section-copy.ts";

/** Of a position whose body did not come, and of which no record says that it was taken back. */
export const WITHHELD = "withheld";

/** The log without what was taken back, and what the relay kept back of itself. */
export type Kept = { readonly rows: readonly Authored[]; readonly aside: readonly Aside[] };

/**
 * Applies the withdrawals that a section's log holds: each counts for what its own author wrote before it, and the
 * resident's for everything but in a section of many voices, where nobody takes back what is another's. `authorOf`
 * answers whose a device or a grant is.
 */
export function leaveOutWithdrawn(
  rows: readonly Authored[],
  aside: readonly Aside[],
  authorOf: (grant: Aside["grant"]) => AuthorId,
  section: SectionKind,
): Kept {
  const gone = withdrawnPositions(rows, aside, authorOf, section);
  if (gone.size === 0) return { rows, aside };
  return {
    rows: rows.filter(({ position, restated }) => restated === true || !gone.has(position)),
    aside: aside.filter(({ pos, reason }) => reason !== WITHHELD || !gone.has(pos)),
  };
}

function withdrawnPositions(
  rows: readonly Authored[],
  aside: readonly Aside[],
  authorOf: (grant: Aside["grant"]) => AuthorId,
  section: SectionKind,
): ReadonlySet<number> {
  const gone = new Set<number>();
  const records = rows.filter(({ op }) => op.t === "set" && op.kind === Withdrawal.name);
  if (records.length === 0) return gone;
  const authors = new Map(aside.map(({ pos, grant }) => [pos, authorOf(grant)]));
  for (const { position, author, restated } of rows) if (restated !== true) authors.set(position, author);
  for (const { op, author, position } of records) {
    const fields = op.t === "set" ? z.safeParse(Withdrawal.schema, op.fields).data : undefined;
    for (const pos of fields?.positions ?? [])
      if (pos < position && (authors.get(pos) === author || (author === OWNER && !isOfManyVoices(section))))
        gone.add(pos);
  }
  // Records by which others are judged are never dropped: without them what was allowed would no longer be.
  for (const row of rows) if (isKnown(row) && isRosterRecord(row)) gone.delete(row.position);
  return gone;
}

export const isKnown = (row: Authored): row is Authored<KnownOp> => row.op.t !== "unknown";
