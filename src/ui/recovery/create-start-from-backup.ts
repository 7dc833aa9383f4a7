import { type Accessor, createSignal } from "solid-js";
import type { Catalogue } from "#src/i18n/catalogue.ts";
import { createDossier } from "#src/operations/create-dossier.ts";
import type { Backup } from "#src/operations/open-backup.ts";
import { recoverDossier } from "#src/operations/recover.ts";
import type { Session } from "#src/operations/session.ts";
import { sheetStandingThere } from "#src/operations/sheet-standing.ts";
import { useApp } from "#src/ui/session/app-context.tsx";
import { newPinFault, type PinFault, pinSentence, secondPinFault } from "#src/ui/session/choose-pin.ts";
import { type BackupOpening, createBackupOpening } from "./create-backup-opening.ts";
import { type RestoreComplaint, restoreSentence } from "./restore-sentence.ts";

/** `unknown`: the relay does not know the plan. `apart`: it does not answer. `over`: the sheet was ended. */
export type StartStep = "open" | "look" | "pin" | "again" | "unknown" | "apart" | "over" | "put";

export type StartFromBackup = {
  readonly step: Accessor<StartStep>;
  readonly go: (step: StartStep) => void;
  readonly opening: BackupOpening;
  readonly backup: Accessor<Backup | undefined>;
  /** A new plan was made for it, and not the old one found. */
  readonly isNew: Accessor<boolean>;
  readonly pin: Accessor<string>;
  readonly setPin: (digits: string) => void;
  readonly again: Accessor<string>;
  readonly setAgain: (digits: string) => void;
  readonly error: Accessor<string | undefined>;
  readonly busy: Accessor<boolean>;
  readonly submitOpening: () => Promise<void>;
  readonly submitPin: () => void;
  /** By the sheet first: what the relay has is younger than any file. */
  readonly submitAgain: () => Promise<void>;
  readonly makeNew: () => Promise<void>;
};

/** A plan on a new device, out of a backup and the words that open it. */
export function createStartFromBackup(t: Accessor<Catalogue>): StartFromBackup {
  const app = useApp();
  const opening = createBackupOpening(t, (words) => sheetStandingThere(app.ports.relay, words));
  const [step, setStep] = createSignal<StartStep>("open");
  const [backup, setBackup] = createSignal<Backup>();
  const [isNew, setIsNew] = createSignal(false);
  const [pin, setPin] = createSignal("");
  const [again, setAgain] = createSignal("");
  const [busy, setBusy] = createSignal(false);
  const [complaint, setComplaint] = createSignal<RestoreComplaint | PinFault>();
  const typing =
    (set: (value: string) => void) =>
    (value: string): void => {
      set(value);
      setComplaint(undefined);
    };
  const go = (next: StartStep): void => {
    setComplaint(undefined);
    setStep(next);
  };
  const enter = (session: Session): void => {
    opening.typed.setWords("");
    setPin("");
    setAgain("");
    go("put");
    app.open(session);
  };
  const sentence = (fault: RestoreComplaint | PinFault): string => {
    switch (fault.type) {
      case "pin-incomplete":
      case "pin-easy":
      case "pins-differ":
        return pinSentence(t(), fault);
      default:
        return restoreSentence(t(), fault, opening.typed.words());
    }
  };
  return {
    step,
    go,
    opening,
    backup,
    isNew,
    pin,
    setPin: typing(setPin),
    again,
    setAgain: typing(setAgain),
    error: () => {
      const now = complaint();
      return now && sentence(now);
    },
    busy,
    submitOpening: async () => {
      const opened = await opening.open();
      if (!opened) return;
      setBackup(() => opened);
      go("look");
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
      const recovered = await recoverDossier(app.ports, opening.typed.words(), pin());
      setBusy(false);
      if (recovered.ok) return enter(recovered.value);
      if (recovered.error.type === "no-such-dossier") return go("unknown");
      if (recovered.error.type === "offline") return go("apart");
      if (recovered.error.type === "sheet-ended") return go("over");
      setComplaint(recovered.error);
    },
    makeNew: async () => {
      const opened = backup();
      if (busy() || !opened) return;
      setBusy(true);
      const made = await createDossier(app.ports, opened.content.resident || t().today.someone, pin());
      setBusy(false);
      if (!made.ok) return void setComplaint(made.error);
      setIsNew(true);
      enter(made.value);
    },
  };
}
