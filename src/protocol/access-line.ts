import { type Bytes, concat, utf8 } from "#src/base/bytes.ts";
import type { Instant } from "#src/base/instant.ts";
import { Writer } from "./codec.ts";
import { type DossierId, type GrantId, type SectionId, idToBytes } from "./ids.ts";
import type { Sha512 } from "./signing-input.ts";

/** What the relay writes down, before it releases data. A refused try by a known key is a line too. */
export const ACCESS_VERBS = {
  read: 1,
  append: 2,
  refused: 3,
  access: 4,
  bundles: 5,
  live: 6,
  erase: 7,
  "store-file": 8,
  "fetch-file": 9,
  "drop-file": 10,
  ask: 11,
} as const;
export type AccessVerb = keyof typeof ACCESS_VERBS;

export type AccessLine = {
  readonly pos: number;
  readonly time: Instant;
  readonly verb: AccessVerb;
  readonly grant: GrantId;
  readonly section: SectionId;
  /** Positions (from, to] for a read and for bodies that were erased; (to − count, to] for an append; pieces of a file likewise. */
  readonly from: number;
  readonly to: number;
  readonly bytes: number;
  /** Signature base, signature and body of the request that caused it, or the envelope's; empty for live. */
  readonly evidence: Bytes;
};

const LABEL = utf8("roer/v1/access-line");

/** hash_n = SHA-512(label ‖ dossier ‖ hash_{n−1} ‖ line)[0:32]; the evidence enters by its own hash. */
export function nextLineHash(dossier: DossierId, previous: Uint8Array, line: AccessLine, sha512: Sha512): Bytes {
  const fields = new Writer()
    .raw(idToBytes(dossier), 16)
    .raw(previous, 32)
    .u64(line.pos)
    .u64(line.time)
    .u8(ACCESS_VERBS[line.verb])
    .raw(idToBytes(line.grant), 16)
    .raw(idToBytes(line.section), 16)
    .u64(line.from)
    .u64(line.to)
    .u64(line.bytes)
    .raw(sha512(line.evidence), 64)
    .finish();
  return sha512(concat(LABEL, fields)).slice(0, 32);
}

/** What the relay's key signs over the access log as a whole. */
export const accessHeadSigningInput = (dossier: DossierId, pos: number, hash: Uint8Array): Bytes =>
  concat(utf8("roer/v1/access-head"), new Writer().raw(idToBytes(dossier), 16).u64(pos).raw(hash, 32).finish());
