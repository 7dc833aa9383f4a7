import { equal } from "#src/base/bytes.ts";
import { type Instant, instant } from "#src/base/instant.ts";
import { type Result, err, ok } from "#src/base/result.ts";
import { lengthOfPiece, piecesOf } from "#src/protocol/blob-messages.ts";
import { type Problem, problem } from "#src/protocol/errors.ts";
import type { DossierId, GrantId, SectionId } from "#src/protocol/ids.ts";
import { BLOB_UNFINISHED } from "#src/protocol/limits.ts";
import { epochAt } from "#src/protocol/time.ts";
import type { BlobIndexReader, BlobPlace } from "#relay/ports/blob-index.ts";
import type { Tables } from "#relay/ports/store.ts";
import { requestEvidence, writeLine } from "./access-log.ts";
import { heldOn, mayManage, mayRead, standing } from "./authorize.ts";
import type { Answer, CommandOf } from "./commands.ts";
import { chargeDay, overDayQuota, payerOf } from "./day-quota.ts";
import type { Limits } from "./limits.ts";
import type { Tools } from "./tools.ts";

/** What a file of one byte costs of a day: its row and its line take room too. */
const LEAST_CHARGED = 1024;

/** POST /v1/blobs/begin: takes the room for a whole file, so that one that was begun can always be finished. */
export function beginBlob(
  tables: Tables,
  tools: Tools,
  { request, body, now, hasRoom }: CommandOf<"beginBlob">,
): Result<Answer<"beginBlob">, Problem> {
  const { dossier, grant } = request;
  const place = { dossier, section: body.section, blob: body.blob };
  const payer = mayStore(tables, dossier, grant, body.section, now);
  if (!payer.ok) return payer;
  const known = tables.blobs.blob(place);
  if (known)
    return known.grant === grant && known.bytes === body.bytes
      ? ok({ arrived: tables.blobs.pieces(place).map(({ piece }) => piece) })
      : err(problem("conflict"));
  const full = hasRoom ? noRoom(tables, dossier, payer.value, body.bytes, tools.limits, now) : problem("unavailable");
  if (full) return err(full);
  tables.blobs.begin(place, { grant, holder: payer.value !== undefined, bytes: body.bytes, moved: now });
  if (payer.value) chargeDay(tables.ledger, dossier, payer.value, Math.max(body.bytes, LEAST_CHARGED), now);
  writeLine(tables, tools.sha512, dossier, now, {
    verb: "store-file",
    grant,
    section: body.section,
    from: 0,
    to: piecesOf(body.bytes),
    bytes: body.bytes,
    evidence: requestEvidence(request),
  });
  return ok({ arrived: [] });
}

/** May this grant put a file into this section? Answers whose day it counts for; undefined for the resident's own devices. */
function mayStore(
  tables: Tables,
  dossier: DossierId,
  grant: GrantId,
  section: SectionId,
  now: Instant,
): Result<GrantId | undefined, Problem> {
  const row = tables.ledger.grant(dossier, grant);
  if (!row) return err(problem("unauthenticated"));
  if (row.end) return err(problem("revoked"));
  const held = heldOn(tables, dossier, row, section);
  if (!held) return err(problem("forbidden"));
  const closed = standing(tables, dossier, held.capability, epochAt(now), "append");
  if (closed) return err(problem(closed, { time: now }));
  const log = tables.log.section(dossier, section);
  if (!log) return err(problem("not-found"));
  // What is dropped into the inbox is for the resident alone, and small.
  if (log.inbox) return err(problem("forbidden"));
  return ok(row.device ? undefined : payerOf(tables.ledger, dossier, held.capability));
}

function noRoom(
  tables: Tables,
  dossier: DossierId,
  payer: GrantId | undefined,
  bytes: number,
  limits: Limits,
  now: Instant,
): Problem | undefined {
  const used = tables.blobs.room(dossier);
  const half = limits.blobBytes / 2;
  if (payer && used.holders + bytes > half) return problem("quota", { limit: half, used: used.holders });
  if (used.all + bytes > limits.blobBytes) return problem("quota", { limit: limits.blobBytes, used: used.all });
  return payer && overDayQuota(tables.ledger, dossier, payer, bytes, limits, now);
}

/** May a piece of this length be kept? Asked before its bytes are written, and again inside. */
export function pieceFits(
  blobs: BlobIndexReader,
  place: BlobPlace,
  grant: GrantId,
  piece: { readonly piece: number; readonly bytes: number },
): Problem | undefined {
  const row = blobs.blob(place);
  if (!row) return problem("not-found");
  if (row.grant !== grant) return problem("forbidden");
  return lengthOfPiece(row.bytes, piece.piece) === piece.bytes && piece.bytes > 0 ? undefined : problem("malformed");
}

/** POST /v1/blobs/chunk: the row by which a piece that lies in the blob store counts. */
export function keepPiece(
  tables: Tables,
  { request, piece, now }: CommandOf<"keepPiece">,
): Result<Answer<"keepPiece">, Problem> {
  const { dossier, grant } = request;
  const place = { dossier, section: piece.section, blob: piece.blob };
  const allowed = mayStore(tables, dossier, grant, piece.section, now);
  if (!allowed.ok) return allowed;
  const unfit = pieceFits(tables.blobs, place, grant, piece);
  if (unfit) return err(unfit);
  const kept = tables.blobs.piece(place, piece.piece);
  if (kept && !equal(kept.hash, piece.hash)) return err(problem("conflict"));
  if (!kept) tables.blobs.keep(place, { piece: piece.piece, hash: piece.hash }, now);
  return ok({ left: piecesOf(tables.blobs.blob(place)?.bytes ?? 0) - tables.blobs.pieces(place).length });
}

/** POST /v1/blobs/read: which piece it is; its line is written before its bytes are fetched. */
export function readBlob(
  tables: Tables,
  tools: Tools,
  { request, body, now }: CommandOf<"readBlob">,
): Result<Answer<"readBlob">, Problem> {
  const { dossier, grant } = request;
  const right = mayRead(tables, dossier, grant, body.section, now);
  if (!right.ok) return right;
  const place = { dossier, section: body.section, blob: body.blob };
  const row = tables.blobs.blob(place);
  const kept = tables.blobs.piece(place, body.piece);
  if (!row || !kept) return err(problem("not-found"));
  writeLine(tables, tools.sha512, dossier, now, {
    verb: "fetch-file",
    grant,
    section: body.section,
    from: body.piece,
    to: body.piece + 1,
    bytes: lengthOfPiece(row.bytes, body.piece),
    evidence: requestEvidence(request),
  });
  return ok({ hash: kept.hash });
}

/** POST /v1/blobs/drop: by who stored it while its key holds, or by who manages. What is gone already is no fault. */
export function dropBlob(
  tables: Tables,
  tools: Tools,
  { request, body, now }: CommandOf<"dropBlob">,
): Result<Answer<"dropBlob">, Problem> {
  const { dossier, grant } = request;
  const place = { dossier, section: body.section, blob: body.blob };
  const row = tables.blobs.blob(place);
  if (!mayManage(tables, dossier, grant).ok) {
    const allowed = mayStore(tables, dossier, grant, body.section, now);
    if (!allowed.ok) return allowed;
    if (row && row.grant !== grant) return err(problem("forbidden"));
  }
  if (!row) return ok({});
  tables.blobs.drop(place);
  writeLine(tables, tools.sha512, dossier, now, {
    verb: "drop-file",
    grant,
    section: body.section,
    bytes: row.bytes,
    evidence: requestEvidence(request),
  });
  return ok({});
}

export function dropUnfinished(tables: Tables, now: Instant): Result<Answer<"dropUnfinished">, Problem> {
  const dropped = tables.blobs.unfinished(instant(now - BLOB_UNFINISHED));
  for (const place of dropped) tables.blobs.drop(place);
  return ok({ dropped });
}
