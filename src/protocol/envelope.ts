import { type Bytes, concat, toHex, utf8 } from "#src/base/bytes.ts";
import { Reader, Writer } from "./codec.ts";
import { type DossierId, type GrantId, type SectionId, idFromBytes, idToBytes } from "./ids.ts";
import { ENVELOPE_BYTES } from "./limits.ts";
import type { Sha512 } from "./signing-input.ts";
import { type Epoch, epoch } from "./time.ts";

/**
 * One envelope per section per flush. Everything in the prefix is signed and, for an entry, bound into the
 * key of the body; the dossier is signed but not sent, since the request names it once.
 */
export const ENVELOPE_VERSION = 1;
/** `entry`: sealed under the section's epoch key. `drop`: sealed to the inbox's public key. */
export const ENVELOPE_KINDS = { entry: 1, drop: 2 } as const;
export type EnvelopeKind = keyof typeof ENVELOPE_KINDS;

export type Prefix = {
  readonly kind: EnvelopeKind;
  readonly dossier: DossierId;
  readonly section: SectionId;
  readonly generation: number;
  readonly epoch: Epoch;
  readonly grant: GrantId;
  /** Counts from 1 per (grant, section). */
  readonly seq: number;
  /** First 16 bytes of the hash of the author's previous envelope in this section; zero for the first. */
  readonly prevAuthor: Bytes;
  /** Highest position the author had verified, and the first 16 bytes of the head there. Zero for a drop. */
  readonly seenPos: number;
  readonly seenHead: Bytes;
  /** First 16 bytes of the commitment to the epoch key. Zero for a drop. */
  readonly commit: Bytes;
};

/** `nonce24 ‖ secretbox` for an entry, `ephemeralPk32 ‖ nonce24 ‖ box` for a drop. */
export type Envelope = { readonly prefix: Prefix; readonly body: Bytes; readonly signature: Bytes };

export const PREFIX_LENGTH = 122;
const SENT_PREFIX_LENGTH = PREFIX_LENGTH - 16;
export const SIGNATURE_LENGTH = 64;
/** What an envelope weighs on the wire beside its body. */
export const ENVELOPE_OVERHEAD = SENT_PREFIX_LENGTH + SIGNATURE_LENGTH;
export const ZERO_16: Bytes = new Uint8Array(16);

/** The 122 bytes that are signed and that the body's key is derived from. */
export function prefixBytes(p: Prefix): Bytes {
  return new Writer()
    .u8(ENVELOPE_VERSION)
    .u8(ENVELOPE_KINDS[p.kind])
    .raw(idToBytes(p.dossier), 16)
    .raw(idToBytes(p.section), 16)
    .u32(p.generation)
    .u32(p.epoch)
    .raw(idToBytes(p.grant), 16)
    .u64(p.seq)
    .raw(p.prevAuthor, 16)
    .u64(p.seenPos)
    .raw(p.seenHead, 16)
    .raw(p.commit, 16)
    .finish();
}

export const bodyHash = (body: Uint8Array, sha512: Sha512): Bytes => sha512(body).slice(0, 32);

const SIGN_LABEL = utf8("roer/v1/envelope");
const HASH_LABEL = utf8("roer/v1/envhash");

export const envelopeSigningInput = (prefix: Uint8Array, hash: Uint8Array): Bytes => concat(SIGN_LABEL, prefix, hash);

/** The name of an envelope: 32 bytes over prefix, body hash and signature. */
export const envelopeHash = (prefix: Uint8Array, hash: Uint8Array, signature: Uint8Array, sha512: Sha512): Bytes =>
  sha512(concat(HASH_LABEL, prefix, hash, signature)).slice(0, 32);

export const hashOf = (envelope: Envelope, sha512: Sha512): Bytes =>
  envelopeHash(prefixBytes(envelope.prefix), bodyHash(envelope.body, sha512), envelope.signature, sha512);

/** `version1 kind1 section16 generation4 epoch4 grant16 seq8 prevAuthor16 seenPos8 seenHead16 commit16 signature64 body…` */
export function encodeEnvelope(envelope: Envelope): Bytes {
  const prefix = prefixBytes(envelope.prefix);
  return concat(prefix.subarray(0, 2), prefix.subarray(18), envelope.signature, envelope.body);
}

/** The sequence number in a prefix as it was signed; undefined when it is of another author or place. */
export function prefixSequence(
  prefix: Uint8Array,
  at: { readonly dossier: DossierId; readonly section: SectionId; readonly grant: GrantId },
): number | undefined {
  const r = new Reader(prefix);
  const [version] = [r.u8(), r.u8()];
  const place = [r.raw(16), r.raw(16), r.raw(8), r.raw(16)] as const;
  const seq = r.u64();
  if (!r.sound || version !== ENVELOPE_VERSION || prefix.length !== PREFIX_LENGTH) return undefined;
  const [dossier, section, , grant] = place;
  const same = toHex(dossier) === at.dossier && toHex(section) === at.section && toHex(grant) === at.grant;
  return same ? seq : undefined;
}

/** Undefined unless canonical and within the size limit; the dossier is the request's. */
export function decodeEnvelope(dossier: DossierId, wire: Uint8Array): Envelope | undefined {
  if (wire.length > ENVELOPE_BYTES) return undefined;
  const r = new Reader(wire);
  const [version, kind] = [r.u8(), r.u8()];
  const prefix = readPrefix(r, version, kind, dossier);
  const signature = r.raw(SIGNATURE_LENGTH);
  if (!r.sound || !prefix) return undefined;
  const body = r.raw(r.left);
  return body.length < MINIMUM_BODY ? undefined : { prefix, body, signature };
}

/** The 122 bytes by themselves, as they stand where a body is gone. Undefined unless canonical. */
export function decodePrefix(data: Uint8Array): Prefix | undefined {
  const r = new Reader(data);
  const [version, kind, dossier] = [r.u8(), r.u8(), r.raw(16)];
  if (!r.sound) return undefined;
  const prefix = readPrefix(r, version, kind, idFromBytes<DossierId>(dossier));
  return r.finish() ? prefix : undefined;
}

function readPrefix(r: Reader, version: number, kindByte: number, dossier: DossierId): Prefix | undefined {
  const section = r.raw(16);
  const generation = r.u32();
  const leaf = r.u32();
  const grant = r.raw(16);
  const seq = r.u64();
  const prevAuthor = r.raw(16);
  const seenPos = r.u64();
  const seenHead = r.raw(16);
  const commit = r.raw(16);
  if (!r.sound || version !== ENVELOPE_VERSION || seq < 1) return undefined;
  const kind = kindByte === ENVELOPE_KINDS.entry ? "entry" : kindByte === ENVELOPE_KINDS.drop ? "drop" : undefined;
  if (!kind || (kind === "drop" && !isBare(seenPos, seenHead, commit))) return undefined;
  return {
    kind,
    dossier,
    section: idFromBytes<SectionId>(section),
    generation,
    epoch: epoch(leaf),
    grant: idFromBytes<GrantId>(grant),
    seq,
    prevAuthor,
    seenPos,
    seenHead,
    commit,
  };
}

/** Nonce, authenticator and one padded block: nothing honest is shorter. */
const MINIMUM_BODY = 24 + 16 + 256;

const isBare = (seenPos: number, seenHead: Uint8Array, commit: Uint8Array): boolean =>
  seenPos === 0 && seenHead.every((b) => b === 0) && commit.every((b) => b === 0);
