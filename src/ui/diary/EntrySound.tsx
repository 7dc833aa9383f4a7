import { type JSX, Show } from "solid-js";
import { Button } from "#src/ui/kit/Button.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { LinkButton } from "#src/ui/kit/LinkButton.tsx";
import { FileView } from "#src/ui/reading/FileView.tsx";
import { useOwnDossier, useSession } from "#src/ui/session/app-context.tsx";
import { fileSource } from "#src/ui/session/file-source.ts";
import { say } from "#src/ui/session/toast.ts";
import type { EntryPartProps } from "./entry-part-props.ts";

/** The sound of a page: to listen to, to record, to take away. */
export function EntrySound(props: EntryPartProps): JSX.Element {
  const { t } = useI18n();
  const dossier = useOwnDossier();
  const source = fileSource(useSession(), dossier, () => dossier().ofKind("diary")[0]?.id);
  const remove = async (): Promise<void> => {
    const undo = await props.records.change(props.record, { sound: null });
    if (undo) say({ text: t().files.sound.removed, undo: { label: t().records.putBack, run: () => void undo() } });
  };
  return (
    <Show
      when={props.record.fields.sound}
      fallback={
        <div class="roer-buttons">
          <LinkButton kind="quiet" icon="microphone" href={`/dagboek/${props.record.ref.id}/geluid`}>
            {t().files.sound.add}
          </LinkButton>
        </div>
      }
    >
      {(sound) => (
        <>
          <FileView file={sound()} source={source} />
          <div class="roer-buttons">
            <Button kind="text" onClick={() => void remove()}>
              {t().files.sound.remove}
            </Button>
          </div>
        </>
      )}
    </Show>
  );
}
