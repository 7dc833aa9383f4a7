import { toBase64url } from "#src/base/bytes.ts";
import { type Result, err, ok } from "#src/base/result.ts";
import type { AccessKeys } from "#src/crypto/access-keys.ts";
import type { Claim, HolderInvitation, Reveal } from "#src/crypto/invitation.ts";
import type { InviteView } from "#src/protocol/invite-messages.ts";
import { LONG_POLL } from "#src/protocol/limits.ts";
import type { Ports, RelayFault, StorageFault } from "./ports.ts";

export type ClaimFault =
  | RelayFault
  | StorageFault
  | { readonly type: "code-used" }
  | { readonly type: "code-old" }
  /** What came back does not fit the code: somebody is in between, or it is damaged. */
  | { readonly type: "code-substituted" }
  /** A typed code that is for something else: a key where a device is linked, or a device where a key is given. */
  | { readonly type: "code-for-other" };

/** The other's side of an invitation, whatever comes of it: claim, say six digits, wait for what is handed over. */
export class ClaimExchange {
  readonly #ports: Pick<Ports, "relay">;
  readonly #invitation: HolderInvitation;
  readonly #keys: AccessKeys;
  readonly #shows: boolean;
  readonly #keep: (claim: string) => Promise<boolean>;
  #reveal: Reveal | undefined;
  /** The claim as it went out: after a lost answer the same bytes are this claim, and any other would be a second one. */
  #sent: string | undefined;

  /**
   * `shows`: this screen shows the code, and the other has yet to scan it. For one that outlives a lock: `keep` writes the
   * claim down before it goes out, and `sent` is the one that went out before.
   */
  constructor(
    ports: Pick<Ports, "relay">,
    invitation: HolderInvitation,
    keys: AccessKeys,
    {
      shows,
      keep,
      sent,
    }: {
      readonly shows: boolean;
      readonly keep?: (claim: string) => Promise<boolean>;
      readonly sent?: string | undefined;
    },
  ) {
    this.#ports = ports;
    this.#invitation = invitation;
    this.#keys = keys;
    this.#shows = shows;
    this.#keep = keep ?? (() => Promise.resolve(true));
    this.#sent = sent;
  }

  /** The claim: atomic at the relay, once. When this screen shows the code it waits until the other has scanned it. */
  async claim(
    person: Pick<Claim, "name" | "role" | "organisation">,
    gone: AbortSignal,
  ): Promise<Result<undefined, ClaimFault>> {
    const offered = await this.#wait(
      (view) => view.offer !== null || view.state === "dead",
      this.#shows ? "none" : "look",
      gone,
    );
    if (!offered.ok) return offered;
    const { state, offer } = offered.value;
    if (state === "none") return err({ type: "code-old" });
    if (state === "dead") return err({ type: "code-old" });
    // A code that somebody else opened is claimed all the same: the relay refuses it, and the owner hears of a second one.
    const again = state === "open" ? undefined : this.#sent;
    if (offer && this.#invitation.isOtherPurpose(offer)) return err({ type: "code-for-other" });
    if (!offer || !this.#invitation.takeOffer(offer)) return err({ type: "code-substituted" });
    const claim = again ?? toBase64url(this.#invitation.claim(person, this.#keys));
    if (claim !== this.#sent && !(await this.#keep(claim))) return err({ type: "storage-gone" });
    this.#sent = claim;
    const claimed = await this.#ports.relay.claimInvite({ invite: this.#invitation.mailbox.id, claim });
    if (claimed.ok) return ok(undefined);
    return err(faultOf(claimed.error));
  }

  /** The six digits to say, once the owner's side has shown what it committed to. */
  async waitForDigits(gone: AbortSignal): Promise<Result<string, ClaimFault>> {
    const view = await this.#wait(({ reveal, state }) => reveal !== null || state === "dead", "claimed", gone);
    if (!view.ok) return view;
    if (!view.value.reveal) return err({ type: "code-old" });
    const read = this.#invitation.readReveal(view.value.reveal);
    if (!read.ok) return err({ type: "code-substituted" });
    this.#reveal = read.value;
    return ok(read.value.digits);
  }

  /** Waits until the digits were typed; answers what was handed over, and by whom. */
  async waitForDelivery(
    gone: AbortSignal,
  ): Promise<Result<{ readonly reveal: Reveal; readonly text: string }, ClaimFault>> {
    const reveal = this.#reveal;
    if (!reveal) return err({ type: "code-substituted" });
    const view = await this.#wait(({ delivery, state }) => delivery !== null || state === "dead", "revealed", gone);
    if (!view.ok) return view;
    if (!view.value.delivery) return err({ type: "code-old" });
    const text = this.#invitation.readDelivery(view.value.delivery, reveal, this.#keys);
    return text === undefined ? err({ type: "code-substituted" }) : ok({ reveal, text });
  }

  /** Looks again each time the mailbox has changed, until `until` holds. `known` is the state that needs no answer. */
  async #wait(
    until: (view: InviteView) => boolean,
    known: InviteView["state"] | "look",
    gone: AbortSignal,
  ): Promise<Result<InviteView, ClaimFault>> {
    for (;;) {
      const waits = known !== "look";
      const body = {
        invite: this.#invitation.mailbox.id,
        known: waits ? known : ("none" as const),
        wait: waits ? LONG_POLL : 0,
      };
      const view = await this.#ports.relay.lookInvite(body, gone);
      if (view.ok && (until(view.value) || !waits)) return view;
      if (gone.aborted || (!view.ok && view.error.type !== "offline")) return view.ok ? view : err(faultOf(view.error));
      if (!view.ok && !waits) return err(view.error);
      if (!view.ok) await new Promise((resolve) => setTimeout(resolve, 2000));
    }
  }
}

function faultOf(fault: RelayFault): ClaimFault {
  if (fault.type !== "refused") return fault;
  if (fault.problem === "invite-taken") return { type: "code-used" };
  if (fault.problem === "invite-over" || fault.problem === "invite-unknown") return { type: "code-old" };
  return fault;
}
