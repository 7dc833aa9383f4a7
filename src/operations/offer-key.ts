import { equal, toBase64url } from "#src/base/bytes.ts";
import { type Result, err, ok } from "#src/base/result.ts";
import {
  FLAG_LINK,
  type CodeFault,
  makeTypedCode,
  parseFragment,
  secretFromTypedCode,
} from "#src/crypto/invite-code.ts";
import { OwnerInvitation, type ReceivedClaim } from "#src/crypto/invitation.ts";
import { randomBytes } from "#src/crypto/nacl.ts";
import { admitBoxKey, admitPublicKey } from "#src/protocol/ed25519-profile.ts";
import { type GrantId, idFromBytes } from "#src/protocol/ids.ts";
import type { InviteView } from "#src/protocol/invite-messages.ts";
import { DIGIT_TRIES, INVITE_LIFE_LINK, INVITE_LIFE_QR, LONG_POLL } from "#src/protocol/limits.ts";
import { type GiveFault, type KeyPlan, giveKey } from "./give-key.ts";
import type { RelayFault } from "./ports.ts";
import type { Replica } from "./replica.ts";
import type { Session } from "./session.ts";
import { toBytes } from "./stored.ts";

export type OfferFault =
  | RelayFault
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

export type OfferForm =
  | { readonly type: "qr" }
  | { readonly type: "link" }
  | { readonly type: "typed" }
  | { readonly type: "scanned"; readonly text: string };

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
  readonly #grant = idFromBytes<GrantId>(randomBytes(16));
  #claim: ReceivedClaim | undefined;
  #triesLeft = DIGIT_TRIES;
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
  ) {
    this.#session = session;
    this.#replica = replica;
    this.#plan = plan;
    this.#invitation = invitation;
    this.form = form;
    this.typedCode = typedCode;
    this.expires = expires;
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
    const body = { invite: invitation.mailbox.id, expires, offer: toBase64url(invitation.offer()) };
    const opened = await session.ports.relay.openInvite(replica.signer, body);
    if (!opened.ok) return err(opened.error);
    return ok(new KeyOffer(session, replica, plan, form.type, invitation, typedCode, expires));
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
      if (view.value.state === "dead" || view.value.state === "none") return this.#end();
      if (view.value.contested) return this.#contested();
      if (view.value.claim) return this.#takeClaim(view.value);
    }
  }

  /** The digits the other says. Right: the key is given. Three times wrong: the invitation dies. */
  async tryDigits(typed: string): Promise<Result<{ readonly grant: GrantId; readonly until: number }, OfferFault>> {
    if (this.#over || !this.#claim) return err({ type: "offer-over" });
    if (typed !== this.#invitation.digits(this.#claim)) {
      this.#triesLeft -= 1;
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
    await this.#session.ports.relay.cancelInvite(this.#replica.signer, { invite: this.#invitation.mailbox.id });
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
    const body = { invite: this.#invitation.mailbox.id, delivery: toBase64url(delivery) };
    const delivered = await this.#session.ports.relay.deliverInvite(replica.signer, body);
    if (!delivered.ok) return err(delivered.error);
    this.#over = true;
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
    if (view.state === "claimed") {
      const reveal = toBase64url(this.#invitation.reveal(toBytes(this.#replica.record.relayKey)));
      const revealed = await this.#session.ports.relay.revealInvite(this.#replica.signer, {
        invite: this.#invitation.mailbox.id,
        reveal,
      });
      if (!revealed.ok) return err(revealed.error);
    }
    const { name, role, organisation } = read.value.claim;
    return ok({ name, role, organisation });
  }

  async #look(known: InviteView["state"], gone: AbortSignal): Promise<Result<InviteView, OfferFault>> {
    const wait = known === "none" ? 0 : LONG_POLL;
    return this.#session.ports.relay.lookInvite({ invite: this.#invitation.mailbox.id, known, wait }, gone);
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

function invitationFor(
  replica: Replica,
  form: OfferForm,
): Result<{ invitation: OwnerInvitation; typedCode: string | undefined }, CodeFault> {
  const { rootPk } = replica;
  switch (form.type) {
    case "qr":
      return ok({ invitation: new OwnerInvitation(rootPk, randomBytes(32), 0), typedCode: undefined });
    case "link":
      return ok({ invitation: new OwnerInvitation(rootPk, randomBytes(32), FLAG_LINK), typedCode: undefined });
    case "typed": {
      const typedCode = makeTypedCode();
      const secret = secretFromTypedCode(typedCode);
      return secret.ok ? ok({ invitation: new OwnerInvitation(rootPk, secret.value, 0), typedCode }) : secret;
    }
    case "scanned": {
      const code = parseFragment(form.text);
      if (!code.ok) return code;
      if (code.value.form !== "holder") return err({ type: "code-unknown" });
      return ok({
        invitation: new OwnerInvitation(rootPk, code.value.secret, code.value.flags, code.value.bound),
        typedCode: undefined,
      });
    }
  }
}

/** Before looking again after the connection went: a moment, or until the screen is left. */
const pause = (gone: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, 2000);
    gone.addEventListener("abort", () => (clearTimeout(timer), resolve()), { once: true });
  });
