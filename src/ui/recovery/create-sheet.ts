import { type Accessor, createSignal, onMount } from "solid-js";
import type { Catalogue } from "#src/i18n/catalogue.ts";
import type { TypedWord } from "#src/operations/recovery-sheet.ts";

export type SheetStep = "intro" | "words" | "print" | "check" | "stored";

/** The words that are asked back from the paper; counted from 1. */
export const ASKED = [3, 9] as const;
type Asked = (typeof ASKED)[number];

/** What came of the words that were typed back. */
export type Checked =
  | { readonly type: "made" }
  | { readonly type: "word-wrong"; readonly positions: readonly number[] }
  | { readonly type: "failed"; readonly text: string };

/** Where the words come from, and what makes them count once the paper is right. */
export type SheetSource = {
  readonly words: () => Promise<readonly string[] | undefined>;
  readonly check: (typed: readonly TypedWord[]) => Promise<Checked>;
};

export type SheetMaking = {
  readonly step: Accessor<SheetStep>;
  readonly go: (step: SheetStep) => void;
  /** Undefined while they are read, and where there are none any more. */
  readonly words: Accessor<readonly string[] | undefined>;
  readonly typed: (position: Asked) => string;
  readonly type: (position: Asked, word: string) => void;
  readonly errorAt: (position: Asked) => string | undefined;
  readonly busy: Accessor<boolean>;
  readonly check: () => Promise<void>;
};

/** A recovery sheet: why, the words or the printer, and two words back as a check. */
export function createSheet(t: Accessor<Catalogue>, source: SheetSource): SheetMaking {
  const [step, setStep] = createSignal<SheetStep>("intro");
  const [typed, setTyped] = createSignal<Readonly<Record<Asked, string>>>({ 3: "", 9: "" });
  const [fault, setFault] = createSignal<Exclude<Checked, { readonly type: "made" }>>();
  const [busy, setBusy] = createSignal(false);
  const [words, setWords] = createSignal<readonly string[]>();
  onMount(() => void source.words().then(setWords));

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
      return position === ASKED[1] ? now?.text : undefined;
    },
    busy,
    check: async () => {
      if (busy()) return;
      setFault(undefined);
      setBusy(true);
      const checked = await source.check(ASKED.map((position) => ({ position, word: typed()[position] })));
      setBusy(false);
      if (checked.type === "made") {
        setWords(undefined);
        setStep("stored");
      } else setFault(checked);
    },
  };
}
