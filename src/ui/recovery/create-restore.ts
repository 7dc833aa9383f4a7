import { type Accessor, createSignal } from "solid-js";
import type { Catalogue } from "#src/i18n/catalogue.ts";
import { readLedger } from "#src/grants/ledger.ts";
import { recoverDossier } from "#src/operations/recover.ts";
import type { RecoverFault } from "#src/operations/recover-fault.ts";
import { useApp } from "#src/ui/session/app-context.tsx";
import { newPinFault, type PinFault, pinSentence, secondPinFault } from "#src/ui/session/choose-pin.ts";
import { createWordEntry, type WordEntry } from "./create-word-entry.ts";
import { restoreSentence } from "./restore-sentence.ts";

export type RestoreStep = "words" | "scan" | "pin" | "again" | "done";

export type Restore = {
  readonly step: Accessor<RestoreStep>;
  readonly go: (step: RestoreStep) => void;
  readonly entry: WordEntry;
  readonly pin: Accessor<string>;
  readonly setPin: (digits: string) => void;
  readonly again: Accessor<string>;
  readonly setAgain: (digits: string) => void;
  readonly error: Accessor<string | undefined>;
  readonly busy: Accessor<boolean>;
  readonly submitWords: () => void;
  readonly submitPin: () => void;
  readonly submitAgain: () => Promise<void>;
  /** Other further sheets ended with the earlier devices. */
  readonly endedSheets: Accessor<boolean>;
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

/** A plan comes back by the words of a sheet: the words, then a pincode for this device. */
export function createRestore(t: Accessor<Catalogue>): Restore {
  const app = useApp();
  const entry = createWordEntry(t);
  const [step, setStep] = createSignal<RestoreStep>("words");
  const [pin, setPin] = createSignal("");
  const [again, setAgain] = createSignal("");
  const [busy, setBusy] = createSignal(false);
  const [complaint, setComplaint] = createSignal<Complaint>();
  const [endedSheets, setEndedSheets] = createSignal(false);

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

  return {
    step,
    go,
    entry: { ...entry, setWords: typing(entry.setWords), choose: typing(entry.choose) },
    pin,
    setPin: typing(setPin),
    again,
    setAgain: typing(setAgain),
    error: () => {
      const now = complaint();
      return now && sentence(t(), now, entry.words());
    },
    busy,
    endedSheets,
    submitWords: () => {
      if (entry.check()) go("pin");
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
      const recovered = await recoverDossier(app.ports, entry.words(), pin());
      setBusy(false);
      if (!recovered.ok) {
        if (ABOUT_WORDS.has(recovered.error.type)) setStep("words");
        setComplaint(recovered.error);
        return;
      }
      entry.clear();
      setPin("");
      setAgain("");
      const ledger = recovered.value.owned()?.only("ledger").log.settled;
      const devices = ledger ? [...readLedger(ledger).devices.values()] : [];
      setEndedSheets(devices.some(({ sheet, endedAt }) => sheet === true && endedAt !== undefined));
      go("done");
      app.open(recovered.value);
    },
  };
}

/** Another sheet would help, and nothing else. */
const ABOUT_WORDS: ReadonlySet<Complaint["type"]> = new Set(["no-such-dossier", "sheet-ended"]);
