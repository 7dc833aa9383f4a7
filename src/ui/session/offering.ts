import { type Accessor, createSignal } from "solid-js";
import type { KeyPlan } from "#src/operations/give-key.ts";
import type { OfferForm } from "#src/operations/offer-form.ts";
import { type Claimant, KeyOffer, type OfferFault } from "#src/operations/offer-key.ts";
import type { GrantId } from "#src/protocol/ids.ts";
import type { Session } from "#src/operations/session.ts";

/** How one code stands that was made. */
export type OpenState =
  /** Open, and nobody has come yet. */
  | { readonly type: "waiting"; readonly offer: KeyOffer }
  | { readonly type: "claimed"; readonly offer: KeyOffer; readonly claimant: Claimant }
  | { readonly type: "given"; readonly name: string; readonly grant: GrantId; readonly until: number }
  /** Over without anything being shared. `digits`: three times wrong. */
  | { readonly type: "failed"; readonly form: OfferForm["type"]; readonly fault: OfferFault; readonly digits: boolean };
export type OfferState =
  | { readonly type: "none" }
  | { readonly type: "opening"; readonly form: OfferForm["type"] }
  | OpenState;

/** A code and whoever waits for somebody to come with it. */
export type OpenOffer = { readonly offer: KeyOffer; readonly state: Accessor<OpenState> };

/**
 * The codes that wait for somebody: at most one that is shown now, and the links that were sent. The one that is shown
 * goes on while other screens are looked at; a link outlives the session too.
 */
export type Offering = {
  /** Of the one that is being given. */
  readonly state: Accessor<OfferState>;
  /** The links that were sent and not given or ended. */
  readonly links: Accessor<readonly OpenOffer[]>;
  /** Opens a code of this form, unless one is open already; what was open in another form ends. */
  readonly open: (plan: KeyPlan, form: OfferForm) => Promise<void>;
  /** Goes on with a link that was sent. */
  readonly take: (link: OpenOffer) => void;
  /** The digits the other says. Answers what stands in the way while another try is possible. */
  readonly tryDigits: (digits: string) => Promise<OfferFault | undefined>;
  /** Ends the one that is being given; nothing was shared. */
  readonly cancel: () => void;
  /** Something else is begun: a link that was sent stays, any other code ends. */
  readonly leave: () => void;
  /** Ends a link, or takes one that is over from the list. */
  readonly end: (link: OpenOffer) => void;
};

const ENDS: ReadonlySet<OfferFault["type"]> = new Set(["offer-over", "offer-contested", "claim-unusable"]);

type Running = OpenOffer & { readonly set: (state: OpenState) => void; readonly gone: AbortController };
type Current =
  | { readonly type: "none" }
  | { readonly type: "opening"; readonly form: OfferForm["type"]; readonly gone: AbortController }
  | { readonly type: "failed"; readonly form: OfferForm["type"]; readonly fault: OfferFault; readonly digits: false }
  | { readonly type: "running"; readonly running: Running };

function createOffering(session: Session): Offering {
  const [current, setCurrent] = createSignal<Current>({ type: "none" });
  const [links, setLinks] = createSignal<readonly Running[]>([]);

  const forget = ({ offer }: OpenOffer): void => void setLinks((all) => all.filter((one) => one.offer !== offer));

  const run = (offer: KeyOffer): Running => {
    const [state, set] = createSignal<OpenState>({ type: "waiting", offer });
    const running: Running = { offer, state, set, gone: new AbortController() };
    if (offer.isKept) setLinks((all) => [...all, running]);
    void listen(running);
    return running;
  };
  const listen = async ({ offer, set, gone }: Running): Promise<void> => {
    const came = await offer.waitForClaim(gone.signal);
    if (gone.signal.aborted) return;
    if (came.ok) set({ type: "claimed", offer, claimant: came.value });
    else set({ type: "failed", form: offer.form, fault: came.error, digits: false });
  };
  const stop = (running: Running): void => {
    running.gone.abort();
    forget(running);
    const { type } = running.state();
    if (type === "waiting" || type === "claimed") void running.offer.cancel();
  };
  /** Shows none. What was shown ends, but a link that may stay. */
  const clear = (linkStays: boolean): void => {
    const before = current();
    if (before.type === "opening") before.gone.abort();
    if (before.type === "running" && !(linkStays && before.running.offer.isKept)) stop(before.running);
    setCurrent({ type: "none" });
  };

  session.onChange(() => {
    if (!session.locked) return;
    clear(true);
    for (const { gone } of links()) gone.abort();
    setLinks([]);
  });

  const resume = async (): Promise<void> => {
    const replica = session.owned();
    if (!replica) return;
    for (const offer of await KeyOffer.resume(session, replica)) {
      if (!session.locked && !links().some((one) => one.offer.id === offer.id)) run(offer);
    }
  };
  void resume();

  const state = (): OfferState => {
    const now = current();
    return now.type === "running" ? now.running.state() : now;
  };
  return {
    state,
    links,
    open: async (plan, form) => {
      const now = state();
      // Somebody is there already: their digits come first.
      if (now.type === "claimed" || (now.type === "opening" && now.form === form.type)) return;
      if (now.type === "waiting" && now.offer.form === form.type && form.type !== "scanned") return;
      clear(false);
      const replica = session.owned();
      if (!replica) return;
      const gone = new AbortController();
      setCurrent({ type: "opening", form: form.type, gone });
      const opened = await KeyOffer.open(session, replica, plan, form);
      if (gone.signal.aborted) {
        if (opened.ok) void opened.value.cancel();
        return;
      }
      if (opened.ok) setCurrent({ type: "running", running: run(opened.value) });
      else setCurrent({ type: "failed", form: form.type, fault: opened.error, digits: false });
    },
    take: ({ offer }) => {
      const running = links().find((one) => one.offer === offer);
      if (!running) return;
      clear(true);
      setCurrent({ type: "running", running });
    },
    tryDigits: async (digits) => {
      const now = current();
      const claimed = now.type === "running" ? now.running.state() : undefined;
      if (now.type !== "running" || claimed?.type !== "claimed") return { type: "offer-over" };
      const given = await now.running.offer.tryDigits(digits);
      if (given.ok) {
        forget(now.running);
        now.running.set({ type: "given", name: claimed.claimant.name, ...given.value });
        return undefined;
      }
      const fault = given.error;
      if (!ENDS.has(fault.type)) return fault;
      forget(now.running);
      now.running.set({ type: "failed", form: now.running.offer.form, fault, digits: fault.type === "offer-over" });
      return undefined;
    },
    cancel: () => clear(false),
    leave: () => clear(true),
    end: (link) => {
      const running = links().find((one) => one.offer === link.offer);
      const shown = current();
      if (shown.type === "running" && shown.running === running) clear(false);
      else if (running) stop(running);
    },
  };
}

/** By session, so that a code goes on while screens come and go. */
const bySession = new WeakMap<Session, Offering>();

export function offeringOf(session: Session): Offering {
  const known = bySession.get(session);
  if (known) return known;
  const made = createOffering(session);
  bySession.set(session, made);
  return made;
}
