import { type Accessor, createEffect, createSignal, on, onCleanup } from "solid-js";
import type { Catalogue } from "#src/i18n/catalogue.ts";
import { type AskShareFault, ShareRequest } from "#src/operations/ask-share.ts";
import { type Gathering, gatheringOf, startGathering } from "#src/operations/gathering.ts";
import {
  askToOpen,
  giveUpGathering,
  type GuardiansFault,
  recoverByGuardians,
} from "#src/operations/recover-by-guardians.ts";
import type { Session } from "#src/operations/session.ts";
import { useApp, useOpenSession } from "#src/ui/session/app-context.tsx";
import { say } from "#src/ui/session/toast.ts";
import { exchangeShare } from "./exchange-share.ts";
import { gatherSentence } from "./gather-sentence.ts";

export type GatherStep =
  | { readonly type: "loading" | "overview" | "stop" | "done" }
  | { readonly type: "code"; readonly request: ShareRequest }
  | { readonly type: "digits"; readonly digits: string }
  | { readonly type: "wait"; readonly opens: number };

export type Gather = {
  readonly step: Accessor<GatherStep>;
  /** Undefined until it was read; null where nothing is gathered on this device. */
  readonly gathering: Accessor<Gathering | null | undefined>;
  readonly error: Accessor<string | undefined>;
  readonly busy: Accessor<boolean>;
  readonly toOverview: () => void;
  readonly toStop: () => void;
  /** On a device where keys of others are open: under this name. */
  readonly begin: (name: string) => Promise<void>;
  readonly showCode: () => Promise<void>;
  readonly newCode: () => Promise<void>;
  readonly ask: () => Promise<void>;
  readonly open: () => Promise<void>;
  readonly stop: () => Promise<void>;
  readonly isOver: (opens: number) => boolean;
};

/** A plan that comes back with guardians, on the new phone: it takes days, and goes on where it was after each lock. */
export function createGather(t: Accessor<Catalogue>): Gather {
  const app = useApp();
  const session = useOpenSession();
  const [step, setStep] = createSignal<GatherStep>({ type: "loading" });
  const [gathering, setGathering] = createSignal<Gathering | null>();
  const [fault, setFault] = createSignal<AskShareFault | GuardiansFault>();
  const [busy, setBusy] = createSignal(false);
  let gone = new AbortController();

  const restart = (): AbortSignal => {
    gone.abort();
    gone = new AbortController();
    setFault(undefined);
    return gone.signal;
  };
  onCleanup(() => gone.abort());

  const current = (): Session | undefined => session();
  const load = async (open: Session): Promise<void> => {
    const found = (await gatheringOf(open)) ?? null;
    setGathering(found);
    const opens = found?.opens;
    setStep(opens === undefined ? { type: "overview" } : { type: "wait", opens });
  };
  // Of the session itself, not of what changes in it.
  createEffect(
    on(current, (open, before) => {
      if (open && open !== before && step().type !== "done") void load(open);
    }),
  );

  const exchange = async (open: Session, request: ShareRequest, signal: AbortSignal): Promise<void> => {
    const name = gathering()?.name ?? "";
    const taken = await exchangeShare(request, name, signal, (digits) => setStep({ type: "digits", digits }));
    if (!taken) return;
    if (!taken.ok && step().type === "code") return void setFault(taken.error);
    setGathering((await gatheringOf(open)) ?? null);
    setStep({ type: "overview" });
    if (taken.ok) say({ text: t().guardians.gather.taken });
    else setFault(taken.error);
  };

  const show = async (make: (open: Session) => ReturnType<typeof ShareRequest.open>): Promise<void> => {
    const open = current();
    if (!open) return;
    const signal = restart();
    const request = await make(open);
    if (signal.aborted) return;
    if (!request.ok) return void setFault(request.error);
    setStep({ type: "code", request: request.value });
    await exchange(open, request.value, signal);
  };

  /** One at a time. */
  const doing = async (work: (open: Session) => Promise<void>): Promise<void> => {
    const open = current();
    if (!open || busy()) return;
    restart();
    setBusy(true);
    await work(open);
    setBusy(false);
  };

  return {
    step,
    gathering,
    error: () => {
      const now = fault();
      return now && gatherSentence(t(), now);
    },
    busy,
    toOverview: () => {
      restart();
      setStep({ type: "overview" });
    },
    toStop: () => {
      restart();
      setStep({ type: "stop" });
    },
    begin: (name) =>
      doing(async (open) => {
        const begun = await startGathering(open, name);
        if (begun.ok) await load(open);
        else setFault(begun.error);
      }),
    showCode: () => show((open) => ShareRequest.open(open)),
    newCode: () => show((open) => ShareRequest.anew(open)),
    ask: () =>
      doing(async (open) => {
        const asked = await askToOpen(open);
        if (asked.ok) setStep({ type: "wait", opens: asked.value });
        else setFault(asked.error);
      }),
    open: () =>
      doing(async (open) => {
        const done = await recoverByGuardians(open);
        if (!done.ok) return void setFault(done.error);
        setStep({ type: "done" });
        app.wake();
      }),
    stop: () =>
      doing(async (open) => {
        const done = await giveUpGathering(open);
        if (!done.ok) return void setFault(done.error);
        setGathering(null);
        setStep({ type: "overview" });
      }),
    isOver: (opens) => {
      const open = current();
      return open !== undefined && open.now() + (open.relayAhead ?? 0) >= opens;
    },
  };
}
