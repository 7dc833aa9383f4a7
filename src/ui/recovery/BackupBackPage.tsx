import { createSignal, type JSX, Show } from "solid-js";
import type { Backup } from "#src/operations/open-backup.ts";
import { sheetStandingHere } from "#src/operations/sheet-standing.ts";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { useOwnDossier } from "#src/ui/session/app-context.tsx";
import { BackupOpeningForm } from "./BackupOpeningForm.tsx";
import { createBackupOpening } from "./create-backup-opening.ts";
import { PutBack } from "./PutBack.tsx";

/** `/meer/reservekopie/terug`: a backup into the plan that is here. */
export default function BackupBackPage(): JSX.Element {
  const { t } = useI18n();
  const dossier = useOwnDossier();
  const standing = (words: string) => sheetStandingHere(dossier(), words);
  const opening = createBackupOpening(t, standing);
  const [backup, setBackup] = createSignal<Backup>();
  const [isOver, setIsOver] = createSignal(false);
  const submit = async (): Promise<void> => {
    const opened = await opening.open();
    if (!opened) return;
    setIsOver(standing(opening.typed.words()) === "ended");
    opening.typed.setWords("");
    setBackup(() => opened);
  };
  return (
    <Show
      when={backup()}
      fallback={<BackupOpeningForm opening={opening} back="/meer/reservekopie" submit={() => void submit()} />}
    >
      {(opened) => (
        <PutBack
          backup={opened()}
          back="/meer/reservekopie"
          atOnce={false}
          note={isOver() ? t().backup.back.sheetBefore : undefined}
        />
      )}
    </Show>
  );
}
