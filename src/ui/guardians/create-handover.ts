import { type Accessor, createSignal, onCleanup } from "solid-js";
import type { Wanted } from "#src/operations/ask-share.ts";
import { type HandFault, ShareHandover, wantedBy } from "#src/operations/hand-share.ts";
import type { KeptShare } from "#src/operations/kept-shares.ts";
import { useSession } from "#src/ui/session/app-context.tsx";

export type HandStep =
  | { readonly type: "list" }
  /** A code is here, and it is not said whose it is. */
  | { readonly type: "which"; readonly code: string }
  | { readonly type: "scan"; readonly kept: KeptShare }
  /** `wants`: undefined for a code that is of something else, which is said once it is tried. */
  | { readonly type: "sure"; readonly kept: KeptShare; readonly code: string; readonly wants: Wanted | undefined }
  | { readonly type: "waiting"; readonly kept: KeptShare }
  | { readonly type: "digits"; readonly kept: KeptShare; readonly asker: string; readonly wants: Wanted }
  | { readonly type: "done"; readonly kept: KeptShare }
  | { readonly type: "failed"; readonly kept: KeptShare; readonly fault: HandFault }
  | { readonly type: "let-go"; readonly kept: KeptShare };

export type Handing = {
  readonly step: Accessor<HandStep>;
  readonly go: (step: Extract<HandStep, { type: "list" | "which" | "scan" | "let-go" }>) => void;
  /** A code came, by a link or the camera. */
  readonly useCode: (kept: KeptShare, code: string) => void;
  readonly fault: Accessor<HandFault | undefined>;
  readonly clear: () => void;
  readonly busy: Accessor<boolean>;
  /** The person said that they see or hear who asks. */
  readonly open: () => Promise<void>;
  readonly tryDigits: (digits: string) => Promise<void>;
};

const ENDS: ReadonlySet<HandFault["type"]> = new Set(["offer-over", "offer-contested", "claim-unusable"]);

/** Handing a share over, on the guardian's screen. Who leaves it ends the code. */
export function createHandover(): Handing {
  const session = useSession();
  const [step, setStep] = createSignal<HandStep>({ type: "list" });
  const [fault, setFault] = createSignal<HandFault>();
  const [busy, setBusy] = createSignal(false);
  let handover: ShareHandover | undefined;
  let gone = new AbortController();

  const drop = (): void => {
    gone.abort();
    gone = new AbortController();
    if (handover) void handover.cancel();
    handover = undefined;
  };
  onCleanup(drop);

  const open = async (): Promise<void> => {
    const now = step();
    if (now.type !== "sure") return;
    const { kept, code, wants = "plan" } = now;
    drop();
    const { signal } = gone;
    setStep({ type: "waiting", kept });
    const opened = await ShareHandover.open(session(), kept, code);
    if (signal.aborted) {
      if (opened.ok) void opened.value.cancel();
      return;
    }
    if (!opened.ok) return void setStep({ type: "failed", kept, fault: opened.error });
    handover = opened.value;
    const asker = await handover.waitForClaim(signal);
    if (signal.aborted) return;
    if (asker.ok) setStep({ type: "digits", kept, asker: asker.value, wants });
    else setStep({ type: "failed", kept, fault: asker.error });
  };

  const tryDigits = async (digits: string): Promise<void> => {
    const now = step();
    if (!handover || now.type !== "digits" || busy()) return;
    setBusy(true);
    const { signal } = gone;
    const given = await handover.tryDigits(digits);
    setBusy(false);
    // Who left meanwhile is not brought back; what was given was given.
    if (signal.aborted) return;
    if (given.ok) {
      handover = undefined;
      setStep({ type: "done", kept: now.kept });
    } else if (ENDS.has(given.error.type)) {
      handover = undefined;
      setStep({ type: "failed", kept: now.kept, fault: given.error });
    } else setFault(given.error);
  };

  const go = (next: HandStep): void => {
    drop();
    setFault(undefined);
    setStep(next);
  };

  return {
    step,
    go,
    useCode: (kept, code) => go({ type: "sure", kept, code, wants: wantedBy(code) }),
    fault,
    clear: () => setFault(undefined),
    busy,
    open,
    tryDigits,
  };
}
