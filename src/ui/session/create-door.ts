import { type Accessor, createSignal, onCleanup } from "solid-js";
import type { Catalogue } from "#src/i18n/catalogue.ts";
import { Door } from "#src/operations/door.ts";
import type { UnlockFault } from "#src/operations/opening.ts";
import { useSession } from "./app-context.tsx";
import { doorSentence } from "./door-sentence.ts";
import { localStore, readPreferences } from "./preferences.ts";
import { type SecretFault, type SecretKind, typedFault } from "./secret-kind.ts";

export type DoorAsking = {
  readonly kind: Accessor<SecretKind>;
  readonly turn: () => void;
  readonly typed: Accessor<string>;
  readonly type: (text: string) => void;
  readonly error: Accessor<string | undefined>;
  readonly busy: Accessor<boolean>;
  readonly submit: () => Promise<void>;
  /** Once the pincode was right, for as long as the screen is there. */
  readonly door: Accessor<Door | undefined>;
};

/** Asks for the pincode or sentence of now, which a passer-by does not know, before how this device opens is changed. */
export function createDoor(t: Accessor<Catalogue>): DoorAsking {
  const session = useSession();
  const [kind, setKind] = createSignal<SecretKind>(readPreferences(localStore(), []).openBy);
  const [typed, setTyped] = createSignal("");
  const [busy, setBusy] = createSignal(false);
  const [fault, setFault] = createSignal<UnlockFault | SecretFault>();
  const [door, setDoor] = createSignal<Door>();
  onCleanup(() => door()?.close());

  return {
    kind,
    turn: () => {
      setKind(kind() === "pin" ? "sentence" : "pin");
      setTyped("");
      setFault(undefined);
    },
    typed,
    type: (text) => {
      setTyped(text);
      setFault(undefined);
    },
    error: () => {
      const now = fault();
      return now && doorSentence(t(), kind(), now);
    },
    busy,
    submit: async () => {
      if (busy()) return;
      const missing = typedFault(kind(), typed());
      setFault(missing);
      if (missing) return;
      setBusy(true);
      const opened = await Door.open(session(), typed());
      setBusy(false);
      setTyped("");
      if (opened.ok) setDoor(opened.value);
      else setFault(opened.error);
    },
    door,
  };
}
