import { type Accessor, createSignal } from "solid-js";
import type { Catalogue } from "#src/i18n/catalogue.ts";
import type { UnlockFault } from "#src/operations/opening.ts";
import { createDoor, type DoorAsking } from "#src/ui/session/create-door.ts";
import { doorSentence } from "#src/ui/session/door-sentence.ts";
import { chosenFault, type SecretFault } from "#src/ui/session/secret-kind.ts";

export type CompartmentStep = "told" | "current" | "next" | "again" | "made";

export type CompartmentMaking = {
  readonly step: Accessor<CompartmentStep>;
  readonly begin: () => void;
  readonly asking: DoorAsking;
  readonly back: () => void;
  readonly pin: Accessor<string>;
  readonly setPin: (digits: string) => void;
  readonly error: Accessor<string | undefined>;
  readonly busy: Accessor<boolean>;
  readonly submit: () => Promise<void>;
};

/** First what it is and is not; then the pincode of now, and twice the one that will open it. */
export function createCompartment(t: Accessor<Catalogue>): CompartmentMaking {
  const asking = createDoor(t);
  const [begun, setBegun] = createSignal(false);
  const [at, setAt] = createSignal<"next" | "again" | "made">("next");
  const [pin, setPin] = createSignal("");
  const [chosen, setChosen] = createSignal("");
  const [busy, setBusy] = createSignal(false);
  const [complaint, setComplaint] = createSignal<UnlockFault | SecretFault | { readonly type: "pin-same" }>();

  const go = (next: "next" | "again" | "made", typed = ""): void => {
    setComplaint(undefined);
    setPin(typed);
    setAt(next);
  };
  async function make(): Promise<void> {
    if (pin() !== chosen()) return void setComplaint({ type: "secrets-differ" });
    const made = await asking.door()?.makeCompartment(pin());
    if (made?.ok === true) {
      setChosen("");
      return go("made");
    }
    if (made?.error.type === "pin-same") go("next");
    setComplaint(made?.error);
  }

  return {
    step: () => (begun() ? (asking.door() ? at() : "current") : "told"),
    begin: () => setBegun(true),
    asking,
    back: () => (at() === "again" ? go("next", chosen()) : setBegun(false)),
    pin,
    setPin: (digits) => {
      setPin(digits);
      setComplaint(undefined);
    },
    error: () => {
      const now = complaint();
      if (!now) return undefined;
      return now.type === "pin-same" ? t().safety.compartment.same : doorSentence(t(), "pin", now);
    },
    busy,
    submit: async () => {
      if (busy()) return;
      setBusy(true);
      const fault = at() === "next" ? chosenFault("pin", pin()) : undefined;
      if (fault) setComplaint(fault);
      else if (at() === "next") {
        setChosen(pin());
        go("again");
      } else await make();
      setBusy(false);
    },
  };
}
