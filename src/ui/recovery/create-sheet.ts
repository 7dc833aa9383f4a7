import { type Accessor, createSignal, onMount } from "solid-js";
import type { Catalogue } from "#src/i18n/catalogue.ts";
import { type SheetFault, checkSheet, sheetDone, sheetElsewhere, sheetWords } from "#src/operations/recovery-sheet.ts";
import { useApp, useOwnDossier, useSession } from "#src/ui/session/app-context.tsx";

export type SheetStep = "intro" | "words" | "print" | "check" | "stored" | "elsewhere";

/** The words that are asked back from the paper; counted from 1. */
export const ASKED = [3, 9] as const;
type Asked = (typeof ASKED)[number];

export type SheetMaking = {
  readonly step: Accessor<SheetStep>;
  readonly go: (step: SheetStep) => void;
  /** Undefined while they are read, and for good once the sheet was checked and shared: there is no second sheet. */
  readonly words: Accessor<readonly string[] | undefined>;
  readonly typed: (position: Asked) => string;
  readonly type: (position: Asked, word: string) => void;
  readonly errorAt: (position: Asked) => string | undefined;
  readonly busy: Accessor<boolean>;
  readonly check: () => Promise<void>;
};

/** The recovery sheet: why, the words or the printer, and two words back as a check. */
export function createSheet(t: Accessor<Catalogue>): SheetMaking {
  const app = useApp();
  const session = useSession();
  const dossier = useOwnDossier();
  const [step, setStep] = createSignal<SheetStep>(
    sheetElsewhere(dossier()) ? "elsewhere" : sheetDone(dossier()) ? "stored" : "intro",
  );
  const [typed, setTyped] = createSignal<Readonly<Record<Asked, string>>>({ 3: "", 9: "" });
  const [fault, setFault] = createSignal<SheetFault>();
  const [busy, setBusy] = createSignal(false);
  const [words, setWords] = createSignal<readonly string[]>();
  onMount(() => void sheetWords(session(), dossier()).then(setWords));

  return {
    step,
    go: (next) => {
      setFault(undefined);
      setStep(next);
    },
    words,
    typed: (position) => typed()[position],
    type: (position, word) => {
      setTyped({ ...typed(), [position]: word });
      setFault(undefined);
    },
    errorAt: (position) => {
      const now = fault();
      if (now?.type === "word-wrong")
        return now.positions.includes(position) ? t().recovery.check.wrong(position) : undefined;
      // What is not about one word stands under the last field, above the button that was pressed.
      return now !== undefined && position === ASKED[1] ? t().errors.storageFull : undefined;
    },
    busy,
    check: async () => {
      if (busy()) return;
      setBusy(true);
      const checked = await checkSheet(
        session(),
        dossier(),
        ASKED.map((position) => ({ position, word: typed()[position] })),
      );
      setBusy(false);
      if (checked.ok || checked.error.type === "sheet-gone") {
        setStep("stored");
        app.wake();
      } else setFault(checked.error);
    },
  };
}
