import { type Result, err, ok } from "#src/base/result.ts";
import { AccessKeys } from "#src/crypto/access-keys.ts";
import { LocalDatabase } from "#src/crypto/local-database.ts";
import { decodeUnlockRecord, openUnlockRecord } from "#src/crypto/unlock.ts";
import { type GrantId, parseId16 } from "#src/protocol/ids.ts";
import * as z from "zod/mini";
import type { Change } from "./local-store.ts";
import type { Session } from "./session.ts";
import { NO_TRIES, oneMore, Tries, waitFor } from "./tries.ts";
import { unlockRecord } from "./unlock.ts";

/**
 * A child's keys on the parent's device. They lie behind a secret of the child's own, hashed like a pincode with a salt
 * of their own and mixed with the device's key, inside the seal of the device as well: the pincode alone does not open
 * them, and the parent does not know the secret.
 */
export const CHILD_SECRETS = ["pictures", "digits"] as const;
export type ChildSecretKind = (typeof CHILD_SECRETS)[number];

export type ChildLockFault =
  | { readonly type: "secret-wrong" }
  /** Too many wrong ones; milliseconds to wait. */
  | { readonly type: "secret-wait"; readonly ms: number }
  /** Not on this device. */
  | { readonly type: "no-secret-here" }
  | { readonly type: "passphrase-not-hashed" }
  | { readonly type: "storage" };

const grantField = z.custom<GrantId>((value) => typeof value === "string" && parseId16<GrantId>(value) !== undefined);
const Index = z.array(z.object({ grant: grantField, kind: z.enum(CHILD_SECRETS) }));
export type ChildSecret = z.output<typeof Index>[number];

const INDEX = "children";
const namesOf = (grant: GrantId) => ({
  lock: `child-lock/${grant}`,
  keys: `child-keys/${grant}`,
  tries: `child-tries/${grant}`,
});

/** Whose secrets this device has, and of which sort. */
export async function childSecrets(session: Session): Promise<readonly ChildSecret[]> {
  const stored = await session.store.read(INDEX, Index);
  return stored.type === "found" ? stored.value : [];
}

/** Puts fresh keys behind a secret. Nothing is kept in memory but the public halves. */
export async function lockChildKeys(
  session: Session,
  grant: GrantId,
  kind: ChildSecretKind,
  secret: string,
  keys: AccessKeys,
): Promise<Result<undefined, ChildLockFault>> {
  const database = LocalDatabase.create();
  const record = await unlockRecord(session.ports, database, secret);
  if (!record.ok) return err({ type: "passphrase-not-hashed" });
  const names = namesOf(grant);
  const device = session.store.database;
  const change = session.store
    .change()
    .putSealed(names.lock, device.seal(names.lock, record.value))
    .putSealed(names.keys, device.seal(names.keys, keys.sealed(database, names.keys)))
    .put(INDEX, [...(await childSecrets(session)).filter((one) => one.grant !== grant), { grant, kind }]);
  database.wipe();
  const done = await session.store.commit(change);
  return done.ok ? ok(undefined) : err({ type: "storage" });
}

/** The keys, for as long as the child is there: who asks puts them away. A wrong secret is counted before it is tried. */
export async function openChildKeys(
  session: Session,
  grant: GrantId,
  secret: string,
): Promise<Result<AccessKeys, ChildLockFault>> {
  const names = namesOf(grant);
  const device = session.store.database;
  const [sealedLock, sealedKeys] = await session.store.bytesOf([names.lock, names.keys]);
  const lock = sealedLock && device.open(names.lock, sealedLock);
  const inner = sealedKeys && device.open(names.keys, sealedKeys);
  const record = lock && decodeUnlockRecord(lock);
  if (!record || !inner) return err({ type: "no-secret-here" });
  const counted = await session.store.read(names.tries, Tries);
  const now = session.now();
  const tries = counted.type === "found" ? counted.value : NO_TRIES;
  const ms = waitFor(tries, now);
  if (ms > 0) return err({ type: "secret-wait", ms });
  const next = oneMore(tries, now);
  const noted = await session.store.commit(session.store.change().put(names.tries, next));
  if (!noted.ok) return err({ type: "storage" });
  const [hash, mix] = await Promise.all([
    session.ports.hashPassphrase(secret, record.salt),
    session.ports.deviceMix(record.salt),
  ]);
  if (!hash.ok) return err(hash.error);
  const opened = openUnlockRecord(record, hash.value, mix);
  if (!opened) {
    const wait = waitFor(next, now);
    return err(wait > 0 ? { type: "secret-wait", ms: wait } : { type: "secret-wrong" });
  }
  const database = LocalDatabase.opened(opened);
  const keys = AccessKeys.restore(database, names.keys, inner);
  for (const key of [opened.masterKey, opened.areaKey]) key.wipe();
  database.wipe();
  if (session.locked || !keys) return err({ type: "no-secret-here" });
  await session.store.commit(session.store.change().remove(names.tries));
  return ok(keys);
}

/** Of a key that was not given, or is over: its secret opens nothing any more. */
export async function forgetChildKeys(session: Session, grant: GrantId): Promise<void> {
  const names = namesOf(grant);
  const change: Change = session.store.change();
  for (const name of Object.values(names)) change.remove(name);
  change.put(
    INDEX,
    (await childSecrets(session)).filter((one) => one.grant !== grant),
  );
  await session.store.commit(change);
}
