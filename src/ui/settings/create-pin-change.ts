import { type Accessor, createSignal } from "solid-js";
import type { Catalogue } from "#src/i18n/catalogue.ts";
import { type UnlockFault, changePin, unlock } from "#src/operations/unlock.ts";
import { useApp, useSession } from "#src/ui/session/app-context.tsx";
import { isEasyPin } from "#src/ui/session/easy-pin.ts";
import { unlockSentence } from "#src/ui/session/fault-sentence.ts";

const PIN_LENGTH = 6;

export type PinStep = "current" | "next" | "again" | "saved";
type Complaint = UnlockFault | { readonly type: "pin-incomplete" | "pin-easy" | "pins-differ" };

export type PinChange = {
  readonly step: Accessor<PinStep>;
  readonly back: () => void;
  /** What is typed at this step. */
  readonly pin: Accessor<string>;
  readonly setPin: (digits: string) => void;
  readonly error: Accessor<string | undefined>;
  readonly busy: Accessor<boolean>;
  readonly submit: () => Promise<void>;
};

function sentence(t: Catalogue, fault: Complaint): string {
  switch (fault.type) {
    case "pin-incomplete":
      return t.kit.pin.incomplete;
    case "pin-easy":
      return t.onboarding.pin.tooSimple;
    case "pins-differ":
      return t.onboarding.pinAgain.different;
    default:
      return unlockSentence(t, fault);
  }
}

/** The pincode of now, which a passer-by does not know; then a new one, twice. */
export function createPinChange(t: Accessor<Catalogue>): PinChange {
  const app = useApp();
  const session = useSession();
  const [step, setStep] = createSignal<PinStep>("current");
  const [pin, setPin] = createSignal("");
  const [chosen, setChosen] = createSignal("");
  const [busy, setBusy] = createSignal(false);
  const [complaint, setComplaint] = createSignal<Complaint>();

  const go = (next: PinStep, typed = ""): void => {
    setComplaint(undefined);
    setPin(typed);
    setStep(next);
  };

  async function checkCurrent(): Promise<void> {
    const opened = await unlock(app.ports, pin());
    if (!opened.ok) return void setComplaint(opened.error);
    // It was opened a second time only to see that the pincode opens it.
    opened.value.lock();
    go("next");
  }
  function choose(): void {
    if (isEasyPin(pin())) return void setComplaint({ type: "pin-easy" });
    setChosen(pin());
    go("again");
  }
  async function save(): Promise<void> {
    if (pin() !== chosen()) return void setComplaint({ type: "pins-differ" });
    const changed = await changePin(session(), pin());
    if (!changed.ok) return void setComplaint(changed.error);
    setChosen("");
    go("saved");
  }

  return {
    step,
    back: () => (step() === "again" ? go("next", chosen()) : go("current")),
    pin,
    setPin: (digits) => {
      setPin(digits);
      setComplaint(undefined);
    },
    error: () => {
      const now = complaint();
      return now && sentence(t(), now);
    },
    busy,
    submit: async () => {
      if (busy()) return;
      if (pin().length < PIN_LENGTH) return void setComplaint({ type: "pin-incomplete" });
      setBusy(true);
      if (step() === "current") await checkCurrent();
      else if (step() === "next") choose();
      else await save();
      setBusy(false);
    },
  };
}
