import { type Accessor, createSignal } from "solid-js";
import type { Catalogue } from "#src/i18n/catalogue.ts";
import { type Backup, type BackupFault, lookAtBackup, openBackup } from "#src/operations/open-backup.ts";
import type { SheetStanding } from "#src/operations/sheet-standing.ts";
import { createTypedWords, type TypedWords, wordsSentence } from "./create-typed-words.ts";

export type OpeningFault =
  | Exclude<BackupFault, { readonly type: "backup-other-words" }>
  | { readonly type: "file-missing" }
  | { readonly type: "backup-other-words"; readonly first: boolean; readonly sheet: SheetStanding };

export type BackupOpening = {
  readonly choose: (file: File | undefined) => Promise<void>;
  readonly typed: TypedWords;
  /** Of the file; of the words. */
  readonly fileError: Accessor<string | undefined>;
  readonly wordsError: Accessor<string | undefined>;
  readonly busy: Accessor<boolean>;
  readonly progress: Accessor<string | undefined>;
  /** The opened backup, or undefined where something is said of why not. */
  readonly open: () => Promise<Backup | undefined>;
};

/**
 * A backup file and the words that open it. What is wrong with the file is said as soon as it is chosen. `standing`: asked of
 * words that did not open it.
 */
export function createBackupOpening(
  t: Accessor<Catalogue>,
  standing: (words: string) => SheetStanding | Promise<SheetStanding>,
): BackupOpening {
  const [file, setFile] = createSignal<File>();
  const [fault, setFault] = createSignal<OpeningFault>();
  const [busy, setBusy] = createSignal(false);
  const [at, setAt] = createSignal<readonly [done: number, all: number]>();
  const typed = createTypedWords(fault, () => setFault(undefined));
  const sentence = (one: OpeningFault): string => {
    const { back } = t().backup;
    switch (one.type) {
      case "file-missing":
        return back.missing;
      case "not-a-backup":
        return back.notOurs;
      case "backup-newer":
        return back.newer;
      case "backup-damaged":
        return back.damaged;
      case "backup-cut":
        return back.cut;
      case "backup-unreadable":
        return back.unreadable;
      case "backup-other-words":
        return otherWords(back, one);
      default:
        return wordsSentence(t(), one, typed.words());
    }
  };
  const withStanding = async (one: BackupFault): Promise<OpeningFault> =>
    one.type === "backup-other-words" ? { ...one, sheet: await standing(typed.words()) } : one;
  const isOfWords = (one: OpeningFault): boolean => one.type === "backup-other-words" || one.type.startsWith("word");
  const said = (ofWords: boolean): string | undefined => {
    const one = fault();
    return one && isOfWords(one) === ofWords ? sentence(one) : undefined;
  };
  return {
    choose: async (chosen) => {
      setFile(() => chosen);
      setFault(undefined);
      const looked = chosen && (await lookAtBackup(chosen));
      if (looked && !looked.ok && file() === chosen) setFault(looked.error);
    },
    typed,
    fileError: () => said(false),
    wordsError: () => said(true),
    busy,
    progress: () => {
      const now = at();
      return now && now[1] > 1 ? t().backup.back.looking(...now) : undefined;
    },
    open: async () => {
      const chosen = file();
      if (busy()) return undefined;
      if (!chosen) return void setFault({ type: "file-missing" });
      setBusy(true);
      const opened = await openBackup(chosen, typed.words(), (done, all) => setAt([done, all]));
      const wrong = opened.ok ? undefined : await withStanding(opened.error);
      setBusy(false);
      setAt(undefined);
      setFault(wrong);
      return opened.ok ? opened.value : undefined;
    },
  };
}

function otherWords(
  { otherWords: unknown, otherPlan, onlyFirst, sheetOver, sheetNewer }: Catalogue["backup"]["back"],
  { first, sheet }: Extract<OpeningFault, { readonly type: "backup-other-words" }>,
): string {
  if (sheet === "other") return otherPlan;
  if (first) return onlyFirst;
  if (sheet === "ended") return sheetOver;
  return sheet === "live" ? sheetNewer : unknown;
}
