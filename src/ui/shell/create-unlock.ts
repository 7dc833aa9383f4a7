import { type Accessor, createSignal } from "solid-js";
import type { UnlockFault } from "#src/operations/unlock.ts";
import type { Catalogue } from "#src/i18n/catalogue.ts";
import { useApp } from "#src/ui/session/app-context.tsx";
import { unlockSentence } from "#src/ui/session/fault-sentence.ts";

const PIN_LENGTH = 6;

export type Unlock = {
  readonly pin: Accessor<string>;
  readonly setPin: (digits: string) => void;
  readonly busy: Accessor<boolean>;
  readonly error: Accessor<string | undefined>;
  readonly submit: () => Promise<void>;
};

export function createUnlock(t: Accessor<Catalogue>): Unlock {
  const app = useApp();
  const [pin, setPin] = createSignal("");
  const [busy, setBusy] = createSignal(false);
  const [fault, setFault] = createSignal<UnlockFault | { readonly type: "pin-incomplete" }>();

  return {
    pin,
    setPin: (digits) => {
      setPin(digits);
      setFault(undefined);
    },
    busy,
    error: () => {
      const now = fault();
      if (!now) return undefined;
      return now.type === "pin-incomplete" ? t().kit.pin.incomplete : unlockSentence(t(), now);
    },
    submit: async () => {
      if (busy()) return;
      if (pin().length < PIN_LENGTH) {
        setFault({ type: "pin-incomplete" });
        return;
      }
      setBusy(true);
      const [{ unlock }] = await Promise.all([import("#src/operations/unlock.ts"), app.ready]);
      const opened = await unlock(app.ports, pin());
      setBusy(false);
      setPin("");
      if (opened.ok) app.open(opened.value);
      else setFault(opened.error);
    },
  };
}
