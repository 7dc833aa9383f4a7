import { type Bytes, bytes, concat } from "#src/base/bytes.ts";
import type { Instant } from "#src/base/instant.ts";
import { type Result, ok } from "#src/base/result.ts";
import { type AccessLine, type AccessVerb, nextLineHash } from "#src/protocol/access-line.ts";
import { Writer } from "#src/protocol/codec.ts";
import type { Problem } from "#src/protocol/errors.ts";
import { ALL_SECTIONS, type DossierId, type GrantId, type SectionId } from "#src/protocol/ids.ts";
import type { Sha512 } from "#relay/ports/hash.ts";
import type { Tables } from "#relay/ports/store.ts";
import type { Answer, CheckedEnvelope, CheckedRequest } from "./commands.ts";

/**
 * What proves that a grant asked: `base ‖ signature ‖ body`, each behind its length in 4 bytes. A body past the
 * limit is left out: the base holds its digest.
 */
export const requestEvidence = (request: CheckedRequest): Bytes =>
  new Writer()
    .sized(request.base)
    .sized(request.signature)
    .sized(request.raw.length <= EVIDENCE_BODY ? request.raw : bytes(0))
    .finish();
const EVIDENCE_BODY = 64 * 1024;

/** What proves that a grant subscribed: `signed challenge ‖ signature`, each behind its length in 4 bytes. */
export const liveEvidence = (signed: Bytes, signature: Bytes): Bytes =>
  new Writer().sized(signed).sized(signature).finish();

/** `prefix122 ‖ bodyHash32 ‖ signature64`, one after the other. */
export const envelopeEvidence = (envelopes: readonly CheckedEnvelope[]): Bytes =>
  concat(...envelopes.flatMap((e) => [e.prefix, e.bodyHash, e.envelope.signature]));

type Line = {
  readonly verb: AccessVerb;
  readonly grant: GrantId;
  readonly section?: SectionId;
  readonly from?: number;
  readonly to?: number;
  readonly bytes?: number;
  readonly evidence?: Bytes;
};

/** Chains one line on. Part of the transaction that causes it: nothing is released of which no line is kept. */
export function writeLine(tables: Tables, sha512: Sha512, dossier: DossierId, now: Instant, line: Line): void {
  const head = tables.lines.head(dossier);
  const whole: AccessLine = {
    pos: head.pos + 1,
    time: now,
    verb: line.verb,
    grant: line.grant,
    section: line.section ?? ALL_SECTIONS,
    from: line.from ?? 0,
    to: line.to ?? 0,
    bytes: line.bytes ?? 0,
    evidence: line.evidence ?? bytes(0),
  };
  tables.lines.add(dossier, whole, nextLineHash(dossier, head.hash, whole, sha512));
}

const LINES = 500;

/** A page of lines; the head is that of the whole log, so that nobody can be shown a shortened one. */
export function serveAccessLog(
  tables: Tables,
  pageBytes: number,
  dossier: DossierId,
  after: number,
): Result<Answer<"accessLog">, Problem> {
  const head = tables.lines.head(dossier);
  const lines: AccessLine[] = [];
  let weight = 0;
  for (const line of tables.lines.after(dossier, after)) {
    weight += line.evidence.length;
    if (lines.length > 0 && (weight > pageBytes || lines.length === LINES)) break;
    lines.push(line);
  }
  return ok({ lines, more: (lines.at(-1)?.pos ?? head.pos) < head.pos, head });
}
