import { type Accessor, createSignal } from "solid-js";
import type { KeyPlan } from "#src/operations/give-key.ts";
import { type Claimant, KeyOffer, type OfferFault, type OfferForm } from "#src/operations/offer-key.ts";
import type { Session } from "#src/operations/session.ts";

export type OfferState =
  | { readonly type: "none" }
  | { readonly type: "opening"; readonly form: OfferForm["type"] }
  /** Open, and nobody has come yet. */
  | { readonly type: "waiting"; readonly offer: KeyOffer }
  | { readonly type: "claimed"; readonly offer: KeyOffer; readonly claimant: Claimant }
  | { readonly type: "given"; readonly name: string; readonly until: number }
  /** Over without anything being shared. `digits`: three times wrong. */
  | { readonly type: "failed"; readonly form: OfferForm["type"]; readonly fault: OfferFault; readonly digits: boolean };

/** One open code at a time. It goes on while other screens are looked at, and ends with the session. */
export type Offering = {
  readonly state: Accessor<OfferState>;
  /** Opens a code of this form, unless one is open already; what was open in another form ends. */
  readonly open: (plan: KeyPlan, form: OfferForm) => Promise<void>;
  /** The digits the other says. Answers what stands in the way while another try is possible. */
  readonly tryDigits: (digits: string) => Promise<OfferFault | undefined>;
  /** Ends it; nothing was shared. */
  readonly cancel: () => void;
};

const ENDS: ReadonlySet<OfferFault["type"]> = new Set(["offer-over", "offer-contested", "claim-unusable"]);

export function createOffering(session: Session): Offering {
  const [state, setState] = createSignal<OfferState>({ type: "none" });
  let waiting = new AbortController();

  const leave = (): void => {
    const before = state();
    waiting.abort();
    waiting = new AbortController();
    if (before.type === "waiting" || before.type === "claimed") void before.offer.cancel();
    setState({ type: "none" });
  };
  session.onChange(() => {
    if (session.locked) leave();
  });

  const listen = async (offer: KeyOffer, { signal }: AbortController): Promise<void> => {
    const came = await offer.waitForClaim(signal);
    if (signal.aborted) return;
    if (came.ok) setState({ type: "claimed", offer, claimant: came.value });
    else setState({ type: "failed", form: offer.form, fault: came.error, digits: false });
  };

  return {
    state,
    open: async (plan, form) => {
      const now = state();
      // Somebody is there already: their digits come first.
      if (now.type === "claimed" || (now.type === "opening" && now.form === form.type)) return;
      if (now.type === "waiting" && now.offer.form === form.type && form.type !== "scanned") return;
      leave();
      const replica = session.owned();
      if (!replica) return;
      setState({ type: "opening", form: form.type });
      const turn = waiting;
      const opened = await KeyOffer.open(session, replica, plan, form);
      if (turn.signal.aborted) {
        if (opened.ok) void opened.value.cancel();
        return;
      }
      if (!opened.ok) {
        setState({ type: "failed", form: form.type, fault: opened.error, digits: false });
        return;
      }
      setState({ type: "waiting", offer: opened.value });
      void listen(opened.value, turn);
    },
    tryDigits: async (digits) => {
      const now = state();
      if (now.type !== "claimed") return { type: "offer-over" };
      const given = await now.offer.tryDigits(digits);
      if (given.ok) {
        setState({ type: "given", name: now.claimant.name, until: given.value.until });
        return undefined;
      }
      if (!ENDS.has(given.error.type)) return given.error;
      setState({ type: "failed", form: now.offer.form, fault: given.error, digits: given.error.type === "offer-over" });
      return undefined;
    },
    cancel: leave,
  };
}
