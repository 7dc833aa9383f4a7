import { type Bytes, concat, equal, utf8 } from "#src/base/bytes.ts";
import { type Result, err, ok } from "#src/base/result.ts";
import { LocalDatabase } from "#src/crypto/local-database.ts";
import { UNLOCK_RECORD_LENGTH, decodeUnlockRecord, openUnlockRecord } from "#src/crypto/unlock.ts";
import { Reader, Writer } from "#src/protocol/codec.ts";
import type { Ports } from "./ports.ts";
import { Session } from "./session.ts";
import type { UnlockFault } from "./opening.ts";
import { lockWith, unlockRecord } from "./unlock.ts";

export type KeyFileFault = UnlockFault | { readonly type: "not-a-key-file" };

const MAGIC = utf8("ROERKEY1");
const LARGEST = 64 * 1024 * 1024;

/**
 * Everything a holder's page has in memory, for a computer that forgets: sealed as it was, with the unlock record that a
 * pincode opens. `magic8 record(4+n) count4 (name(4+n) value(4+n))…`. The device's own key is not mixed in: it must open elsewhere.
 */
export async function writeKeyFile(session: Session, pin: string): Promise<Result<Bytes, UnlockFault>> {
  const record = await unlockRecord({ ...session.ports, deviceMix: noDeviceMix }, session.store.database, pin);
  if (!record.ok) return record;
  const { items, queue } = await session.ports.disk.everything();
  const w = new Writer().sized(record.value).u32(items.length);
  for (const { name, value } of items) w.sized(utf8(name)).sized(value);
  w.u32(queue.length);
  for (const value of queue) w.sized(value);
  return ok(concat(MAGIC, w.finish()));
}

/** Opens a key file into memory; nothing is left on the computer. */
export async function openKeyFile(ports: Ports, file: Uint8Array, pin: string): Promise<Result<Session, KeyFileFault>> {
  if (!equal(file.subarray(0, MAGIC.length), MAGIC)) return err({ type: "not-a-key-file" });
  const r = new Reader(file.subarray(MAGIC.length));
  const record = decodeUnlockRecord(r.sized(UNLOCK_RECORD_LENGTH));
  const items: { name: string; value: Bytes }[] = [];
  for (let left = r.u32(); left > 0 && r.sound; left--)
    items.push({ name: new TextDecoder().decode(r.sized(LARGEST)), value: r.sized(LARGEST) });
  const queue: Bytes[] = [];
  for (let left = r.u32(); left > 0 && r.sound; left--) queue.push(r.sized(LARGEST));
  if (!r.finish() || !record) return err({ type: "not-a-key-file" });
  const hash = await ports.hashPassphrase(pin, record.salt);
  if (!hash.ok) return err(hash.error);
  const opened = openUnlockRecord(record, hash.value, await noDeviceMix());
  if (!opened) return err({ type: "pin-wrong" });
  const stored = await ports.disk.commit([
    ...items.map(({ name, value }) => ({ put: name, value })),
    ...queue.map((value) => ({ enqueue: value })),
  ]);
  if (!stored.ok) return err(stored.error);
  const session = await Session.open(ports, LocalDatabase.opened(opened));
  return session ? ok(session) : err({ type: "damaged" });
}

const noDeviceMix = (): Promise<Bytes> => Promise.resolve(new Uint8Array(32));

/** Moves what is in memory to this computer's own store and locks it with a pincode. Answers the session to go on with. */
export async function keepHere(session: Session, ports: Ports, pin: string): Promise<Result<Session, UnlockFault>> {
  const { items, queue } = await session.ports.disk.everything();
  const stored = await ports.disk.commit([
    ...items.map(({ name, value }) => ({ put: name, value })),
    ...queue.map((value) => ({ enqueue: value })),
  ]);
  if (!stored.ok) return err(stored.error);
  const locked = await lockWith(ports, session.store.database, pin);
  if (!locked.ok) return locked;
  const kept = await Session.open(ports, session.store.database);
  return kept ? ok(kept) : err({ type: "damaged" });
}
