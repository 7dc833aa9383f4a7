import { type Bytes, fromUtf8, utf8 } from "#src/base/bytes.ts";
import { type Instant, instant } from "#src/base/instant.ts";
import * as z from "zod/mini";
import { Reader, Writer } from "./codec.ts";
import { type Envelope, PREFIX_LENGTH, SIGNATURE_LENGTH, decodeEnvelope, encodeEnvelope } from "./envelope.ts";
import { type DossierId, type SectionId, idFromBytes, idToBytes } from "./ids.ts";
import { BATCH_BYTES, BATCH_ENVELOPES, ENVELOPE_BYTES, READ_PAGE_BYTES } from "./limits.ts";
import { PageHeader } from "./messages.ts";

/** One position of a log as it is read: whole, or with the body gone and its hash left so that the chain verifies. */
export type Frame = {
  readonly section: SectionId;
  readonly pos: number;
  readonly time: Instant;
} & ({ readonly envelope: Envelope } | { readonly prefix: Bytes; readonly bodyHash: Bytes; readonly signature: Bytes });

export type Page = { readonly header: PageHeader; readonly frames: readonly Frame[] };

const WHOLE = 0;
const BARE = 1;
const HEADER_LIMIT = 1024 * 1024;

/** `header4+JSON`, then per frame `section16 pos8 time8 form1 length4+data`. */
export function encodePage(header: z.input<typeof PageHeader>, frames: readonly Frame[]): Bytes {
  const w = new Writer().sized(utf8(JSON.stringify(header)));
  for (const frame of frames) {
    w.raw(idToBytes(frame.section), 16).u64(frame.pos).u64(frame.time);
    if ("envelope" in frame) w.u8(WHOLE).sized(encodeEnvelope(frame.envelope));
    else w.u8(BARE).raw(frame.prefix, PREFIX_LENGTH).raw(frame.bodyHash, 32).raw(frame.signature, SIGNATURE_LENGTH);
  }
  return w.finish();
}

/** Undefined unless every byte is accounted for. */
export function decodePage(dossier: DossierId, wire: Uint8Array): Page | undefined {
  if (wire.length > READ_PAGE_BYTES * 2 + HEADER_LIMIT) return undefined;
  const r = new Reader(wire);
  const header = parseHeader(r.sized(HEADER_LIMIT));
  if (!header || !r.sound) return undefined;
  const frames: Frame[] = [];
  for (let i = 0; i < header.frames; i++) {
    const sectionBytes = r.raw(16);
    const pos = r.u64();
    const time = r.u64();
    const form = r.u8();
    if (!r.sound) return undefined;
    const place = { section: idFromBytes<SectionId>(sectionBytes), pos, time: instant(time) };
    if (form === WHOLE) {
      const envelope = decodeEnvelope(dossier, r.sized(ENVELOPE_BYTES));
      if (!envelope || envelope.prefix.section !== place.section) return undefined;
      frames.push({ ...place, envelope });
    } else if (form === BARE) {
      frames.push({ ...place, prefix: r.raw(PREFIX_LENGTH), bodyHash: r.raw(32), signature: r.raw(SIGNATURE_LENGTH) });
    } else return undefined;
  }
  return r.finish() ? { header, frames } : undefined;
}

function parseHeader(data: Uint8Array): PageHeader | undefined {
  const text = fromUtf8(data);
  if (text === undefined) return undefined;
  try {
    const parsed = z.safeParse(PageHeader, JSON.parse(text));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}

/** The body of POST /v1/append. */
export function encodeBatch(dossier: DossierId, envelopes: readonly Uint8Array[]): Bytes {
  const w = new Writer().raw(idToBytes(dossier), 16);
  for (const wire of envelopes) w.sized(wire);
  return w.finish();
}

/** Undefined when malformed or over a limit; the envelopes themselves are judged one by one. */
export function decodeBatch(wire: Uint8Array): { dossier: DossierId; envelopes: readonly Bytes[] } | undefined {
  if (wire.length > BATCH_BYTES) return undefined;
  const r = new Reader(wire);
  const dossier = r.raw(16);
  if (!r.sound) return undefined;
  const envelopes: Bytes[] = [];
  while (r.left > 0 && r.sound) envelopes.push(r.sized(ENVELOPE_BYTES));
  if (!r.finish() || envelopes.length === 0 || envelopes.length > BATCH_ENVELOPES) return undefined;
  return { dossier: idFromBytes<DossierId>(dossier), envelopes };
}
