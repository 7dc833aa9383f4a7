import type { Bytes } from "#src/base/bytes.ts";
import { type Result, err, ok } from "#src/base/result.ts";
import {
  type Unlocked,
  type UnlockRecord,
  decodeUnlockRecord,
  encodeUnlockRecord,
  openUnlockRecord,
  touch,
} from "#src/crypto/unlock.ts";
import { UNLOCK } from "./is-here.ts";
import type { Ports, StorageFault } from "./ports.ts";
import { encodeTries, oneMore, readTries, waitFor } from "./tries.ts";

/** Read, like the record, before anything is open; its name says nothing secret either. */
const ATTEMPTS = "attempts";

export type UnlockFault =
  | { readonly type: "pin-wrong" }
  /** Too many wrong ones; milliseconds to wait. */
  | { readonly type: "pin-wait"; readonly ms: number }
  | { readonly type: "nothing-here" }
  | { readonly type: "damaged" }
  | { readonly type: "passphrase-not-hashed" }
  | StorageFault;

/** What was opened, and the device's mix that belongs to the record's salt. */
export type Opening = { readonly record: UnlockRecord; readonly mix: Bytes; readonly opened: Unlocked };

/** The record that says how this device opens. */
export async function readRecord(ports: Ports): Promise<Result<UnlockRecord, UnlockFault>> {
  const [data] = await ports.disk.get([UNLOCK]);
  if (!data) return err({ type: "nothing-here" });
  const record = decodeUnlockRecord(data);
  return record ? ok(record) : err({ type: "damaged" });
}

/** Tries a pincode or sentence. A wrong one is counted before it is tried, so that a cut does not give one for free. */
export async function tryTyped(ports: Ports, typed: string): Promise<Result<Opening, UnlockFault>> {
  const [read, [counted]] = await Promise.all([readRecord(ports), ports.disk.get([ATTEMPTS])]);
  if (!read.ok) return read;
  const record = read.value;
  const tries = readTries(counted);
  const ms = waitFor(tries, ports.clock());
  if (ms > 0) return err({ type: "pin-wait", ms });
  const next = oneMore(tries, ports.clock());
  await ports.disk.commit([{ put: ATTEMPTS, value: encodeTries(next) }]);
  // Beside each other: the hash is slow on purpose, and nothing should come after it that could have been done meanwhile.
  const [hash, mix] = await Promise.all([ports.hashPassphrase(typed, record.salt), ports.deviceMix(record.salt)]);
  if (!hash.ok) return err(hash.error);
  const opened = openUnlockRecord(record, hash.value, mix);
  if (opened) return ok({ record, mix, opened });
  const wait = waitFor(next, ports.clock());
  return err(wait > 0 ? { type: "pin-wait", ms: wait } : { type: "pin-wrong" });
}

/**
 * The tries are forgotten, and the area that may hold something is sealed anew, whether it does or not. A damaged one
 * stays as it is.
 */
export const settle = (ports: Ports, opened: Unlocked): Promise<Result<undefined, UnlockFault>> =>
  rewrite(ports, (record) => touch(record, opened) ?? record);

/** So often another tab may have been quicker; more than that is something else. */
const MOST_SWAPS = 8;

/** Changes the record as it lies on the disk by then: another tab may have put something into it. The tries are forgotten. */
export async function rewrite(
  ports: Ports,
  change: (record: UnlockRecord) => UnlockRecord,
): Promise<Result<undefined, UnlockFault>> {
  for (let swaps = 0; swaps < MOST_SWAPS; swaps++) {
    const record = await readRecord(ports);
    if (!record.ok) return record;
    const to = encodeUnlockRecord(change(record.value));
    const swapped = await ports.disk.swap(UNLOCK, encodeUnlockRecord(record.value), to);
    if (!swapped.ok) return swapped;
    if (!swapped.value) continue;
    // The change stands whatever comes of this: tries that stay cost a wait and nothing else.
    await ports.disk.commit([{ remove: ATTEMPTS }]);
    return ok(undefined);
  }
  return err({ type: "storage-gone" });
}
