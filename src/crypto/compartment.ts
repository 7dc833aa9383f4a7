import { type Bytes, bytes, concat } from "#src/base/bytes.ts";
import { invariant } from "#src/base/never.ts";
import { Reader, Writer } from "#src/protocol/codec.ts";
import { kdf } from "./derive.ts";
import { KEY_LENGTH, NONCE_LENGTH, randomBytes, secretboxOpen, secretboxSeal, TAG_LENGTH } from "./nacl.ts";
import { Secret } from "./secret.ts";
import {
  AREA_PLAIN_LENGTH,
  CARRIED_LENGTH,
  openArea,
  openCarried,
  type Unlocked,
  type UnlockRecord,
  withArea,
  withCarried,
} from "./unlock.ts";

const LENGTH_LENGTH = 4;
const SALT_LENGTH = 16;
/** So many bytes fit into a compartment. */
export const COMPARTMENT_LENGTH = AREA_PLAIN_LENGTH - NONCE_LENGTH - TAG_LENGTH - LENGTH_LENGTH;

/** What goes along in a backup, of every device alike. */
export const CARRIED_ALONG_LENGTH = SALT_LENGTH + CARRIED_LENGTH + AREA_PLAIN_LENGTH;

/**
 * The record with this in the compartment, of which at most `COMPARTMENT_LENGTH` bytes; what was in it is gone. The
 * compartment has no other place: that there is one shows in nothing but bytes that are random without its key.
 */
export function fillCompartment(record: UnlockRecord, compartment: Unlocked, content: Bytes): UnlockRecord {
  invariant(content.length <= COMPARTMENT_LENGTH, "what is too long for the compartment is refused before");
  const plain = bytes(COMPARTMENT_LENGTH + LENGTH_LENGTH);
  plain.set(new Writer().u32(content.length).finish());
  plain.set(content, LENGTH_LENGTH);
  const nonce = randomBytes(NONCE_LENGTH);
  const inner = compartment.masterKey.use((key) => concat(nonce, secretboxSeal(key, nonce, plain)));
  plain.fill(0);
  return withArea(record, compartment.areaKey, inner);
}

/** What is in the compartment. Undefined when it is damaged, or another's. */
export function readCompartment(record: UnlockRecord, compartment: Unlocked): Bytes | undefined {
  const inner = openArea(record, compartment.areaKey);
  return inner && compartment.masterKey.use((key) => readInner(inner, key));
}

/**
 * The record with which a backup carries the compartment's key to another device, which has no key of this browser:
 * masked by what the pincode alone gives, so that the mask is random to who has no pincode, as where there is nothing.
 */
export function carryCompartment(record: UnlockRecord, compartment: Unlocked, hash: Bytes): UnlockRecord {
  const masked = compartment.masterKey.use((key) => mask(key, hash, record.salt));
  return withCarried(record, compartment.areaKey, concat(masked, randomBytes(CARRIED_LENGTH - KEY_LENGTH)));
}

/** `salt16 carried64 inner65496`. Undefined when the record is damaged. */
export function compartmentAlong(record: UnlockRecord, areaKey: Secret): Bytes | undefined {
  const [carried, inner] = [openCarried(record, areaKey), openArea(record, areaKey)];
  return carried && inner && concat(record.salt, carried, inner);
}

/** Of what came along: the salt with which its pincode is hashed. */
export const saltAlong = (along: Bytes): Bytes => along.slice(0, SALT_LENGTH);

/** What is in a compartment that came along. Undefined for another pincode, and where there was none. */
export function openAlong(along: Bytes, hash: Bytes): Bytes | undefined {
  if (along.length !== CARRIED_ALONG_LENGTH) return undefined;
  const masked = along.subarray(SALT_LENGTH, SALT_LENGTH + KEY_LENGTH);
  const key = new Secret(mask(masked, hash, saltAlong(along)));
  const content = key.use((master) => readInner(along.subarray(SALT_LENGTH + CARRIED_LENGTH), master));
  key.wipe();
  return content;
}

/** Its own inverse: a key over a pad that is used for this alone. */
function mask(key: Bytes, hash: Bytes, salt: Bytes): Bytes {
  const pad = kdf("compartment-along", hash, KEY_LENGTH, salt);
  return new Uint8Array(key.map((byte, i) => byte ^ (pad[i] ?? 0)));
}

function readInner(inner: Bytes, key: Bytes): Bytes | undefined {
  const plain = secretboxOpen(key, inner.subarray(0, NONCE_LENGTH), inner.subarray(NONCE_LENGTH));
  const length = plain && new Reader(plain).u32();
  if (!plain || length === undefined || length > COMPARTMENT_LENGTH) return undefined;
  return plain.slice(LENGTH_LENGTH, LENGTH_LENGTH + length);
}
