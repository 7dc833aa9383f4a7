import { instant } from "#src/base/instant.ts";
import { ok } from "#src/base/result.ts";
import { NO_DEVICE_MIX } from "#src/crypto/device-key.ts";
import { randomBytes, sha512 } from "#src/crypto/nacl.ts";
import type { HashPassphrase, Ports } from "#src/operations/ports.ts";
import type { Replica } from "#src/operations/replica.ts";
import type { Session } from "#src/operations/session.ts";
import { syncable } from "#src/operations/sync-access.ts";
import { createPassingDisk } from "#src/storage/memory-disk.ts";
import { createRelay } from "#src/sync/relay-client.ts";
import { createTabs } from "#src/sync/tabs.ts";

/** A hash of the pincode that costs nothing and protects nothing. */
const freeHash: HashPassphrase = (passphrase) =>
  Promise.resolve(ok(sha512(new TextEncoder().encode(passphrase)).slice(0, 32)));

/** A device without a browser: memory, the real relay over HTTP. */
export function portsTo(origin: string, hashPassphrase: HashPassphrase = freeHash): Ports {
  const clock = () => instant(Date.now());
  return {
    disk: createPassingDisk(),
    tabs: createTabs({}),
    relay: createRelay({
      origin,
      fetch: (url, init) => fetch(url, init),
      clock,
      sha512,
      randomBytes,
      timeoutMs: 60_000,
    }),
    clock,
    hashPassphrase,
    deviceMix: () => Promise.resolve(NO_DEVICE_MIX),
    builtAt: 0,
  };
}

/** Until nothing waits, or it gets no further; answers whether all was taken. */
export async function share(session: Session): Promise<boolean> {
  for (let left = Number.POSITIVE_INFINITY; owned(session).waiting.length > 0;) {
    await syncable(session, owned(session)).sync();
    const { length } = owned(session).waiting;
    if (length >= left) return false;
    left = length;
  }
  return true;
}

export function owned(session: Session): Replica {
  const replica = session.owned();
  if (!replica) throw new Error("the dossier is not there");
  return replica;
}
