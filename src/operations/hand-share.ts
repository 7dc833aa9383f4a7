import { type Result, err, ok } from "#src/base/result.ts";
import { FLAG_WISH, type CodeFault, parseFragment } from "#src/crypto/invite-code.ts";
import { OwnerInvitation } from "#src/crypto/invitation.ts";
import { INVITE_LIFE_LINK } from "#src/protocol/limits.ts";
import type { Wanted } from "./ask-share.ts";
import type { KeptShare } from "./kept-shares.ts";
import { type ExchangeFault, OfferExchange } from "./offer-exchange.ts";
import { readKeys } from "./read-keys.ts";
import type { Replica } from "./replica.ts";
import type { Session } from "./session.ts";

export type HandFault =
  | ExchangeFault
  | CodeFault
  /** The key by which the share came is no longer on this device: nothing can be handed over in its name. */
  | { readonly type: "share-without-key" };

/** What a code asks for; undefined for one that is no new phone's. */
export function wantedBy(code: string): Wanted | undefined {
  const parsed = parseFragment(code);
  if (!parsed.ok || parsed.value.form !== "share") return undefined;
  return parsed.value.flags & FLAG_WISH ? "wish" : "plan";
}

/**
 * The guardian's side: somebody showed or sent a code, says six digits, and gets the share that is kept here. Until those
 * are right nothing has left. The mailbox is opened in the name of the guardian's own key, which the relay lets be also
 * after its window.
 */
export class ShareHandover {
  readonly #share: string;
  readonly #exchange: OfferExchange;

  private constructor(share: string, exchange: OfferExchange) {
    this.#share = share;
    this.#exchange = exchange;
  }

  static async open(session: Session, kept: KeptShare, code: string): Promise<Result<ShareHandover, HandFault>> {
    const parsed = parseFragment(code);
    if (!parsed.ok) return parsed;
    const { form, secret, bound, flags } = parsed.value;
    if (form !== "share") return err({ type: form === "device" ? "code-for-device" : "code-for-key" });
    const share = flags & FLAG_WISH ? kept.wishShare : kept.share;
    if (share === undefined) return err({ type: "share-without-key" });
    await readKeys(session, [kept.grant]);
    const replica: Replica | undefined = session.replica(kept.grant);
    if (!replica) return err({ type: "share-without-key" });
    const invitation = new OwnerInvitation(replica.rootPk, secret, flags, bound);
    const exchange = new OfferExchange(session, replica, invitation);
    const opened = await exchange.open(session.now() + (session.relayAhead ?? 0) + INVITE_LIFE_LINK);
    return opened.ok ? ok(new ShareHandover(share, exchange)) : opened;
  }

  /** Waits until the other screen has answered; answers the name that was typed there. Nothing is released by that. */
  async waitForClaim(gone: AbortSignal): Promise<Result<string, HandFault>> {
    const came = await this.#exchange.waitForClaim(gone);
    return came.ok ? ok(came.value.name) : came;
  }

  /** The digits that the other says. Right: the share goes to their screen. Three times wrong: the code dies. */
  async tryDigits(typed: string): Promise<Result<undefined, HandFault>> {
    const right = await this.#exchange.tryDigits(typed);
    if (!right.ok) return right;
    return this.#exchange.deliver(JSON.stringify({ v: 1, share: this.#share }), right.value);
  }

  /** Ends it. Nothing was handed over. */
  cancel(): Promise<void> {
    return this.#exchange.cancel();
  }
}
