import { type Bytes, concat, fromBase64url, utf8 } from "#src/base/bytes.ts";
import { type Instant, instant } from "#src/base/instant.ts";
import { sha512 } from "#src/crypto/nacl.ts";
import { hashPassphrase } from "#src/crypto/passphrase.ts";
import { passphraseBytes } from "#src/crypto/passphrase-client.ts";
import type { Disk, Ports } from "#src/operations/ports.ts";
import { absentRelay } from "#src/sync/absent-relay.ts";
import { createTabs } from "#src/sync/tabs.ts";

/** A disk as it lay on a device when this version was frozen. Values are base64url. */
export type FrozenDisk = {
  readonly about: string;
  readonly frozenAt: Instant;
  readonly items: readonly { readonly name: string; readonly value: string }[];
  readonly queue: readonly string[];
};

/** The passphrase goes through Argon2id as it ships; in the place of the browser's own key there is one that can be written down. */
export function frozenPorts(disk: Disk, now: Instant): Ports {
  return {
    disk,
    tabs: createTabs({}),
    relay: absentRelay,
    clock: () => now,
    hashPassphrase: (passphrase, salt) => hashPassphrase(passphraseBytes(passphrase), salt),
    deviceMix: (salt) => Promise.resolve(sha512(concat(utf8("frozen device"), salt)).slice(0, 32)),
    builtAt: instant(Date.UTC(2026, 0, 1)),
  };
}

/** Puts a frozen disk's contents on a disk of this version. */
export async function thaw(frozen: FrozenDisk, disk: Disk): Promise<void> {
  const bytes = (text: string): Bytes => fromBase64url(text) ?? new Uint8Array();
  const done = await disk.commit([
    ...frozen.items.map(({ name, value }) => ({ put: name, value: bytes(value) })),
    ...frozen.queue.map((value) => ({ enqueue: bytes(value) })),
  ]);
  if (!done.ok) throw new Error("a disk in memory takes all there is");
}
