import type { Bytes } from "#src/base/bytes.ts";
import { type Result, err, ok } from "#src/base/result.ts";
import { randomBytes } from "#src/crypto/nacl.ts";
import type { PasskeyFault } from "#src/crypto/passkey.ts";
import { Secret } from "#src/crypto/secret.ts";
import { carryCompartment, fillCompartment, openAlong, saltAlong } from "#src/crypto/compartment.ts";
import { changePassphrase, emptySlot, fillSlot, openUnlockRecord, type Unlocked } from "#src/crypto/unlock.ts";
import { emptyCompartment } from "./compartment.ts";
import { type Opening, type UnlockFault, rewrite, settle, tryTyped } from "./opening.ts";
import type { Session } from "./session.ts";

type CompartmentFault = UnlockFault | { readonly type: "pin-same" };
/** Another pincode, or there was none: that looks the same. */
type NothingThere = { readonly type: "nothing-opens" };

/**
 * How this device opens, for who has just shown to know its pincode: somebody who finds it open does not change that.
 * Closed when one leaves.
 */
export class Door {
  readonly #session: Session;
  readonly #own: Opening;

  private constructor(session: Session, own: Opening) {
    this.#session = session;
    this.#own = own;
  }

  /** By the pincode or sentence of what is open. That of a compartment is a wrong one here. */
  static async open(session: Session, typed: string): Promise<Result<Door, UnlockFault>> {
    const tried = await tryTyped(session.ports, typed);
    if (!tried.ok) return tried;
    const { opened } = tried.value;
    if (opened.slot === "compartment") {
      wipe(opened);
      return err({ type: "pin-wrong" });
    }
    const settled = await settle(session.ports, opened);
    return settled.ok ? ok(new Door(session, tried.value)) : settled;
  }

  /** From now on by another pincode or sentence. A copy of the disk that was made before still opens by the old one. */
  async changePassphrase(next: string): Promise<Result<undefined, UnlockFault>> {
    const { record, mix, opened } = this.#own;
    const hash = await this.#session.ports.hashPassphrase(next, record.salt);
    if (!hash.ok) return err(hash.error);
    // Hashing takes a second, and who locked meanwhile is somebody who goes away from a screen.
    if (this.#session.locked) return err({ type: "nothing-here" });
    return rewrite(this.#session.ports, (now) => changePassphrase(now, opened, hash.value, mix));
  }

  /** Lets a passkey of this device open it too. Asks for one, so only at a press. */
  async addPasskey(): Promise<Result<undefined, UnlockFault | PasskeyFault>> {
    const { record, mix, opened } = this.#own;
    const answer =
      (await this.#session.ports.passkeys?.make(record.salt)) ?? err({ type: "passkey-cancelled" as const });
    if (!answer.ok) return answer;
    if (this.#session.locked) return err({ type: "nothing-here" });
    return rewrite(this.#session.ports, (now) => fillSlot(now, opened, "passkey", answer.value, mix, opened.masterKey));
  }

  /** No passkey opens it any more. The device itself still keeps the passkey. */
  removePasskey(): Promise<Result<undefined, UnlockFault>> {
    return rewrite(this.#session.ports, (now) => emptySlot(now, "passkey"));
  }

  /** A compartment with a pincode of its own. One that was there before is gone: nobody can tell whether there was. */
  makeCompartment(pin: string): Promise<Result<undefined, CompartmentFault>> {
    return this.#putCompartment(pin, emptyCompartment());
  }

  /** The one that came along in a backup, if this is its pincode; it takes the place of what was here. */
  async takeCompartment(along: Bytes, pin: string): Promise<Result<undefined, CompartmentFault | NothingThere>> {
    const hash = await this.#session.ports.hashPassphrase(pin, saltAlong(along));
    if (!hash.ok) return err(hash.error);
    const content = openAlong(along, hash.value);
    return content ? this.#putCompartment(pin, content) : err({ type: "nothing-opens" });
  }

  async #putCompartment(pin: string, content: Bytes): Promise<Result<undefined, CompartmentFault>> {
    const { record, mix, opened } = this.#own;
    const hash = await this.#session.ports.hashPassphrase(pin, record.salt);
    if (!hash.ok) return err(hash.error);
    if (this.#session.locked) return err({ type: "nothing-here" });
    const same = openUnlockRecord(record, hash.value, mix);
    if (same) wipe(same);
    if (same?.slot === opened.slot) return err({ type: "pin-same" });
    const masterKey = new Secret(randomBytes(32));
    const compartment: Unlocked = { slot: "compartment", masterKey, areaKey: opened.areaKey };
    const done = await rewrite(this.#session.ports, (now) => {
      const filled = fillSlot(now, opened, "compartment", hash.value, mix, masterKey);
      return carryCompartment(fillCompartment(filled, compartment, content), compartment, hash.value);
    });
    masterKey.wipe();
    this.#session.store.database.knowArea(opened.areaKey);
    return done;
  }

  close(): void {
    wipe(this.#own.opened);
  }
}

function wipe({ masterKey, areaKey }: Unlocked): void {
  masterKey.wipe();
  areaKey.wipe();
}
