import type { Bytes } from "#src/base/bytes.ts";
import { type Result, err, ok } from "#src/base/result.ts";
import { LocalDatabase } from "#src/crypto/local-database.ts";
import type { PasskeyFault } from "#src/crypto/passkey.ts";
import { type Unlocked, encodeUnlockRecord, openByPasskey, unlockSalt } from "#src/crypto/unlock.ts";
import { Compartment } from "./compartment.ts";
import { UNLOCK } from "./is-here.ts";
import { type UnlockFault, readRecord, settle, tryTyped } from "./opening.ts";
import type { Ports } from "./ports.ts";
import { Session } from "./session.ts";

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

export type Opened =
  | { readonly type: "device"; readonly session: Session }
  | { readonly type: "compartment"; readonly compartment: Compartment };

/** Opens by a pincode or a sentence: what is on this device, or the compartment, whichever it belongs to. */
export async function unlock(ports: Ports, typed: string): Promise<Result<Opened, UnlockFault>> {
  const tried = await tryTyped(ports, typed);
  if (!tried.ok) return tried;
  const { opened } = tried.value;
  if (opened.slot !== "compartment") {
    const session = await openSession(ports, opened);
    return session.ok ? ok({ type: "device", session: session.value }) : session;
  }
  const compartment = await Compartment.open(ports, opened);
  return compartment.ok ? ok({ type: "compartment", compartment: compartment.value }) : compartment;
}

export type PasskeyOpening =
  | UnlockFault
  | PasskeyFault
  /** A passkey of something else: of a plan that was wiped, say. */
  | { readonly type: "passkey-other" };

/** Opens this device by a finger, a face or the lock of the device itself. */
export async function unlockByPasskey(ports: Ports): Promise<Result<Session, PasskeyOpening>> {
  const record = await readRecord(ports);
  if (!record.ok) return record;
  const { salt } = record.value;
  const answer = (await ports.passkeys?.ask(salt)) ?? err({ type: "passkey-cancelled" as const });
  if (!answer.ok) return answer;
  const opened = openByPasskey(record.value, answer.value, await ports.deviceMix(salt));
  return opened ? openSession(ports, opened) : err({ type: "passkey-other" });
}

async function openSession(ports: Ports, opened: Unlocked): Promise<Result<Session, UnlockFault>> {
  // The area is sealed anew while the disk reads.
  const [session] = await Promise.all([Session.open(ports, LocalDatabase.opened(opened)), settle(ports, opened)]);
  return session ? ok(session) : err({ type: "damaged" });
}
