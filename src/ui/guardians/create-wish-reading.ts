import { type Accessor, createSignal, onCleanup } from "solid-js";
import type { Catalogue } from "#src/i18n/catalogue.ts";
import { type AskShareFault, ShareRequest } from "#src/operations/ask-share.ts";
import { type Gathering, gatheringOf, type GatheringState, stateOf } from "#src/operations/gathering.ts";
import type { KeptShare } from "#src/operations/kept-shares.ts";
import type { Session } from "#src/operations/session.ts";
import { beginWishReading, readWish, type Wish } from "#src/operations/wish.ts";
import { useApp } from "#src/ui/session/app-context.tsx";
import { exchangeShare } from "./exchange-share.ts";
import { gatherSentence } from "./gather-sentence.ts";

export type WishStep =
  | { readonly type: "explain" | "overview" | "unreadable" }
  | { readonly type: "code"; readonly request: ShareRequest }
  | { readonly type: "digits"; readonly digits: string }
  | { readonly type: "read"; readonly wish: Wish };

export type WishReading = {
  readonly step: Accessor<WishStep>;
  readonly state: Accessor<GatheringState>;
  readonly error: Accessor<string | undefined>;
  readonly begin: (kept: KeptShare, name: string) => Promise<void>;
  readonly showCode: () => Promise<void>;
  readonly newCode: () => Promise<void>;
  readonly toOverview: () => void;
};

/** Reading what a resident left, on one guardian's screen and in its memory: it goes with the screen. */
export function createWishReading(t: Accessor<Catalogue>): WishReading {
  const app = useApp();
  const [step, setStep] = createSignal<WishStep>({ type: "explain" });
  const [gathering, setGathering] = createSignal<Gathering>();
  const [fault, setFault] = createSignal<AskShareFault>();
  let passing: { readonly session: Session; readonly kept: KeptShare } | undefined;
  let gone = new AbortController();

  const restart = (): AbortSignal => {
    gone.abort();
    gone = new AbortController();
    setFault(undefined);
    return gone.signal;
  };
  onCleanup(() => {
    gone.abort();
    passing?.session.lock();
  });

  /** What there is by now, and what can be done with it. */
  const look = async (): Promise<void> => {
    if (!passing) return;
    const found = await gatheringOf(passing.session);
    setGathering(found);
    if (!found || stateOf(found).type !== "enough") return void setStep({ type: "overview" });
    const wish = readWish(found, passing.kept);
    setStep(wish ? { type: "read", wish } : { type: "unreadable" });
  };
  const show = async (make: (open: Session) => ReturnType<typeof ShareRequest.open>): Promise<void> => {
    if (!passing) return;
    const signal = restart();
    const request = await make(passing.session);
    if (signal.aborted) return;
    if (!request.ok) return void setFault(request.error);
    setStep({ type: "code", request: request.value });
    const name = gathering()?.name ?? "";
    const taken = await exchangeShare(request.value, name, signal, (digits) => setStep({ type: "digits", digits }));
    if (!taken) return;
    if (!taken.ok) setFault(taken.error);
    if (taken.ok || step().type === "digits") await look();
  };
  return {
    step,
    state: () => stateOf(gathering() ?? { shares: [] }),
    error: () => {
      const now = fault();
      return now && gatherSentence(t(), now);
    },
    begin: async (kept, name) => {
      const begun = await beginWishReading(app.passingPorts(), kept, name);
      if (!begun.ok) return void setFault(begun.error);
      passing = { session: begun.value, kept };
      await look();
    },
    showCode: () => show((open) => ShareRequest.open(open, "wish")),
    newCode: () => show((open) => ShareRequest.anew(open, "wish")),
    toOverview: () => {
      restart();
      setStep({ type: "overview" });
    },
  };
}
