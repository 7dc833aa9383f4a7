import { type Accessor, createSignal, onCleanup } from "solid-js";
import { type ColleagueFault, ColleagueOffer } from "#src/operations/offer-colleague.ts";
import type { Claimant } from "#src/operations/offer-key.ts";
import type { PassedOn } from "#src/operations/pass-on-key.ts";
import type { Replica } from "#src/operations/replica.ts";
import { useApp, useSession } from "#src/ui/session/app-context.tsx";

export type PassOnStep =
  | { readonly type: "choose" }
  | { readonly type: "opening" }
  | { readonly type: "code"; readonly offer: ColleagueOffer }
  | { readonly type: "digits"; readonly claimant: Claimant }
  | { readonly type: "done"; readonly name: string }
  /** No code, or none any more. Nothing was shared. */
  | { readonly type: "failed"; readonly fault: ColleagueFault; readonly digits: boolean };

export type PassingOn = {
  readonly step: Accessor<PassOnStep>;
  /** What stands in the way of another try at the digits. */
  readonly fault: Accessor<ColleagueFault | undefined>;
  readonly clear: () => void;
  readonly busy: Accessor<boolean>;
  readonly open: (passed: PassedOn) => Promise<void>;
  readonly tryDigits: (digits: string) => Promise<void>;
  /** Ends the code and begins anew. */
  readonly again: () => void;
};

const ENDS: ReadonlySet<ColleagueFault["type"]> = new Set([
  "offer-over",
  "offer-contested",
  "claim-unusable",
  "may-not-pass-on",
]);

/** Letting a colleague in with a part of one's own key. Who leaves the screen ends the code. */
export function createPassOn(replica: Accessor<Replica>): PassingOn {
  const app = useApp();
  const session = useSession();
  const [step, setStep] = createSignal<PassOnStep>({ type: "choose" });
  const [fault, setFault] = createSignal<ColleagueFault>();
  const [busy, setBusy] = createSignal(false);
  let offer: ColleagueOffer | undefined;
  let gone = new AbortController();

  const drop = (): void => {
    gone.abort();
    gone = new AbortController();
    if (offer) void offer.cancel();
    offer = undefined;
  };
  onCleanup(drop);

  const open = async (passed: PassedOn): Promise<void> => {
    drop();
    const { signal } = gone;
    setFault(undefined);
    setStep({ type: "opening" });
    const opened = await ColleagueOffer.open(session(), replica(), passed);
    if (signal.aborted) {
      if (opened.ok) void opened.value.cancel();
      return;
    }
    if (!opened.ok) return void setStep({ type: "failed", fault: opened.error, digits: false });
    offer = opened.value;
    setStep({ type: "code", offer });
    const came = await offer.waitForClaim(signal);
    if (signal.aborted) return;
    if (came.ok) setStep({ type: "digits", claimant: came.value });
    else setStep({ type: "failed", fault: came.error, digits: false });
  };

  const tryDigits = async (digits: string): Promise<void> => {
    const now = step();
    if (!offer || busy() || now.type !== "digits") return;
    setBusy(true);
    const passed = await offer.tryDigits(digits);
    setBusy(false);
    app.wake();
    if (passed.ok) {
      offer = undefined;
      setStep({ type: "done", name: now.claimant.name });
    } else if (ENDS.has(passed.error.type)) {
      offer = undefined;
      setStep({ type: "failed", fault: passed.error, digits: passed.error.type === "offer-over" });
    } else setFault(passed.error);
  };

  const again = (): void => {
    drop();
    setFault(undefined);
    setStep({ type: "choose" });
  };
  return { step, fault, clear: () => setFault(undefined), busy, open, tryDigits, again };
}
