import { type Bytes, concat, equal } from "#src/base/bytes.ts";
import { invariant } from "#src/base/never.ts";
import { KEY_LENGTH, boxKeyPairFromSecret, randomBytes } from "./nacl.ts";
import type { RecoverySecret } from "./recovery-secret.ts";
import { SEALED_OVERHEAD, sealTo, sealToSigner } from "./sealed-box.ts";

const ROOT_LENGTH = 64;
const INSIDE_LENGTH = ROOT_LENGTH + SEALED_OVERHEAD + KEY_LENGTH;
export const SLOT_LENGTH = SEALED_OVERHEAD + INSIDE_LENGTH;
/** There are eight slots, or a multiple of that: their number does not tell how many sheets somebody has. */
export const SLOT_STEP = 8;
const SLOTS_MOST = 248;

/** What is public of a recovery key: of the root, or of a further sheet. */
export type RecoveryKey = { readonly signPk: Uint8Array; readonly boxPk: Uint8Array };

export const slotsFor = (recipients: number): number =>
  Math.min(SLOTS_MOST, Math.max(1, Math.ceil(recipients / SLOT_STEP)) * SLOT_STEP);
export const isSlotCount = (count: number): boolean => count > 0 && count <= SLOTS_MOST && count % SLOT_STEP === 0;

/**
 * The key of a backup file, in a slot for each recovery key and in fillers that look the same. Words alone give no box key of
 * a further sheet, which hangs on the root: so a slot is sealed to the signing key, and says the root and the key sealed to
 * the box key. Who made up another root has nobody's box key under it. Undefined where it could be sealed to none.
 */
export function sealSlots(
  rootPk: Uint8Array,
  recipients: readonly RecoveryKey[],
  key: Uint8Array,
  open: Uint8Array,
): Bytes | undefined {
  invariant(rootPk.length === ROOT_LENGTH, "a root's two public keys");
  const sealed = recipients.slice(0, SLOTS_MOST).flatMap(({ signPk, boxPk }) => {
    const inner = sealTo(boxPk, "backup", key, open);
    return (inner && sealToSigner(signPk, "backup-slot", concat(rootPk, inner), open)) ?? [];
  });
  if (sealed.length === 0) return undefined;
  const fillers = Array.from({ length: slotsFor(recipients.length) - sealed.length }, () => filler(open));
  return concat(...sealed, ...fillers);
}

/** Sealed to a key that nobody has, since random bytes are not always a key of the curve. */
function filler(open: Uint8Array): Bytes {
  const { publicKey } = boxKeyPairFromSecret(randomBytes(KEY_LENGTH));
  const sealed = sealTo(publicKey, "backup-slot", randomBytes(INSIDE_LENGTH), open);
  invariant(sealed !== undefined, "a key that was made here is of full order");
  return sealed;
}

/** Undefined when no slot is for these words. */
export function openSlots(
  secret: RecoverySecret,
  slots: Uint8Array,
  open: Bytes,
): { readonly key: Bytes; readonly rootPk: Bytes } | undefined {
  const each = Array.from({ length: slots.length / SLOT_LENGTH }, (_, n) =>
    slots.subarray(n * SLOT_LENGTH, (n + 1) * SLOT_LENGTH),
  );
  const inside = secret.openAnyToSigner("backup-slot", each, open);
  if (inside?.length !== INSIDE_LENGTH) return undefined;
  const rootPk = inside.slice(0, ROOT_LENGTH);
  const root = secret.root();
  const keys = equal(root.publicKeys, rootPk) ? root : secret.sheet(rootPk);
  const key = keys.openSealed("backup", inside.subarray(ROOT_LENGTH), open);
  for (const one of [root, keys]) one.wipe();
  return key?.length === KEY_LENGTH ? { key, rootPk } : undefined;
}
