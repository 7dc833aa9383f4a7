import { type Accessor, createSignal } from "solid-js";
import type { UnlockFault } from "#src/operations/opening.ts";
import type { PasskeyOpening } from "#src/operations/unlock.ts";
import type { Catalogue } from "#src/i18n/catalogue.ts";
import { useApp } from "#src/ui/session/app-context.tsx";
import { localStore, readPreferences } from "#src/ui/session/preferences.ts";
import { doorSentence } from "#src/ui/session/door-sentence.ts";
import { type SecretFault, type SecretKind, typedFault } from "#src/ui/session/secret-kind.ts";

export type Unlock = {
  /** What is asked to be typed. */
  readonly kind: Accessor<SecretKind>;
  readonly ask: (kind: SecretKind) => void;
  readonly typed: Accessor<string>;
  readonly type: (text: string) => void;
  readonly busy: Accessor<boolean>;
  readonly error: Accessor<string | undefined>;
  readonly submit: () => Promise<void>;
  /** By a finger or a face; undefined where that was never turned on. */
  readonly byPasskey: (() => Promise<void>) | undefined;
};

export function createUnlock(t: Accessor<Catalogue>): Unlock {
  const app = useApp();
  const preferences = readPreferences(localStore(), []);
  const [kind, setKind] = createSignal(preferences.openBy);
  const [typed, setTyped] = createSignal("");
  const [busy, setBusy] = createSignal(false);
  const [fault, setFault] = createSignal<PasskeyOpening | UnlockFault | SecretFault>();

  const byPasskey = async (): Promise<void> => {
    if (busy()) return;
    setBusy(true);
    setFault(undefined);
    // Fetched beside the engine that goes on with it.
    const [{ unlockByPasskey }] = await Promise.all([import("#src/operations/unlock.ts"), app.ready]);
    const opened = await unlockByPasskey(app.ports);
    setBusy(false);
    if (opened.ok) app.open(opened.value);
    else setFault(opened.error);
  };

  return {
    kind,
    ask: (next) => {
      setKind(next);
      setTyped("");
      setFault(undefined);
    },
    typed,
    type: (text) => {
      setTyped(text);
      setFault(undefined);
    },
    busy,
    error: () => {
      const now = fault();
      return now && sentence(t(), kind(), now);
    },
    submit: async () => {
      if (busy()) return;
      const missing = typedFault(kind(), typed());
      setFault(missing);
      if (missing) return;
      setBusy(true);
      const [{ unlock }] = await Promise.all([import("#src/operations/unlock.ts"), app.ready]);
      const opened = await unlock(app.ports, typed());
      setBusy(false);
      setTyped("");
      if (!opened.ok) setFault(opened.error);
      else if (opened.value.type === "device") app.open(opened.value.session);
      else app.openApart(opened.value.compartment);
    },
    byPasskey: preferences.passkey === "on" ? byPasskey : undefined,
  };
}

function sentence(t: Catalogue, kind: SecretKind, fault: PasskeyOpening | UnlockFault | SecretFault): string {
  switch (fault.type) {
    case "passkey-cancelled":
      return t.opening.passkey.fault.cancelled;
    case "passkey-no-secret":
      return t.opening.passkey.fault.noSecret;
    case "passkey-other":
      return t.opening.passkey.fault.other;
    default:
      return doorSentence(t, kind, fault);
  }
}
