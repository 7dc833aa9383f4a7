import { type JSX, Show } from "solid-js";
import type { DiaryEntry } from "#src/dossier/diary-entry.ts";
import type { Recorded } from "#src/dossier/kind.ts";
import { Button } from "#src/ui/kit/Button.tsx";
import { Drawing } from "#src/ui/kit/Drawing.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { LinkButton } from "#src/ui/kit/LinkButton.tsx";
import { say } from "#src/ui/session/toast.ts";
import type { EntryPartProps } from "./entry-part-props.ts";

/** The drawing of a page: to look at, to go on with, to take away. */
export function EntryDrawing(props: EntryPartProps): JSX.Element {
  const { t } = useI18n();
  const remove = async (record: Recorded<DiaryEntry>): Promise<void> => {
    const undo = await props.records.change(record, { drawing: null });
    if (undo) say({ text: t().diary.draw.removed, undo: { label: t().records.putBack, run: () => void undo() } });
  };
  const Draw = (of: { readonly children: JSX.Element }): JSX.Element => (
    <LinkButton kind="quiet" icon="pencil" href={`/dagboek/${props.record.ref.id}/tekening`}>
      {of.children}
    </LinkButton>
  );
  return (
    <Show
      when={props.record.fields.drawing}
      fallback={
        <div class="roer-buttons">
          <Draw>{t().diary.draw.add}</Draw>
        </div>
      }
    >
      {(drawing) => (
        <>
          <Drawing strokes={drawing()} label={t().diary.draw.alt(drawing().length)} />
          <div class="roer-buttons">
            <Draw>{t().diary.draw.change}</Draw>
            <Button kind="text" onClick={() => void remove(props.record)}>
              {t().diary.draw.remove}
            </Button>
          </div>
        </>
      )}
    </Show>
  );
}
