import { type Bytes, concat, utf8 } from "#src/base/bytes.ts";
import type { InviteId } from "#src/protocol/ids.ts";
import { kdf } from "./derive.ts";
import { FLAG_DEVICE, FLAG_SHARE, type InviteCode, encodeFragment, inviteIdOf } from "./invite-code.ts";
import { NONCE_LENGTH, randomBytes, secretboxOpen, secretboxSeal } from "./nacl.ts";

/** What the mailbox holds is sealed under the invitation's key; the step's name keeps one from passing for another. */
type Step = "offer" | "claim" | "reveal" | "delivery";

/** What comes of it in the end. One secret gives other keys for each, so that no step of one opens as a step of the other. */
type Purpose = "key" | "device" | "share";
export const purposeOf = (flags: number): Purpose =>
  flags & FLAG_SHARE ? "share" : flags & FLAG_DEVICE ? "device" : "key";

const STEP_PREFIX = { key: "", device: "link-", share: "share-" } as const;

export class Mailbox {
  readonly id: InviteId;
  readonly #secret: Bytes;
  readonly #purpose: Purpose;

  constructor(secret: Bytes, purpose: Purpose = "key") {
    this.#secret = secret;
    this.#purpose = purpose;
    this.id = inviteIdOf(secret);
  }

  seal(step: Step, plain: Uint8Array): Bytes {
    const nonce = randomBytes(NONCE_LENGTH);
    return concat(nonce, secretboxSeal(this.#key(step), nonce, plain));
  }

  /** Undefined for whatever `seal` did not write under this step: anybody may put bytes into a mailbox. */
  open(step: Step, sealed: Uint8Array): Bytes | undefined {
    if (sealed.length < NONCE_LENGTH) return undefined;
    return secretboxOpen(this.#key(step), sealed.subarray(0, NONCE_LENGTH), sealed.subarray(NONCE_LENGTH));
  }

  fragment(form: InviteCode["form"], bound: Bytes, flags: number): string {
    return encodeFragment({ form, secret: this.#secret, bound, flags });
  }

  #key(step: Step): Bytes {
    return kdf("invite-key", this.#secret, 32, utf8(`${STEP_PREFIX[this.#purpose]}${step}`));
  }
}
