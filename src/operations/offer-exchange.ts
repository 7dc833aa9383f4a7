import { equal, toBase64url } from "#src/base/bytes.ts";
import { type Result, err, ok } from "#src/base/result.ts";
import type { Claim, OwnerInvitation, ReceivedClaim } from "#src/crypto/invitation.ts";
import { admitBoxKey, admitPublicKey } from "#src/protocol/ed25519-profile.ts";
import type { InviteView } from "#src/protocol/invite-messages.ts";
import { DIGIT_TRIES, LONG_POLL } from "#src/protocol/limits.ts";
import type { RelayFault, StorageFault } from "./ports.ts";
import type { Replica } from "./replica.ts";
import type { Session } from "./session.ts";
import { toBytes } from "./stored.ts";

export type ExchangeFault =
  | RelayFault
  | StorageFault
  /** The code has ended: too old, cancelled, or three times wrong digits. Nothing was shared. */
  | { readonly type: "offer-over" }
  /** Somebody else opened this code too. */
  | { readonly type: "offer-contested" }
  /** What claimed is not what the scanned screen showed, or cannot be read. */
  | { readonly type: "claim-unusable" }
  | { readonly type: "digits-wrong"; readonly left: number };

/** What has happened so far to a code that outlives a lock. `claim`: as it came from the mailbox, base64url. */
export type ExchangeState = { readonly triesLeft: number; readonly claim: string | undefined };

/** Where that is kept; nowhere for a code that ends with the screen. */
export type Keeping = {
  readonly keep: (state: ExchangeState) => Promise<boolean>;
  readonly forget: () => Promise<void>;
};
export const NOT_KEPT: Keeping = { keep: () => Promise.resolve(true), forget: () => Promise.resolve() };

/**
 * The owner's side of an invitation, whatever comes of it: somebody claims, hears what the code committed to, and says six
 * digits. Until those are right nothing of the dossier has left.
 */
export class OfferExchange {
  readonly #session: Session;
  readonly #replica: Replica;
  readonly #invitation: OwnerInvitation;
  readonly #keeping: Keeping;
  #claim: ReceivedClaim | undefined;
  #sealedClaim: string | undefined;
  #triesLeft: number;
  #over = false;

  constructor(
    session: Session,
    replica: Replica,
    invitation: OwnerInvitation,
    keeping: Keeping = NOT_KEPT,
    before: ExchangeState = { triesLeft: DIGIT_TRIES, claim: undefined },
  ) {
    this.#session = session;
    this.#replica = replica;
    this.#invitation = invitation;
    this.#keeping = keeping;
    this.#triesLeft = before.triesLeft;
    this.#sealedClaim = before.claim;
    const claim = before.claim === undefined ? undefined : invitation.readClaim(toBytes(before.claim));
    if (claim?.ok) this.#claim = claim.value;
  }

  get triesLeft(): number {
    return this.#triesLeft;
  }

  /** Opens the mailbox until `expires`, in milliseconds on the relay's clock. */
  async open(expires: number): Promise<Result<undefined, ExchangeFault>> {
    // Kept before anybody can have the link: one that was sent and then forgotten here would open nothing.
    if (!(await this.#keep())) return err({ type: "storage-gone" });
    const body = { invite: this.#invitation.mailbox.id, expires, offer: toBase64url(this.#invitation.offer()) };
    const opened = await this.#session.ports.relay.openInvite(this.#replica.signer, body);
    if (opened.ok) return ok(undefined);
    await this.#keeping.forget();
    return err(opened.error);
  }

  /** Waits until somebody has claimed, then shows them what they need for their digits. Nothing is released by that. */
  async waitForClaim(gone: AbortSignal): Promise<Result<Claim, ExchangeFault>> {
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

  /** The digits the other says; answers who said the right ones. Three times wrong: the invitation dies. */
  async tryDigits(typed: string): Promise<Result<Claim, ExchangeFault>> {
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
    // Too old by now: what were given could not be handed over any more.
    if (view.ok && (view.value.state === "dead" || view.value.state === "none")) return this.#end();
    return ok(this.#claim.claim);
  }

  /** Hands over to who claimed, sealed from the key that the code was bound to. Afterwards the invitation is over. */
  async deliver(text: string, claim: Claim): Promise<Result<undefined, ExchangeFault>> {
    const delivery = this.#invitation.deliver(text, claim);
    if (!delivery) return err({ type: "claim-unusable" });
    const body = { invite: this.#invitation.mailbox.id, delivery: toBase64url(delivery) };
    const delivered = await this.#session.ports.relay.deliverInvite(this.#replica.signer, body);
    // Taken: this device delivered it before, and the answer was lost.
    if (!delivered.ok && !(delivered.error.type === "refused" && delivered.error.problem === "invite-taken"))
      return err(delivered.error);
    this.#over = true;
    await this.#keeping.forget();
    return ok(undefined);
  }

  /** Ends the invitation. Nothing was shared. */
  async cancel(): Promise<void> {
    this.#over = true;
    await this.#keeping.forget();
    await this.#session.ports.relay.cancelInvite(this.#replica.signer, { invite: this.#invitation.mailbox.id });
  }

  #keep(): Promise<boolean> {
    return this.#keeping.keep({ triesLeft: this.#triesLeft, claim: this.#sealedClaim });
  }

  async #takeClaim(view: InviteView): Promise<Result<Claim, ExchangeFault>> {
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
      const body = { invite: this.#invitation.mailbox.id, reveal };
      const revealed = await this.#session.ports.relay.revealInvite(this.#replica.signer, body);
      if (!revealed.ok) return err(revealed.error);
    }
    return ok(read.value.claim);
  }

  async #look(known: InviteView["state"], gone: AbortSignal): Promise<Result<InviteView, ExchangeFault>> {
    const wait = known === "none" ? 0 : LONG_POLL;
    return this.#session.ports.relay.lookInvite({ invite: this.#invitation.mailbox.id, known, wait }, gone);
  }

  async #end(): Promise<Result<never, ExchangeFault>> {
    this.#over = true;
    await this.#keeping.forget();
    return err({ type: "offer-over" });
  }

  async #contested(): Promise<Result<never, ExchangeFault>> {
    await this.cancel();
    return err({ type: "offer-contested" });
  }
}

/** Before looking again after the connection went: a moment, or until the screen is left. */
const pause = (gone: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, 2000);
    gone.addEventListener("abort", () => (clearTimeout(timer), resolve()), { once: true });
  });
