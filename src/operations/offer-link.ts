import { type Result, err, ok } from "#src/base/result.ts";
import { FLAG_DEVICE, makeTypedCode, secretFromTypedCode } from "#src/crypto/invite-code.ts";
import { type Claim, OwnerInvitation } from "#src/crypto/invitation.ts";
import { deviceIdOf } from "#src/crypto/access-keys.ts";
import type { GrantId } from "#src/protocol/ids.ts";
import { INVITE_LIFE_QR } from "#src/protocol/limits.ts";
import { isKnownAtRelay } from "./first-contact.ts";
import { type LinkFault, linkDevice } from "./link-device.ts";
import { type ExchangeFault, OfferExchange } from "./offer-exchange.ts";
import { removeDevice } from "./remove-device.ts";
import type { Replica } from "./replica.ts";
import type { Session } from "./session.ts";

export type LinkOfferFault =
  | ExchangeFault
  | LinkFault
  /** Nobody is registered yet: the first contact with the relay must come first. */
  | { readonly type: "not-shared-yet" };

/** A device that was linked, by its id, under the name that it was given on its own screen. */
export type Linked = { readonly device: GrantId; readonly name: string };

/**
 * The code by which a device becomes one of the resident's own, on the device that shows it. One code in two forms, to scan
 * and to type; ten minutes; it ends with the screen.
 */
export class LinkOffer {
  /** What goes behind the `#` of the address that is shown as QR. */
  readonly fragment: string;
  /** Twenty characters to type over. */
  readonly typedCode: string;
  readonly #session: Session;
  readonly #replica: Replica;
  readonly #exchange: OfferExchange;

  private constructor(session: Session, replica: Replica, invitation: OwnerInvitation, typedCode: string) {
    this.#session = session;
    this.#replica = replica;
    this.#exchange = new OfferExchange(session, replica, invitation);
    this.fragment = invitation.fragment;
    this.typedCode = typedCode;
  }

  static async open(session: Session, replica: Replica): Promise<Result<LinkOffer, LinkOfferFault>> {
    if (!(await isKnownAtRelay(session, replica))) return err({ type: "not-shared-yet" });
    const typedCode = makeTypedCode();
    const secret = secretFromTypedCode(typedCode);
    if (!secret.ok) throw new Error("a code that was made is a code");
    const invitation = new OwnerInvitation(replica.rootPk, secret.value, FLAG_DEVICE);
    const offer = new LinkOffer(session, replica, invitation, typedCode);
    const opened = await offer.#exchange.open(session.now() + (session.relayAhead ?? 0) + INVITE_LIFE_QR);
    return opened.ok ? ok(offer) : opened;
  }

  /** Waits until a device has asked; answers the name it goes by. Nothing is released by that. */
  async waitForClaim(gone: AbortSignal): Promise<Result<{ readonly name: string }, LinkOfferFault>> {
    const came = await this.#exchange.waitForClaim(gone);
    return came.ok ? ok({ name: came.value.name }) : came;
  }

  /** The digits on the other's screen. Right: that device is one of the resident's. Three times wrong: the code dies. */
  async tryDigits(typed: string): Promise<Result<Linked, LinkOfferFault>> {
    const right = await this.#exchange.tryDigits(typed);
    return right.ok ? this.#link(right.value) : right;
  }

  /** Ends the code. Nothing was shared. */
  cancel(): Promise<void> {
    return this.#exchange.cancel();
  }

  async #link(claim: Claim): Promise<Result<Linked, LinkOfferFault>> {
    const replica = this.#session.owned() ?? this.#replica;
    // A second press after a lost connection finds the device linked, and delivers what it was not told.
    const linked = await this.#session.exclusive(() => linkDevice(this.#session, replica, claim));
    if (!linked.ok) return linked;
    // The digits do not cover the relay's key; this box, from the key that the code was bound to, does.
    const { relayKey } = replica.record;
    const text = JSON.stringify({ v: 1, certificate: linked.value.certificate, relayKey });
    const delivered = await this.#exchange.deliver(text, claim);
    const device = deviceIdOf(claim.signPk);
    if (delivered.ok) return ok({ device, name: claim.name });
    if (delivered.error.type !== "refused" || delivered.error.problem !== "invite-over") return delivered;
    // The code died in between: what was linked can never come to know it, so it goes again.
    await this.#session.exclusive(() => removeDevice(this.#session, replica, device));
    return err({ type: "offer-over" });
  }
}
