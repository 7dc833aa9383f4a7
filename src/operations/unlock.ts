import type { Bytes } from "#src/base/bytes.ts";
import { type Result, err, ok } from "#src/base/result.ts";
import { LocalDatabase } from "#src/crypto/local-database.ts";
import {
  type Unlocked,
  type UnlockRecord,
  decodeUnlockRecord,
  encodeUnlockRecord,
  openUnlockRecord,
  touch,
  unlockSalt,
} from "#src/crypto/unlock.ts";
import { UNLOCK } from "./is-here.ts";
import type { Ports, StorageFault } from "./ports.ts";
import { Session } from "./session.ts";
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

/** A new device: its database opens by this pincode from now on. */
export async function lockWith(
  ports: Ports,
  database: LocalDatabase,
  pin: string,
): Promise<Result<undefined, UnlockFault>> {
  const record = await unlockRecord(ports, database, pin);
  if (!record.ok) return record;
  const done = await ports.disk.commit([{ put: UNLOCK, value: record.value }]);
  return done.ok ? ok(undefined) : err(done.error);
}

export async function unlockRecord(
  ports: Ports,
  database: LocalDatabase,
  pin: string,
): Promise<Result<Bytes, { readonly type: "passphrase-not-hashed" | "nothing-here" }>> {
  const salt = unlockSalt();
  const hash = await ports.hashPassphrase(pin, salt);
  if (!hash.ok) return err(hash.error);
  const mix = await ports.deviceMix(salt);
  // Hashing takes a second, and what was open may have been locked meanwhile: then there is no key left to wrap.
  if (database.wiped) return err({ type: "nothing-here" });
  return ok(encodeUnlockRecord(database.lockedBy(salt, hash.value, mix)));
}

/** Opens this device. A wrong pincode is counted before it is tried, so that a cut does not give one for free. */
export async function unlock(ports: Ports, pin: string): Promise<Result<Session, UnlockFault>> {
  const [bytes, counted] = await ports.disk.get([UNLOCK, ATTEMPTS]);
  if (!bytes) return err({ type: "nothing-here" });
  const record = decodeUnlockRecord(bytes);
  if (!record) return err({ type: "damaged" });
  const tries = readTries(counted);
  const ms = waitFor(tries, ports.clock());
  if (ms > 0) return err({ type: "pin-wait", ms });
  const next = oneMore(tries, ports.clock());
  await ports.disk.commit([{ put: ATTEMPTS, value: encodeTries(next) }]);
  // Beside each other: the hash is slow on purpose, and nothing should come after it that could have been done meanwhile.
  const [hash, mix] = await Promise.all([ports.hashPassphrase(pin, record.salt), ports.deviceMix(record.salt)]);
  if (!hash.ok) return err(hash.error);
  const opened = openUnlockRecord(record, hash.value, mix);
  if (!opened) {
    const wait = waitFor(next, ports.clock());
    return err(wait > 0 ? { type: "pin-wait", ms: wait } : { type: "pin-wrong" });
  }
  // The area is sealed anew while the disk reads.
  const [session] = await Promise.all([
    Session.open(ports, LocalDatabase.opened(opened)),
    settle(ports, record, opened),
  ]);
  return session ? ok(session) : err({ type: "damaged" });
}

/** The tries are forgotten, and the area that may hold something is sealed anew, whether it does or not. */
async function settle(ports: Ports, record: UnlockRecord, opened: Unlocked): Promise<void> {
  const touched = touch(record, opened);
  await ports.disk.commit([
    { remove: ATTEMPTS },
    ...(touched ? [{ put: UNLOCK, value: encodeUnlockRecord(touched) }] : []),
  ]);
}

/** Sets another pincode for what is open now. */
export const changePin = (session: Session, pin: string): Promise<Result<undefined, UnlockFault>> =>
  lockWith(session.ports, session.store.database, pin);
