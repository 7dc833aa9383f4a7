import { type Accessor, createSignal } from "solid-js";
import { settleDrafts } from "#src/operations/draft.ts";
import { keepHere, writeKeyFile } from "#src/operations/key-file.ts";
import type { UnlockFault } from "#src/operations/opening.ts";
import { useApp, useSession } from "#src/ui/session/app-context.tsx";
import { isEasyPin } from "#src/ui/session/easy-pin.ts";
import { saveFile } from "#src/ui/session/save-file.ts";

export type KeepStep = "choose" | "pin" | "again" | "file" | "file-saved";

/** As on every other screen that asks for one. */
const PIN_LENGTH = 6;
/** A key file can be tried without end wherever it lies: its sentence must be long. */
const FEWEST_WORDS = 4;

export type KeepFault =
  | UnlockFault
  | { readonly type: "pin-short" }
  | { readonly type: "pin-easy" }
  | { readonly type: "pins-differ" }
  | { readonly type: "sentence-short" };

export type Keeping = {
  readonly step: Accessor<KeepStep>;
  readonly go: (step: KeepStep) => void;
  readonly pin: Accessor<string>;
  readonly setPin: (digits: string) => void;
  readonly again: Accessor<string>;
  readonly setAgain: (digits: string) => void;
  readonly sentence: Accessor<string>;
  readonly setSentence: (text: string) => void;
  readonly fault: Accessor<KeepFault | undefined>;
  readonly busy: Accessor<boolean>;
  readonly nextPin: () => void;
  /** True once the key lies on this computer behind the pincode. */
  readonly keep: () => Promise<boolean>;
  readonly save: (fileName: string) => Promise<void>;
};

/** P4: a pincode on this computer, a key file, or neither. */
export function createKeeping(): Keeping {
  const app = useApp();
  const session = useSession();
  const [step, setStep] = createSignal<KeepStep>("choose");
  const [pin, setPin] = createSignal("");
  const [again, setAgain] = createSignal("");
  const [sentence, setSentence] = createSignal("");
  const [fault, setFault] = createSignal<KeepFault>();
  const [busy, setBusy] = createSignal(false);

  const go = (next: KeepStep): void => {
    setFault(undefined);
    setStep(next);
  };
  const after = (set: (text: string) => void) => (text: string) => {
    setFault(undefined);
    set(text);
  };

  const nextPin = (): void => {
    if (pin().length < PIN_LENGTH) return void setFault({ type: "pin-short" });
    if (isEasyPin(pin())) return void setFault({ type: "pin-easy" });
    setAgain("");
    go("again");
  };

  const keep = async (): Promise<boolean> => {
    if (again() !== pin()) {
      setFault({ type: "pins-differ" });
      return false;
    }
    setBusy(true);
    const passing = session();
    // Nothing of the session over memory may be sent once its copy on this computer goes on with the same numbers.
    const done = await passing.exclusive(async () => {
      await settleDrafts(passing);
      const kept = await keepHere(passing, app.ports, pin());
      if (kept.ok) app.open(kept.value);
      return kept;
    });
    setBusy(false);
    if (!done.ok) {
      setFault(done.error);
      return false;
    }
    // Asked, not waited for: a browser that says no may still keep it.
    void navigator.storage?.persist();
    return true;
  };

  const save = async (fileName: string): Promise<void> => {
    if (wordsIn(sentence()) < FEWEST_WORDS) return void setFault({ type: "sentence-short" });
    setBusy(true);
    await settleDrafts(session());
    const file = await writeKeyFile(session(), sentence().trim());
    setBusy(false);
    if (!file.ok) return void setFault(file.error);
    saveFile(fileName, [file.value]);
    go("file-saved");
  };

  return {
    step,
    go,
    pin,
    setPin: after(setPin),
    again,
    setAgain: after(setAgain),
    sentence,
    setSentence: after(setSentence),
    fault,
    busy,
    nextPin,
    keep,
    save,
  };
}

export const wordsIn = (sentence: string): number => sentence.split(/\s+/).filter((word) => word !== "").length;
