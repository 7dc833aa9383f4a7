import { type Accessor, createSignal } from "solid-js";
import type { Catalogue } from "#src/i18n/catalogue.ts";
import { type HandOverFault, handOver } from "#src/operations/hand-over.ts";
import type { GrantId } from "#src/protocol/ids.ts";
import { useApp, useOwnDossier, useSession } from "#src/ui/session/app-context.tsx";
import { createSheets, type Sheets } from "./create-sheets.ts";
import { createWordEntry, type WordEntry } from "./create-word-entry.ts";

export type EndFirst = {
  readonly step: Accessor<"choose" | "words" | "scan" | "done">;
  readonly go: (step: "choose" | "words" | "scan") => void;
  readonly heirs: Sheets["heirs"];
  readonly heir: Accessor<string | undefined>;
  readonly setHeir: (sheet: string) => void;
  readonly entry: WordEntry;
  readonly choose: () => void;
  readonly end: () => Promise<void>;
  readonly busy: Accessor<boolean>;
  /** Of the choice; of the words, or of what came of them. */
  readonly choiceError: Accessor<string | undefined>;
  readonly error: Accessor<string | undefined>;
};

/** The first sheet ends: which one takes its place, its twelve words, and only then the relay. */
export function createEndFirst(t: Accessor<Catalogue>): EndFirst {
  const app = useApp();
  const session = useSession();
  const dossier = useOwnDossier();
  const sheets = createSheets();
  const typed = createWordEntry(t);
  const [step, setStep] = createSignal<"choose" | "words" | "scan" | "done">("choose");
  const [chosen, setChosen] = createSignal<string>();
  const [missing, setMissing] = createSignal(false);
  const [busy, setBusy] = createSignal(false);
  const [fault, setFault] = createSignal<HandOverFault>();
  /** Of one there is nothing to choose. */
  const heir = () => {
    const all = sheets.heirs();
    return all.length === 1 && chosen() === undefined ? all[0] : all.find(({ sheet }) => sheet === chosen());
  };
  const sentence = (now: HandOverFault): string => {
    const { first } = t().recoverySheets;
    if (now.type === "other-sheet") return first.otherWords;
    if (now.type === "heir-ended") return first.heirEnded;
    return now.type === "offline" ? t().devices.remove.offline : t().devices.remove.later;
  };
  const entry: WordEntry = {
    ...typed,
    setWords: (text) => {
      setFault(undefined);
      typed.setWords(text);
    },
  };
  return {
    step,
    go: setStep,
    heirs: sheets.heirs,
    heir: () => heir()?.sheet,
    setHeir: (sheet) => {
      setMissing(false);
      setChosen(sheet);
    },
    entry,
    choose: () => {
      const one = heir();
      setMissing(one === undefined);
      if (!one) return;
      // From here on it is this one, also when the list changes because it stands first by now.
      setChosen(one.sheet);
      setStep("words");
    },
    end: async () => {
      const to = chosen();
      if (busy() || !entry.check()) return;
      setStep("words");
      if (to === undefined) return void setFault({ type: "heir-ended" });
      setBusy(true);
      setFault(undefined);
      const done = await handOver(session(), dossier(), entry.words(), to as GrantId);
      setBusy(false);
      if (!done.ok) return void setFault(done.error);
      entry.clear();
      setStep("done");
      app.wake();
    },
    busy,
    choiceError: () => (missing() ? t().kit.choose : undefined),
    error: () => {
      const now = fault();
      return now && sentence(now);
    },
  };
}
