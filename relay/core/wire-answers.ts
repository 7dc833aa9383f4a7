import { concat, toBase64url } from "#src/base/bytes.ts";
import { accessHeadSigningInput } from "#src/protocol/access-line.ts";
import { decodeEnvelope } from "#src/protocol/envelope.ts";
import { invariant } from "#src/base/never.ts";
import { eraseReceiptInput } from "#src/protocol/erase-receipt.ts";
import type { DossierId } from "#src/protocol/ids.ts";
import { headSigningInput } from "#src/protocol/log-head.ts";
import type { AccessLogAnswer, EraseAnswer, SignedHeadMessage } from "#src/protocol/messages.ts";
import type { Frame } from "#src/protocol/page.ts";
import type { Instant } from "#src/base/instant.ts";
import type { RelaySigner } from "#relay/ports/relay-signer.ts";
import type { Answer, UnsignedHead } from "./commands.ts";
import type { WireForm } from "./service.ts";

/** From what was decided to what is sent: signs heads, writes bytes as text. After the commit, never before. */
export const signedHead = (
  signer: RelaySigner,
  dossier: DossierId,
  head: UnsignedHead,
): WireForm<typeof SignedHeadMessage> => ({
  section: head.section,
  generation: head.generation,
  pos: head.pos,
  hash: toBase64url(head.hash),
  time: head.time,
  signature: toBase64url(signer.sign(headSigningInput(dossier, head))),
});

/** A page's frames; what is stored was taken in as a whole envelope, so it decodes. */
export const frames = (dossier: DossierId, rows: Answer<"read">["rows"]): readonly Frame[] =>
  rows.map(({ section, row }) => {
    if (row.body.length === 0) {
      const { pos, time, prefix, bodyHash, signature } = row;
      return { section, pos, time, prefix, bodyHash, signature };
    }
    const wire = concat(row.prefix.subarray(0, 2), row.prefix.subarray(18), row.signature, row.body);
    const envelope = decodeEnvelope(dossier, wire);
    invariant(envelope, "a stored envelope was decoded before it was stored");
    return { section, pos: row.pos, time: row.time, envelope };
  });

/** The relay's word that a dossier is gone. */
export const eraseAnswer = (signer: RelaySigner, dossier: DossierId, time: Instant): WireForm<typeof EraseAnswer> => ({
  time,
  erased: true,
  signature: toBase64url(signer.sign(eraseReceiptInput(dossier, time))),
});

export const accessLogAnswer = (
  signer: RelaySigner,
  dossier: DossierId,
  time: Instant,
  answer: Answer<"accessLog">,
): WireForm<typeof AccessLogAnswer> => ({
  time,
  lines: answer.lines.map((line) => ({ ...line, evidence: toBase64url(line.evidence) })),
  more: answer.more,
  head: {
    pos: answer.head.pos,
    hash: toBase64url(answer.head.hash),
    signature: toBase64url(signer.sign(accessHeadSigningInput(dossier, answer.head.pos, answer.head.hash))),
  },
});
