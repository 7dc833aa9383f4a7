import { type Accessor, createEffect, createSignal, onCleanup } from "solid-js";
import { readLedger } from "#src/grants/ledger.ts";
import { ownDevices } from "#src/grants/own-devices.ts";
import { type Linked, LinkOffer, type LinkOfferFault } from "#src/operations/offer-link.ts";
import { useApp, useOwnDossier, useSession } from "#src/ui/session/app-context.tsx";

export type LinkStep =
  | { readonly type: "explain" }
  | { readonly type: "opening" }
  | { readonly type: "code"; readonly offer: LinkOffer }
  | { readonly type: "digits"; readonly name: string }
  /** Linked; a pincode is being chosen there. */
  | { readonly type: "almost"; readonly linked: Linked }
  | { readonly type: "done"; readonly name: string }
  /** No code, or none any more. Nothing was shared. */
  | { readonly type: "failed"; readonly fault: LinkOfferFault; readonly digits: boolean };

export type Linking = {
  readonly step: Accessor<LinkStep>;
  /** What stands in the way of another try at the digits. */
  readonly fault: Accessor<LinkOfferFault | undefined>;
  readonly clear: () => void;
  readonly busy: Accessor<boolean>;
  readonly open: () => Promise<void>;
  readonly tryDigits: (digits: string) => Promise<void>;
};

const ENDS: ReadonlySet<LinkOfferFault["type"]> = new Set([
  "offer-over",
  "offer-contested",
  "claim-unusable",
  "too-many-links",
]);

/** Bringing in a device of one's own, on the device that shows the code. Who leaves the screen ends the code. */
export function createLink(): Linking {
  const app = useApp();
  const session = useSession();
  const dossier = useOwnDossier();
  const [step, setStep] = createSignal<LinkStep>({ type: "explain" });
  const [fault, setFault] = createSignal<LinkOfferFault>();
  const [busy, setBusy] = createSignal(false);
  let offer: LinkOffer | undefined;
  let gone = new AbortController();

  const drop = (): void => {
    gone.abort();
    gone = new AbortController();
    if (offer) void offer.cancel();
    offer = undefined;
  };
  onCleanup(drop);

  const open = async (): Promise<void> => {
    drop();
    const { signal } = gone;
    setFault(undefined);
    setStep({ type: "opening" });
    // Who never shared anything yet registers first; waking does that.
    app.wake();
    const opened = await LinkOffer.open(session(), dossier());
    if (signal.aborted) {
      if (opened.ok) void opened.value.cancel();
      return;
    }
    if (!opened.ok) return void setStep({ type: "failed", fault: opened.error, digits: false });
    offer = opened.value;
    setStep({ type: "code", offer });
    const came = await offer.waitForClaim(signal);
    if (signal.aborted) return;
    if (came.ok) setStep({ type: "digits", name: came.value.name });
    else setStep({ type: "failed", fault: came.error, digits: false });
  };

  const tryDigits = async (digits: string): Promise<void> => {
    if (!offer || busy()) return;
    setBusy(true);
    const linked = await offer.tryDigits(digits);
    setBusy(false);
    if (linked.ok) {
      offer = undefined;
      setStep({ type: "almost", linked: linked.value });
      app.wake();
    } else if (ENDS.has(linked.error.type)) {
      offer = undefined;
      setStep({ type: "failed", fault: linked.error, digits: linked.error.type === "offer-over" });
    } else setFault(linked.error);
  };

  // The other device says itself, in the ledger, that all is there.
  createEffect(() => {
    const now = step();
    if (now.type !== "almost") return;
    const { settled } = dossier().only("ledger").log;
    const there = ownDevices(readLedger(settled), dossier().ref.grant).find(
      ({ device }) => device === now.linked.device,
    );
    if (there && !there.pending) setStep({ type: "done", name: now.linked.name });
  });

  return { step, fault, clear: () => setFault(undefined), busy, open, tryDigits };
}
