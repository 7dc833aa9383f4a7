import { type Accessor, createSignal } from "solid-js";
import type { Catalogue } from "#src/i18n/catalogue.ts";
import type { UnlockFault } from "#src/operations/opening.ts";
import { createDoor, type DoorAsking } from "#src/ui/session/create-door.ts";
import { doorSentence } from "#src/ui/session/door-sentence.ts";
import { keepPreference, localStore } from "#src/ui/session/preferences.ts";
import { chosenFault, type SecretFault, type SecretKind } from "#src/ui/session/secret-kind.ts";

export type PinStep = "current" | "next" | "again" | "saved";

export type PinChange = {
  readonly step: Accessor<PinStep>;
  /** Asks for the one of now. */
  readonly asking: DoorAsking;
  readonly back: () => void;
  /** What the new one is to be. */
  readonly kind: Accessor<SecretKind>;
  readonly turn: () => void;
  /** What is typed at this step. */
  readonly typed: Accessor<string>;
  readonly type: (text: string) => void;
  readonly error: Accessor<string | undefined>;
  readonly busy: Accessor<boolean>;
  readonly submit: () => Promise<void>;
};

/** The pincode of now, which a passer-by does not know; then a new one, or a sentence, twice. */
export function createPinChange(t: Accessor<Catalogue>): PinChange {
  const asking = createDoor(t);
  const [kind, setKind] = createSignal<SecretKind>("pin");
  const [at, setAt] = createSignal<"next" | "again" | "saved">("next");
  const [typed, setTyped] = createSignal("");
  const [chosen, setChosen] = createSignal("");
  const [busy, setBusy] = createSignal(false);
  const [complaint, setComplaint] = createSignal<UnlockFault | SecretFault>();

  const go = (next: "next" | "again" | "saved", text = ""): void => {
    setComplaint(undefined);
    setTyped(text);
    setAt(next);
  };

  function choose(): void {
    const fault = chosenFault(kind(), typed());
    if (fault) return void setComplaint(fault);
    setChosen(typed());
    go("again");
  }
  async function save(): Promise<void> {
    if (typed() !== chosen()) return void setComplaint({ type: "secrets-differ" });
    const changed = await asking.door()?.changePassphrase(typed());
    if (changed?.ok !== true) return void setComplaint(changed?.error);
    keepPreference(localStore(), "openBy", kind());
    setChosen("");
    go("saved");
  }

  return {
    step: () => (asking.door() ? at() : "current"),
    asking,
    back: () => go("next", chosen()),
    kind,
    turn: () => {
      setKind(kind() === "pin" ? "sentence" : "pin");
      go("next");
    },
    typed,
    type: (text) => {
      setTyped(text);
      setComplaint(undefined);
    },
    error: () => {
      const now = complaint();
      return now && doorSentence(t(), kind(), now);
    },
    busy,
    submit: async () => {
      if (busy()) return;
      setBusy(true);
      if (at() === "next") choose();
      else await save();
      setBusy(false);
    },
  };
}
