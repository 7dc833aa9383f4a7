import { type Bytes, demand, same, utf8 } from "./bytes.ts";
import { Holder } from "./holder.ts";
import * as invitation from "./invitation.ts";
import type { Given } from "./issuer.ts";
import { type Keys, grantKeys } from "./keys.ts";
import type { Owner, Terms } from "./owner.ts";
import { draw } from "./primitives.ts";
import type { RelayApi } from "./relay.ts";

const TEN_MINUTES = 600_000;

/** The owner's side of an invitation, step by step. */
export class Inviting {
  readonly code: string;
  readonly id: string;
  readonly #owner: Owner;
  readonly #drawn = invitation.drawInvitation();
  #claim: { readonly plain: Bytes; readonly claim: invitation.Claim } | undefined;

  private constructor(owner: Owner) {
    this.#owner = owner;
    this.id = invitation.inviteId(this.#drawn.secret);
    this.code = invitation.fragmentOf({ form: "1", secret: this.#drawn.secret, bound: this.#bind(), flags: 0 });
  }

  static async open(owner: Owner): Promise<Inviting> {
    const made = new Inviting(owner);
    const offer = invitation.sealStep(made.#drawn.secret, "offer", made.#bind());
    await owner.relay.openInvite(owner.asker, made.id, owner.relay.now() + TEN_MINUTES, offer);
    return made;
  }

  #bind(): Bytes {
    return invitation.bindOf(this.#owner.rootPk, invitation.commitOf(this.#drawn.nonce, this.#drawn.eph.pk));
  }

  get #revealed(): invitation.Reveal {
    const { rootPk, relayKey } = this.#owner;
    return { rootPk, relayKey, nonce: this.#drawn.nonce, ephemeralPk: this.#drawn.eph.pk };
  }

  /** Takes the claim that is there and reveals; says who claims to be there. */
  async reveal(): Promise<invitation.Claim> {
    const view = await this.#owner.relay.lookInvite(this.id);
    demand(view.state === "claimed" && view.claim !== null && !view.contested, "conflict", view.state);
    const plain = invitation.openStep(this.#drawn.secret, "claim", view.claim);
    this.#claim = { plain, claim: invitation.readClaim(plain) };
    const reveal = utf8(invitation.revealText(this.#revealed));
    await this.#owner.relay.revealInvite(
      this.#owner.asker,
      this.id,
      invitation.sealStep(this.#drawn.secret, "reveal", reveal),
    );
    return this.#claim.claim;
  }

  get digits(): string {
    demand(this.#claim !== undefined, "malformed", "nobody claimed");
    return invitation.digitsOf(0, this.id, this.#revealed, this.#claim.plain);
  }

  /** Gives the key, once the digits were the same. */
  async give(digits: string, terms: Terms): Promise<Given> {
    demand(this.#claim !== undefined && digits === this.digits, "forged", "other digits");
    const { claim } = this.#claim;
    const given = await this.#owner.give(claim, { name: claim.name, ...terms });
    const plain = utf8(invitation.deliveryText(given.grant, this.#owner.relayKey));
    const delivery = invitation.sealDelivery(this.#drawn.secret, this.#drawn.eph, claim.boxPk, plain);
    await this.#owner.relay.deliverInvite(this.#owner.asker, this.id, delivery);
    return given;
  }
}

/** The side of who was given a code. */
export class Claiming {
  readonly id: string;
  readonly keys: Keys;
  readonly #relay: RelayApi;
  readonly #code: invitation.Code;
  readonly #nonce = draw(32);
  #revealed: invitation.Reveal | undefined;
  #claim: Bytes = utf8("");

  constructor(relay: RelayApi, code: string, holderSeed: Bytes = draw(32)) {
    this.#relay = relay;
    this.#code = invitation.codeOf(code);
    demand(this.#code.form === "1", "malformed", "not an owner's code");
    this.id = invitation.inviteId(this.#code.secret);
    this.keys = grantKeys(holderSeed, this.id);
  }

  async claim(name: string): Promise<void> {
    const view = await this.#relay.lookInvite(this.id);
    demand(view.offer !== null, "invite-unknown");
    const bind = invitation.openStep(this.#code.secret, "offer", view.offer);
    demand(same(bind, this.#code.bound), "forged", "the offer is not that of the code");
    const { sign, box } = this.keys;
    const claim = { name, role: "kit", organisation: "kit", signPk: sign.pk, boxPk: box.pk, nonce: this.#nonce };
    this.#claim = utf8(invitation.claimText(claim));
    await this.#relay.claimInvite(this.id, invitation.sealStep(this.#code.secret, "claim", this.#claim));
  }

  /** Six digits, once the owner revealed what the code binds to. */
  async digits(): Promise<string> {
    const { reveal } = await this.#relay.lookInvite(this.id);
    demand(reveal !== null, "not-yet");
    const revealed = invitation.readReveal(invitation.openStep(this.#code.secret, "reveal", reveal));
    const bind = invitation.bindOf(revealed.rootPk, invitation.commitOf(revealed.nonce, revealed.ephemeralPk));
    demand(same(bind, this.#code.bound), "forged", "another owner than the code's");
    this.#revealed = revealed;
    return invitation.digitsOf(this.#code.flags, this.id, revealed, this.#claim);
  }

  /** The key itself, once it was delivered, with all that came with it. */
  async receive(): Promise<Holder> {
    const { delivery } = await this.#relay.lookInvite(this.id);
    const revealed = this.#revealed;
    demand(delivery !== null && revealed !== undefined, "not-yet");
    const plain = invitation.openDelivery(this.#code.secret, this.keys.box, revealed.ephemeralPk, delivery);
    const grant = invitation.readDelivery(plain, revealed);
    const { relayKey } = await this.#relay.hello();
    demand(same(relayKey, revealed.relayKey), "forged", "this relay is another than the owner's");
    const holder = new Holder(this.#relay, revealed.relayKey, revealed.rootPk, grant, this.keys);
    await holder.fetch();
    return holder;
  }
}

/** The whole exchange between two in one room. */
export async function hand(owner: Owner, holderRelay: RelayApi, terms: Terms): Promise<Holder> {
  const inviting = await Inviting.open(owner);
  const claiming = new Claiming(holderRelay, inviting.code);
  await claiming.claim("Joost");
  await inviting.reveal();
  await inviting.give(await claiming.digits(), terms);
  return claiming.receive();
}
