import { type Bytes, concat, equal, utf8 } from "#src/base/bytes.ts";
import type { Instant } from "#src/base/instant.ts";
import { Writer } from "./codec.ts";
import { type DossierId, type SectionId, idToBytes } from "./ids.ts";
import type { Sha512 } from "./signing-input.ts";

/** Where a section's log stands: position 0 with a zero hash before the first envelope. */
export type Head = { readonly pos: number; readonly hash: Bytes };

/** A head that the relay stands for with its key. Two that contradict each other prove it lied. */
export type SignedHead = Head & {
  readonly section: SectionId;
  readonly generation: number;
  /** Relay time of the envelope at `pos`; 0 for an empty log. */
  readonly time: Instant;
  readonly signature: Bytes;
};

export const EMPTY_HEAD: Head = { pos: 0, hash: new Uint8Array(32) };

const LOG_LABEL = utf8("roer/v1/log");
const HEAD_LABEL = utf8("roer/v1/head");

/** head_n = SHA-512("roer/v1/log" ‖ dossier ‖ section ‖ head_{n−1} ‖ envHash ‖ pos ‖ time)[0:32] */
export function nextHead(
  at: { readonly dossier: DossierId; readonly section: SectionId; readonly head: Head },
  envHash: Uint8Array,
  time: Instant,
  sha512: Sha512,
): Head {
  const pos = at.head.pos + 1;
  const place = new Writer().raw(idToBytes(at.dossier), 16).raw(idToBytes(at.section), 16).finish();
  const moment = new Writer().u64(pos).u64(time).finish();
  return { pos, hash: sha512(concat(LOG_LABEL, place, at.head.hash, envHash, moment)).slice(0, 32) };
}

/** What the relay's key signs: label, dossier, section, generation, position, time, hash. */
export const headSigningInput = (dossier: DossierId, head: Omit<SignedHead, "signature">): Bytes =>
  concat(
    HEAD_LABEL,
    new Writer()
      .raw(idToBytes(dossier), 16)
      .raw(idToBytes(head.section), 16)
      .u32(head.generation)
      .u64(head.pos)
      .u64(head.time)
      .raw(head.hash, 32)
      .finish(),
  );

export const sameHead = (a: Head, b: Head): boolean => a.pos === b.pos && equal(a.hash, b.hash);
