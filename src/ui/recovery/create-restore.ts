import { type Accessor, createSignal } from "solid-js";
import type { Catalogue } from "#src/i18n/catalogue.ts";
import { type WordsFault, checkWords } from "#src/operations/check-words.ts";
import { type RecoverFault, recoverDossier } from "#src/operations/recover.ts";
import { useApp } from "#src/ui/session/app-context.tsx";
import { newPinFault, type PinFault, pinSentence, secondPinFault } from "#src/ui/session/choose-pin.ts";
import { createTypedWords, type TypedWords } from "./create-typed-words.ts";
import { restoreSentence } from "./restore-sentence.ts";

export type RestoreStep = "words" | "scan" | "pin" | "again" | "done";

export type Restore = TypedWords & {
  readonly step: Accessor<RestoreStep>;
  readonly go: (step: RestoreStep) => void;
  readonly pin: Accessor<string>;
  readonly setPin: (digits: string) => void;
  readonly again: Accessor<string>;
  readonly setAgain: (digits: string) => void;
  readonly error: Accessor<string | undefined>;
  readonly busy: Accessor<boolean>;
  readonly submitWords: () => void;
  readonly submitScan: (text: string) => void;
  readonly submitPin: () => void;
  readonly submitAgain: () => Promise<void>;
};

type Complaint = RecoverFault | PinFault;

function sentence(t: Catalogue, fault: Complaint, words: string): string {
  switch (fault.type) {
    case "pin-incomplete":
    case "pin-easy":
    case "pins-differ":
      return pinSentence(t, fault);
    default:
      return restoreSentence(t, fault, words);
  }
}

/** A plan comes back by the words of its sheet: the words, then a pincode for this device. */
export function createRestore(t: Accessor<Catalogue>): Restore {
  const app = useApp();
  const [step, setStep] = createSignal<RestoreStep>("words");
  const [pin, setPin] = createSignal("");
  const [again, setAgain] = createSignal("");
  const [busy, setBusy] = createSignal(false);
  const [complaint, setComplaint] = createSignal<Complaint>();

  const go = (next: RestoreStep): void => {
    setComplaint(undefined);
    setStep(next);
  };
  const typing =
    <T>(set: (value: T) => void) =>
    (value: T): void => {
      set(value);
      setComplaint(undefined);
    };
  const typed = createTypedWords(complaint, () => setComplaint(undefined));
  const { words, setWords } = typed;
  const refuseWords = (fault: WordsFault): void => {
    setStep("words");
    setComplaint(fault);
  };
  const submitWords = (): void => {
    const checked = checkWords(words());
    if (checked.ok) go("pin");
    else refuseWords(checked.error);
  };

  return {
    step,
    go,
    ...typed,
    pin,
    setPin: typing(setPin),
    again,
    setAgain: typing(setAgain),
    error: () => {
      const now = complaint();
      return now && sentence(t(), now, words());
    },
    busy,
    submitWords,
    submitScan: (text) => {
      setWords(text);
      submitWords();
    },
    submitPin: () => {
      const wrong = newPinFault(pin());
      if (wrong) setComplaint(wrong);
      else go("again");
    },
    submitAgain: async () => {
      if (busy()) return;
      const wrong = secondPinFault(pin(), again());
      if (wrong) return void setComplaint(wrong);
      setBusy(true);
      const recovered = await recoverDossier(app.ports, words(), pin());
      setBusy(false);
      if (!recovered.ok) {
        if (recovered.error.type === "no-such-dossier") setStep("words");
        setComplaint(recovered.error);
        return;
      }
      setWords("");
      setPin("");
      setAgain("");
      go("done");
      app.open(recovered.value);
    },
  };
}
