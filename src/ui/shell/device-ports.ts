import type { Bytes } from "#src/base/bytes.ts";
import { type Clock, instant } from "#src/base/instant.ts";
import { NO_DEVICE_MIX, createDeviceKey, deviceMix } from "#src/crypto/device-key.ts";
import { randomBytes, sha512 } from "#src/crypto/nacl.ts";
import { createPasskeys } from "#src/crypto/passkey.ts";
import { hashInWorker, passphraseBytes } from "#src/crypto/passphrase-client.ts";
import type { HashPassphrase, Ports } from "#src/operations/ports.ts";
import { keepCryptoKey } from "#src/storage/device-key.ts";
import { openDisk } from "#src/storage/dexie-disk.ts";
import { createPassingDisk, refusingDisk } from "#src/storage/memory-disk.ts";
import { absentRelay } from "#src/sync/absent-relay.ts";
import { createNotifications } from "#src/sync/notifications.ts";
import { type RelayClient, createRelay } from "#src/sync/relay-client.ts";
import { createTabs } from "#src/sync/tabs.ts";

/** A relay that is silent for this long counts as out of reach. */
const TIMEOUT_MS = 15_000;

export type DevicePorts = {
  readonly ports: Ports;
  /** The same over memory; each call a place of its own. */
  readonly passingPorts: () => Ports;
  /** Memory, and no relay at all. */
  readonly practicePorts: () => Ports;
  readonly relay: RelayClient;
};

/** Everything outside the page, as the operations ask for it. `builtAt`: milliseconds since 1970. */
export async function openDevicePorts(origin: string, builtAt: number): Promise<DevicePorts> {
  const clock: Clock = () => instant(Date.now());
  const relay = createRelay({
    origin,
    fetch: (url, init) => fetch(url, init),
    clock,
    sha512,
    randomBytes,
    timeoutMs: TIMEOUT_MS,
  });
  const disk = await openDisk();
  const shared = { relay, clock, builtAt, hashPassphrase: hasher(), deviceMix: deviceMixer() };
  const tabs = createTabs({ locks: navigator.locks, BroadcastChannel: globalThis.BroadcastChannel });
  return {
    relay,
    ports: {
      ...shared,
      disk: disk.ok ? disk.value : refusingDisk,
      tabs,
      notifications: createNotifications(globalThis),
      passkeys: createPasskeys(globalThis, randomBytes),
    },
    // What is in the memory of one tab concerns no other.
    passingPorts: () => ({ ...shared, passing: true, disk: createPassingDisk(), tabs: createTabs({}) }),
    practicePorts: () => ({
      ...shared,
      passing: true,
      relay: absentRelay,
      disk: createPassingDisk(),
      tabs: createTabs({}),
    }),
  };
}

/** The worker is made at the first pincode, not while the first screen is being drawn. */
function hasher(): HashPassphrase {
  let worker: Worker | undefined;
  return (passphrase, salt) => {
    worker ??= new Worker(new URL("../../crypto/passphrase-worker.ts", import.meta.url), { type: "module" });
    return hashInWorker(worker, passphraseBytes(passphrase), salt);
  };
}

function deviceMixer(): (salt: Bytes) => Promise<Bytes> {
  let key: Promise<CryptoKey | undefined> | undefined;
  return async (salt) => {
    key ??= keepCryptoKey("device", createDeviceKey);
    const kept = await key;
    return kept ? deviceMix(kept, salt) : NO_DEVICE_MIX;
  };
}
