import { type Result, err, ok } from "#src/base/result.ts";
import type { CodeFault } from "#src/crypto/invite-code.ts";
import { type Claim, OwnerInvitation } from "#src/crypto/invitation.ts";
import { randomBytes } from "#src/crypto/nacl.ts";
import { type GrantId, idFromBytes, type InviteId } from "#src/protocol/ids.ts";
import { INVITE_LIFE_LINK, INVITE_LIFE_QR } from "#src/protocol/limits.ts";
import { isKnownAtRelay } from "./first-contact.ts";
import { type GiveFault, type KeyPlan, giveKey } from "./give-key.ts";
import { dropOffer, invitationName, keepOffer, type KeptOffer, keptOffers } from "./kept-offers.ts";
import { type ExchangeFault, type ExchangeState, type Keeping, NOT_KEPT, OfferExchange } from "./offer-exchange.ts";
import { invitationFor, type OfferForm } from "./offer-form.ts";
import type { Replica } from "./replica.ts";
import type { Session } from "./session.ts";

export type OfferFault =
  | ExchangeFault
  | CodeFault
  | GiveFault
  /** Nobody is registered yet: the first contact with the relay must come first. */
  | { readonly type: "not-shared-yet" };

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
  readonly #exchange: OfferExchange;
  readonly #plan: KeyPlan;
  /** Of the key to be given, once: however often an answer is lost, this offer makes no second one. */
  readonly #grant: GrantId;
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
    const before = kept && { triesLeft: kept.triesLeft, claim: kept.claim };
    this.#exchange = new OfferExchange(session, replica, invitation, this.#keeping(), before);
    this.fragment = form === "qr" || form === "link" ? invitation.fragment : "";
  }

  static async open(
    session: Session,
    replica: Replica,
    plan: KeyPlan,
    form: OfferForm,
  ): Promise<Result<KeyOffer, OfferFault>> {
    if (!(await isKnownAtRelay(session, replica))) return err({ type: "not-shared-yet" });
    const made = invitationFor(replica, form);
    if (!made.ok) return made;
    const { invitation, typedCode } = made.value;
    const life = form.type === "link" ? INVITE_LIFE_LINK : INVITE_LIFE_QR;
    const expires = session.now() + (session.relayAhead ?? 0) + life;
    const offer = new KeyOffer(session, replica, plan, form.type, invitation, typedCode, expires);
    const opened = await offer.#exchange.open(expires);
    return opened.ok ? ok(offer) : opened;
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
    return this.#exchange.triesLeft;
  }

  /** Waits until somebody has claimed, then shows them what they need for their digits. Nothing is released by that. */
  async waitForClaim(gone: AbortSignal): Promise<Result<Claimant, OfferFault>> {
    const came = await this.#exchange.waitForClaim(gone);
    if (!came.ok) return came;
    const { name, role, organisation } = came.value;
    return ok({ name, role, organisation });
  }

  /** The digits the other says. Right: the key is given. Three times wrong: the invitation dies. */
  async tryDigits(typed: string): Promise<Result<{ readonly grant: GrantId; readonly until: number }, OfferFault>> {
    const right = await this.#exchange.tryDigits(typed);
    return right.ok ? this.#give(right.value) : right;
  }

  /** Ends the invitation. Nothing was shared. */
  cancel(): Promise<void> {
    return this.#exchange.cancel();
  }

  #keeping(): Keeping {
    if (!this.isKept) return NOT_KEPT;
    return {
      keep: (state) => keepOffer(this.#session, this.#replica, this.#kept(state), this.#invitation),
      forget: async () => void (await dropOffer(this.#session, this.#replica, this.id)),
    };
  }

  #kept({ triesLeft, claim }: ExchangeState): KeptOffer {
    return {
      v: 1,
      invite: this.id,
      plan: this.#plan,
      grant: this.#grant,
      expires: this.expires,
      triesLeft,
      ...(claim === undefined ? {} : { claim }),
    };
  }

  async #give(claim: Claim): Promise<Result<{ readonly grant: GrantId; readonly until: number }, OfferFault>> {
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
    const delivered = await this.#exchange.deliver(text, claim);
    return delivered.ok ? ok(this.#given) : delivered;
  }
}
