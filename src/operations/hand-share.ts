import { type Result, err, ok } from "#src/base/result.ts";
import { FLAG_SHARE, type CodeFault, parseFragment } from "#src/crypto/invite-code.ts";
import { OwnerInvitation } from "#src/crypto/invitation.ts";
import { INVITE_LIFE_LINK } from "#src/protocol/limits.ts";
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

/** Who asks, and what for: the plan on a new phone, or what the resident left to be read. */
export type Asker = { readonly name: string; readonly wants: "plan" | "wish" };

/**
 * The guardian's side: somebody showed or sent a code, says six digits, and gets the share that is kept here. Until those
 * are right nothing has left. The mailbox is opened in the name of the guardian's own key, which the relay lets be also
 * after its window.
 */
export class ShareHandover {
  readonly #kept: KeptShare;
  readonly #exchange: OfferExchange;

  private constructor(kept: KeptShare, exchange: OfferExchange) {
    this.#kept = kept;
    this.#exchange = exchange;
  }

  static async open(session: Session, kept: KeptShare, code: string): Promise<Result<ShareHandover, HandFault>> {
    const parsed = parseFragment(code);
    if (!parsed.ok) return parsed;
    const { form, secret, bound } = parsed.value;
    if (form !== "share") return err({ type: form === "device" ? "code-for-device" : "code-for-key" });
    await readKeys(session, [kept.grant]);
    const replica: Replica | undefined = session.replica(kept.grant);
    if (!replica) return err({ type: "share-without-key" });
    const invitation = new OwnerInvitation(replica.rootPk, secret, FLAG_SHARE, bound);
    const exchange = new OfferExchange(session, replica, invitation);
    const opened = await exchange.open(session.now() + (session.relayAhead ?? 0) + INVITE_LIFE_LINK);
    return opened.ok ? ok(new ShareHandover(kept, exchange)) : opened;
  }

  /** Waits until the new phone has answered. Nothing is released by that. */
  async waitForClaim(gone: AbortSignal): Promise<Result<Asker, HandFault>> {
    const came = await this.#exchange.waitForClaim(gone);
    if (!came.ok) return came;
    return ok({ name: came.value.name, wants: came.value.role === WISH ? "wish" : "plan" });
  }

  /** The digits that the other says. Right: the share goes to their screen. Three times wrong: the code dies. */
  async tryDigits(typed: string): Promise<Result<undefined, HandFault>> {
    const right = await this.#exchange.tryDigits(typed);
    if (!right.ok) return right;
    const { share, wish } = this.#kept;
    const text = JSON.stringify({ v: 1, share, ...(wish === undefined ? {} : { wish }) });
    return this.#exchange.deliver(text, right.value);
  }

  /** Ends it. Nothing was handed over. */
  cancel(): Promise<void> {
    return this.#exchange.cancel();
  }
}

/** What stands in the claim's role for who wants no plan back. */
export const WISH = "wish";
