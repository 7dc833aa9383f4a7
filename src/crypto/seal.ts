import { type Bytes, concat, equal, fromUtf8, utf8 } from "#src/base/bytes.ts";
import { Reader, Writer } from "#src/protocol/codec.ts";
import { type Prefix, prefixBytes } from "#src/protocol/envelope.ts";
import { ENVELOPE_BYTES } from "#src/protocol/limits.ts";
import { kdf } from "./derive.ts";
import { NONCE_LENGTH, randomBytes, secretboxOpen, secretboxSeal } from "./nacl.ts";
import { pad, unpad } from "./padding.ts";
import { sealTo } from "./sealed-box.ts";
import type { EpochKey } from "./time-tree.ts";

/** An op is JSON text; what it says is for the dossier to parse. An envelope carries one or more. */
export type OpText = string;

const encodeOps = (ops: readonly OpText[]): Bytes => {
  const w = new Writer().u32(ops.length);
  for (const op of ops) w.sized(utf8(op));
  return pad(w.finish());
};

function decodeOps(padded: Uint8Array): readonly OpText[] | undefined {
  const plain = unpad(padded);
  if (!plain) return undefined;
  const r = new Reader(plain);
  const count = r.u32();
  const ops: OpText[] = [];
  for (let i = 0; i < count && r.sound; i++) {
    const text = fromUtf8(r.sized(ENVELOPE_BYTES));
    if (text === undefined) return undefined;
    ops.push(text);
  }
  return r.finish() ? ops : undefined;
}

/**
 * Body of an entry: `nonce24 ‖ secretbox(pad(count ‖ ops))`. secretbox binds no header, so the key is derived from the
 * whole signed prefix, which also carries the commitment to the epoch key.
 */
export function sealEntry(
  prefix: Omit<Prefix, "commit">,
  epochKey: EpochKey,
  ops: readonly OpText[],
): { prefix: Prefix; body: Bytes } {
  const whole: Prefix = { ...prefix, commit: epochKey.commit };
  const nonce = randomBytes(NONCE_LENGTH);
  const key = kdf("env", concat(epochKey.encKey, nonce), 32, prefixBytes(whole));
  return { prefix: whole, body: concat(nonce, secretboxSeal(key, nonce, encodeOps(ops))) };
}

/** Undefined when the commitment, the authenticator or the form is not right; why makes no difference to a reader. */
export function openEntry(prefix: Prefix, body: Uint8Array, epochKey: EpochKey): readonly OpText[] | undefined {
  if (!equal(prefix.commit, epochKey.commit) || body.length < NONCE_LENGTH) return undefined;
  const nonce = body.slice(0, NONCE_LENGTH);
  const key = kdf("env", concat(epochKey.encKey, nonce), 32, prefixBytes(prefix));
  const padded = secretboxOpen(key, nonce, body.subarray(NONCE_LENGTH));
  return padded && decodeOps(padded);
}

/** Body of a drop: `ephemeralPk32 ‖ nonce24 ‖ box` to the inbox, bound to the prefix. Undefined for a low-order inbox key. */
export const sealDrop = (prefix: Prefix, inboxPk: Bytes, ops: readonly OpText[]): Bytes | undefined =>
  sealTo(inboxPk, "drop", encodeOps(ops), prefixBytes(prefix));

export const decodeDrop = (plain: Uint8Array): readonly OpText[] | undefined => decodeOps(plain);
