import type { Bytes } from "#src/base/bytes.ts";
import type { AccessKeys } from "#src/crypto/access-keys.ts";
import { openBundle } from "#src/crypto/key-bundle.ts";
import { Keyring } from "#src/crypto/keyring.ts";
import { verifyStrict } from "#src/crypto/verify.ts";
import type { SignedCapability } from "#src/protocol/capability.ts";
import type { GrantId } from "#src/protocol/ids.ts";
import type { BundlesAnswer } from "#src/protocol/messages.ts";
import { certified } from "./fetch-bundles.ts";
import type { ReplicaRef } from "./replica.ts";

/**
 * Everything sealed to the root, or to a new device of the owner, with the devices that its bundles vouch for; only what
 * such a device signed counts.
 */
export async function openWhole(
  keys: AccessKeys,
  ref: ReplicaRef,
  rootPk: Bytes,
  answer: BundlesAnswer,
): Promise<{ readonly ring: Keyring; readonly devices: readonly SignedCapability[] }> {
  const ring = new Keyring();
  const devices = new Map<GrantId, SignedCapability>();
  for (const { section, generation, sealed } of answer.bundles) {
    const opened = openBundle(keys, { ...ref, section, generation }, sealed);
    if (!opened) continue;
    const issuer = await certified(opened.bundle.issuer, opened.bundle.vouchers, rootPk);
    if (!issuer || !(await verifyStrict(issuer.capability.subjectSignPk, opened.signingInput, opened.signature)))
      continue;
    for (const { capability } of opened.bundle.vouchers) {
      const device = await certified(capability.grant, opened.bundle.vouchers, rootPk);
      if (device) devices.set(capability.grant, device);
    }
    ring.take(section, generation, opened.bundle.counter, opened.bundle.content);
  }
  return { ring, devices: [...devices.values()] };
}
