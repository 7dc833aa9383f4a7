import { equal, toBase64url } from "#src/base/bytes.ts";
import { type Result, err, ok } from "#src/base/result.ts";
import type { CodeFault } from "#src/crypto/invite-code.ts";
import { OwnerInvitation, type ReceivedClaim } from "#src/crypto/invitation.ts";
import { randomBytes } from "#src/crypto/nacl.ts";
import { admitBoxKey, admitPublicKey } from "#src/protocol/ed25519-profile.ts";
import { type GrantId, idFromBytes, type InviteId } from "#src/protocol/ids.ts";
import type { InviteView } from "#src/protocol/invite-messages.ts";
import { DIGIT_TRIES, INVITE_LIFE_LINK, INVITE_LIFE_QR, LONG_POLL } from "#src/protocol/limits.ts";
import { type GiveFault, type KeyPlan, giveKey } from "./give-key.ts";
import { dropOffer, invitationName, keepOffer, type KeptOffer, keptOffers } from "./kept-offers.ts";
import { invitationFor, type OfferForm } from "./offer-form.ts";
import type { RelayFault, StorageFault } from "./ports.ts";
import type { Replica } from "./replica.ts";
import type { Session } from "./session.ts";
import { toBytes } from "./stored.ts";

export type OfferFault =
  | RelayFault
  | StorageFault
  | CodeFault
  | GiveFault
  /** Nobody is registered yet: the first contact with the relay must come first. */
  | { readonly type: "not-shared-yet" }
  /** The code has ended: too old, cancelled, or three times wrong digits. Nothing was shared. */
  | { readonly type: "offer-over" }
  /** Somebody else opened this code too. */
  | { readonly type: "offer-contested" }
  /** What claimed is not what the scanned screen showed, or cannot be read. */
  | { readonly type: "claim-unusable" }
  | { readonly type: "digits-wrong"; readonly left: number };

export type Claimant = { readonly name: string; readonly role: string; readonly organisation: string };

/** One invitation from the owner's side: open, somebody claims, their six digits are typed, the key is given. */
export class KeyOffer {
  readonly form: OfferForm["type"];
  /** What goes behind `/k#`: shown as QR, or sent. Empty when the other's screen was scanned. */
  readonly fragment: string;
  /** Twenty characters to read out or type over. */
  readonly typedCode: string | undefined;
  readonly expires: number;
  readonly #session: Session;
  readonly #replica: Replica;
  readonly #invitation: OwnerInvitation;
  readonly #plan: KeyPlan;
  /** Of the key to be given, once: however often an answer is lost, this offer makes no second one. */
  readonly #grant: GrantId;
  #claim: ReceivedClaim | undefined;
  /** The same, as it came: what is kept of it. */
  #sealedClaim: string | undefined;
  #triesLeft: number;
  #over = false;
  #given: { readonly grant: GrantId; readonly until: number } | undefined;

  private constructor(
    session: Session,
    replica: Replica,
    plan: KeyPlan,
    form: OfferForm["type"],
    invitation: OwnerInvitation,
    typedCode: string | undefined,
    expires: number,
    kept?: KeptOffer,
  ) {
    this.#session = session;
    this.#replica = replica;
    this.#plan = plan;
    this.#invitation = invitation;
    this.form = form;
    this.typedCode = typedCode;
    this.expires = expires;
    this.#grant = kept?.grant ?? idFromBytes<GrantId>(randomBytes(16));
    this.#triesLeft = kept?.triesLeft ?? DIGIT_TRIES;
    this.#sealedClaim = kept?.claim;
    const claim = kept?.claim === undefined ? undefined : invitation.readClaim(toBytes(kept.claim));
    if (claim?.ok) this.#claim = claim.value;
    this.fragment = form === "qr" || form === "link" ? invitation.fragment : "";
  }

  static async open(
    session: Session,
    replica: Replica,
    plan: KeyPlan,
    form: OfferForm,
  ): Promise<Result<KeyOffer, OfferFault>> {
    if (!replica.record.registered) return err({ type: "not-shared-yet" });
    const made = invitationFor(replica, form);
    if (!made.ok) return made;
    const { invitation, typedCode } = made.value;
    const life = form.type === "link" ? INVITE_LIFE_LINK : INVITE_LIFE_QR;
    const expires = session.now() + (session.relayAhead ?? 0) + life;
    const offer = new KeyOffer(session, replica, plan, form.type, invitation, typedCode, expires);
    // Kept before anybody can have the link: one that was sent and then forgotten here would open nothing.
    if (!(await offer.#keep())) return err({ type: "storage-gone" });
    const body = { invite: invitation.mailbox.id, expires, offer: toBase64url(invitation.offer()) };
    const opened = await session.ports.relay.openInvite(replica.signer, body);
    if (opened.ok) return ok(offer);
    await offer.#forget();
    return err(opened.error);
  }

  /** The links that were made here and have not ended, as after a lock or a restart. */
  static async resume(session: Session, replica: Replica): Promise<readonly KeyOffer[]> {
    const offers: KeyOffer[] = [];
    for (const kept of await keptOffers(session, replica)) {
      const name = invitationName(kept.invite);
      const sealed = await session.store.bytes(name);
      const invitation = sealed && OwnerInvitation.restore(session.store.database, name, sealed, replica.rootPk);
      if (invitation)
        offers.push(new KeyOffer(session, replica, kept.plan, "link", invitation, undefined, kept.expires, kept));
    }
    return offers;
  }

  get id(): InviteId {
    return this.#invitation.mailbox.id;
  }

  /** Does it outlive a lock? */
  get isKept(): boolean {
    return this.form === "link";
  }

  get triesLeft(): number {
    return this.#triesLeft;
  }

  /** Waits until somebody has claimed, then shows them what they need for their digits. Nothing is released by that. */
  async waitForClaim(gone: AbortSignal): Promise<Result<Claimant, OfferFault>> {
    for (;;) {
      const view = await this.#look("open", gone);
      if (!view.ok) {
        if (view.error.type !== "offline" || gone.aborted) return view;
        await pause(gone);
        continue;
      }
      if (view.value.state === "dead" || view.value.state === "none") {
        await this.#forget();
        return this.#end();
      }
      if (view.value.contested) return this.#contested();
      if (view.value.claim) return this.#takeClaim(view.value);
    }
  }

  /** The digits the other says. Right: the key is given. Three times wrong: the invitation dies. */
  async tryDigits(typed: string): Promise<Result<{ readonly grant: GrantId; readonly until: number }, OfferFault>> {
    if (this.#over || !this.#claim) return err({ type: "offer-over" });
    if (typed !== this.#invitation.digits(this.#claim)) {
      this.#triesLeft -= 1;
      await this.#keep();
      if (this.#triesLeft > 0) return err({ type: "digits-wrong", left: this.#triesLeft });
      await this.cancel();
      return err({ type: "offer-over" });
    }
    const view = await this.#look("none", new AbortController().signal);
    if (view.ok && view.value.contested) return this.#contested();
    return this.#give(this.#claim);
  }

  /** Ends the invitation. Nothing was shared. */
  async cancel(): Promise<void> {
    this.#over = true;
    await this.#forget();
    await this.#session.ports.relay.cancelInvite(this.#replica.signer, { invite: this.id });
  }

  async #keep(): Promise<boolean> {
    if (!this.isKept) return true;
    const kept = {
      v: 1 as const,
      invite: this.id,
      plan: this.#plan,
      grant: this.#grant,
      expires: this.expires,
      triesLeft: this.#triesLeft,
      ...(this.#sealedClaim === undefined ? {} : { claim: this.#sealedClaim }),
    };
    return keepOffer(this.#session, this.#replica, kept, this.#invitation);
  }

  async #forget(): Promise<void> {
    if (this.isKept) await dropOffer(this.#session, this.#replica, this.id);
  }

  async #give({
    claim,
  }: ReceivedClaim): Promise<Result<{ readonly grant: GrantId; readonly until: number }, OfferFault>> {
    const replica = this.#session.owned() ?? this.#replica;
    // A second press after a lost connection delivers the key that was made, and makes no other.
    if (!this.#given) {
      const given = await this.#session.exclusive(() =>
        giveKey(this.#session, replica, this.#plan, claim, this.#grant),
      );
      if (!given.ok) return given;
      this.#given = given.value;
    }
    // The digits do not cover the relay's key; this box, from the key that the code was bound to, does.
    const text = JSON.stringify({ v: 1, grant: this.#grant, relayKey: this.#replica.record.relayKey });
    const delivery = this.#invitation.deliver(text, claim);
    if (!delivery) return err({ type: "claim-unusable" });
    const body = { invite: this.id, delivery: toBase64url(delivery) };
    const delivered = await this.#session.ports.relay.deliverInvite(replica.signer, body);
    // Taken: this device delivered it before, and the answer was lost.
    if (!delivered.ok && !(delivered.error.type === "refused" && delivered.error.problem === "invite-taken"))
      return err(delivered.error);
    this.#over = true;
    await this.#forget();
    return ok(this.#given);
  }

  async #takeClaim(view: InviteView): Promise<Result<Claimant, OfferFault>> {
    const read = view.claim ? this.#invitation.readClaim(view.claim) : undefined;
    if (!read?.ok || !admitPublicKey(read.value.claim.signPk) || !admitBoxKey(read.value.claim.boxPk)) {
      await this.cancel();
      return err({ type: "claim-unusable" });
    }
    // Once shown what it was committed to, a relay could try a million claims for one that gives the same six digits.
    if (this.#claim && !equal(this.#claim.text, read.value.text)) return this.#contested();
    this.#claim = read.value;
    if (this.#sealedClaim === undefined && view.claim) {
      this.#sealedClaim = toBase64url(view.claim);
      if (!(await this.#keep())) return err({ type: "storage-gone" });
    }
    if (view.state === "claimed") {
      const reveal = toBase64url(this.#invitation.reveal(toBytes(this.#replica.record.relayKey)));
      const revealed = await this.#session.ports.relay.revealInvite(this.#replica.signer, {
        invite: this.id,
        reveal,
      });
      if (!revealed.ok) return err(revealed.error);
    }
    const { name, role, organisation } = read.value.claim;
    return ok({ name, role, organisation });
  }

  async #look(known: InviteView["state"], gone: AbortSignal): Promise<Result<InviteView, OfferFault>> {
    const wait = known === "none" ? 0 : LONG_POLL;
    return this.#session.ports.relay.lookInvite({ invite: this.id, known, wait }, gone);
  }

  async #contested(): Promise<Result<never, OfferFault>> {
    await this.cancel();
    return err({ type: "offer-contested" });
  }

  #end(): Result<never, OfferFault> {
    this.#over = true;
    return err({ type: "offer-over" });
  }
}

/** Before looking again after the connection went: a moment, or until the screen is left. */
const pause = (gone: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, 2000);
    gone.addEventListener("abort", () => (clearTimeout(timer), resolve()), { once: true });
  });
