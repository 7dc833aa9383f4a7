import { useParams } from "@solidjs/router";
import { createEffect, createMemo, createSignal, type JSX, on, untrack } from "solid-js";
import { DiaryEntry, diaryEntries } from "#src/dossier/diary-entry.ts";
import { Button } from "#src/ui/kit/Button.tsx";
import { ErrorText } from "#src/ui/kit/ErrorText.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { faultText } from "#src/ui/session/fault-text.ts";
import { say } from "#src/ui/session/toast.ts";
import { useOnward } from "#src/ui/session/use-onward.ts";
import { useToday } from "#src/ui/session/use-today.ts";
import { createDrawing } from "#src/ui/writing/create-drawing.ts";
import { createRecords } from "#src/ui/writing/create-records.ts";
import { DrawingField } from "#src/ui/writing/DrawingField.tsx";

const LIST = "/dagboek";

/** A drawing of a page of the diary, or of a new page. Every stroke is kept at once as a draft. */
export default function DrawPage(): JSX.Element {
  const { t } = useI18n();
  const params = useParams<{ id?: string }>();
  const onward = useOnward();
  const today = useToday();
  const records = createRecords({ kind: DiaryEntry, section: "diary", all: diaryEntries });
  const entry = createMemo(() => (params.id === undefined ? undefined : records.one(params.id)));
  const drawing = createDrawing(
    `drawing/${params.id ?? "new"}`,
    untrack(() => entry()?.fields.drawing ?? []),
  );
  const [empty, setEmpty] = createSignal(false);
  const words = () => t().diary.draw;
  createEffect(on(drawing.changes, () => setEmpty(false)));

  const save = async (): Promise<void> => {
    if (drawing.strokes.all().length === 0) {
      setEmpty(true);
      return;
    }
    const drawn = { drawing: drawing.strokes.all() };
    const before = entry();
    const undo = before ? await records.change(before, drawn) : await records.add({ on: today(), ...drawn });
    if (!undo) return;
    say({ text: words().saved, undo: { run: () => void undo() } }, "next");
    drawing.clear();
    onward(before ? `${LIST}/${before.ref.id}` : LIST, { replace: true });
  };
  const error = (): string | undefined => {
    if (empty()) return words().empty;
    const fault = records.writer.fault();
    return fault && faultText(t(), fault);
  };
  return (
    <Page
      title={words().title}
      heading={words().heading}
      back={params.id === undefined ? LIST : `${LIST}/${params.id}`}
      actions={
        <>
          <ErrorText text={error()} />
          <Button onClick={() => void save()}>{words().save}</Button>
        </>
      }
    >
      <DrawingField of={drawing} />
    </Page>
  );
}
