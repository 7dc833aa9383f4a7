import { type Result, err, ok } from "#src/base/result.ts";
import { type Claim, OwnerInvitation } from "#src/crypto/invitation.ts";
import { makeTypedCode, secretFromTypedCode } from "#src/crypto/invite-code.ts";
import { randomBytes } from "#src/crypto/nacl.ts";
import { type GrantId, idFromBytes } from "#src/protocol/ids.ts";
import { INVITE_LIFE_QR } from "#src/protocol/limits.ts";
import { type ExchangeFault, OfferExchange } from "./offer-exchange.ts";
import type { Claimant } from "./offer-key.ts";
import { passable, type PassedOn, type PassOnFault, passOnKey } from "./pass-on-key.ts";
import type { Replica } from "./replica.ts";
import type { Session } from "./session.ts";

export type ColleagueFault = ExchangeFault | PassOnFault;

/**
 * The code by which a colleague gets a part of a key that somebody holds. One code in two forms, to scan and to type; ten
 * minutes; it ends with the screen. For whoever comes with it, it is a code like the resident's own.
 */
export class ColleagueOffer {
  /** What goes behind `/k#`. */
  readonly fragment: string;
  /** Twenty characters to read out or type over. */
  readonly typedCode: string;
  readonly #session: Session;
  readonly #replica: Replica;
  readonly #passed: PassedOn;
  readonly #exchange: OfferExchange;
  /** Of the key to be made, once: however often an answer is lost, this offer makes no second one. */
  readonly #grant = idFromBytes<GrantId>(randomBytes(16));
  #done = false;

  private constructor(
    session: Session,
    replica: Replica,
    passed: PassedOn,
    invitation: OwnerInvitation,
    typedCode: string,
  ) {
    this.#session = session;
    this.#replica = replica;
    this.#passed = passed;
    this.#exchange = new OfferExchange(session, replica, invitation);
    this.fragment = invitation.fragment;
    this.typedCode = typedCode;
  }

  /** `replica`: the access that is passed on, not the resident's own. */
  static async open(
    session: Session,
    replica: Replica,
    passed: PassedOn,
  ): Promise<Result<ColleagueOffer, ColleagueFault>> {
    const mine = passable(replica);
    if (passed.sections.length === 0 || passed.sections.some((section) => !mine.has(section)))
      return err({ type: "may-not-pass-on" });
    const typedCode = makeTypedCode();
    const secret = secretFromTypedCode(typedCode);
    if (!secret.ok) return err({ type: "claim-unusable" });
    const invitation = new OwnerInvitation(replica.rootPk, secret.value, 0);
    const offer = new ColleagueOffer(session, replica, passed, invitation, typedCode);
    const opened = await offer.#exchange.open(session.now() + (session.relayAhead ?? 0) + INVITE_LIFE_QR);
    return opened.ok ? ok(offer) : opened;
  }

  /** Waits until somebody has claimed, then shows them what they need for their digits. Nothing is released by that. */
  async waitForClaim(gone: AbortSignal): Promise<Result<Claimant, ColleagueFault>> {
    const came = await this.#exchange.waitForClaim(gone);
    if (!came.ok) return came;
    const { name, role, organisation } = came.value;
    return ok({ name, role, organisation });
  }

  /** The digits the colleague says. Right: the key is passed on. Three times wrong: the code dies. */
  async tryDigits(typed: string): Promise<Result<undefined, ColleagueFault>> {
    const right = await this.#exchange.tryDigits(typed);
    return right.ok ? this.#pass(right.value) : right;
  }

  /** Ends the code. Nothing was shared. */
  cancel(): Promise<void> {
    return this.#exchange.cancel();
  }

  async #pass(claim: Claim): Promise<Result<undefined, ColleagueFault>> {
    const { ref, record } = this.#replica;
    const replica = this.#session.replica(ref.grant) ?? this.#replica;
    if (!this.#done) {
      const passed = await this.#session.exclusive(() =>
        passOnKey(this.#session, replica, this.#passed, claim, this.#grant),
      );
      if (!passed.ok) return passed;
      this.#done = true;
    }
    return this.#exchange.deliver(JSON.stringify({ v: 1, grant: this.#grant, relayKey: record.relayKey }), claim);
  }
}
