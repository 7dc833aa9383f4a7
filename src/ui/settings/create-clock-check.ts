import { type Accessor, createSignal } from "solid-js";
import { confirmClock, relayDate } from "#src/operations/confirm-clock.ts";
import { readRest } from "#src/operations/keep-overview.ts";
import { useApp, useSession } from "#src/ui/session/app-context.tsx";

export type ClockStep = "asking" | "wrong";

export type ClockCheck = {
  readonly step: Accessor<ClockStep>;
  /** Milliseconds since 1970, as the relay says; undefined before it said anything. */
  readonly date: Accessor<number | undefined>;
  readonly busy: Accessor<boolean>;
  readonly failed: Accessor<boolean>;
  /** The relay's date is the true one, for every access on this device. Answers whether that is kept. */
  readonly confirm: () => Promise<boolean>;
  readonly deny: () => void;
};

/** Asks which of two clocks is right: the relay's word alone may not move what is sealed to another time. */
export function createClockCheck(): ClockCheck {
  const app = useApp();
  const session = useSession();
  const [step, setStep] = createSignal<ClockStep>("asking");
  const [busy, setBusy] = createSignal(false);
  const [failed, setFailed] = createSignal(false);

  return {
    step,
    date: () => relayDate(session()),
    busy,
    failed,
    confirm: async () => {
      if (busy()) return false;
      setBusy(true);
      setFailed(false);
      let kept = true;
      await readRest(session());
      for (const replica of session().replicas.values()) {
        const done = await confirmClock(session(), replica);
        kept &&= done.ok;
      }
      setBusy(false);
      setFailed(!kept);
      if (kept) app.wake();
      return kept;
    },
    deny: () => setStep("wrong"),
  };
}
