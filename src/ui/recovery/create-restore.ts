import { type Accessor, createMemo, createSignal } from "solid-js";
import type { Catalogue } from "#src/i18n/catalogue.ts";
import { type WordsFault, checkWords } from "#src/operations/check-words.ts";
import { type RecoverFault, recoverDossier, wordSuggestions } from "#src/operations/recover.ts";
import { useApp } from "#src/ui/session/app-context.tsx";
import { newPinFault, type PinFault, pinSentence, secondPinFault } from "#src/ui/session/choose-pin.ts";
import { unlockSentence } from "#src/ui/session/fault-sentence.ts";
import { countWords, lastTyped, replaceWord, wordAt } from "./typed-words.ts";

export type RestoreStep = "words" | "scan" | "pin" | "again" | "done";

export type Restore = {
  readonly step: Accessor<RestoreStep>;
  readonly go: (step: RestoreStep) => void;
  /** Only in memory, ever: they are the root of the dossier. */
  readonly words: Accessor<string>;
  readonly setWords: (text: string) => void;
  /** At most three words that may be meant, and what choosing one does. */
  readonly suggestions: Accessor<readonly string[]>;
  readonly choose: (word: string) => void;
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
  const { restore } = t.recovery;
  switch (fault.type) {
    case "words-count":
      return restore.count(fault.count);
    case "word-unknown":
      return restore.unknownWord(wordAt(words, fault.position) ?? "");
    case "words-checksum":
      return restore.mistake;
    case "no-such-dossier":
      return restore.notFound;
    case "backup-incomplete":
      return restore.incomplete;
    case "offline":
      return restore.offline;
    case "clock":
      return fault.which === "device" ? t.errors.clock : restore.later;
    case "refused":
    case "garbled":
      return restore.later;
    case "pin-incomplete":
    case "pin-easy":
    case "pins-differ":
      return pinSentence(t, fault);
    case "pin-wrong":
    case "pin-wait":
    case "nothing-here":
    case "damaged":
    case "passphrase-not-hashed":
    case "storage-full":
    case "storage-gone":
      return unlockSentence(t, fault);
    default:
      return restore.later;
  }
}

/** A plan comes back by the words of its sheet: the words, then a pincode for this device. */
export function createRestore(t: Accessor<Catalogue>): Restore {
  const app = useApp();
  const [step, setStep] = createSignal<RestoreStep>("words");
  const [words, setWords] = createSignal("");
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
  /** Which word the suggestions are for: the one that is not of the list, else the one being typed. */
  const position = (): number => {
    const now = complaint();
    if (now?.type === "word-unknown") return now.position;
    return lastTyped(words()) === undefined ? 0 : countWords(words());
  };
  const suggestions = createMemo((): readonly string[] => {
    const now = complaint();
    if (now?.type === "word-unknown") return now.suggestions;
    const typed = lastTyped(words());
    if (typed === undefined || typed.length < 2) return [];
    const found = wordSuggestions(typed);
    return found[0] === typed.toLowerCase() ? [] : found;
  });
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
    words,
    setWords: typing(setWords),
    suggestions,
    choose: (word) => typing(setWords)(replaceWord(words(), position(), word)),
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
