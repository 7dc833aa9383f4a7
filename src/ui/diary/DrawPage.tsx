import { useNavigate, useParams } from "@solidjs/router";
import { createEffect, createMemo, createSignal, type JSX, on, untrack } from "solid-js";
import { DiaryEntry, diaryEntries } from "#src/dossier/diary-entry.ts";
import { DRAWING_POINTS, DRAWING_SIDE, DRAWING_STROKES, parseDrawing } from "#src/dossier/drawing.ts";
import { Button } from "#src/ui/kit/Button.tsx";
import { ChoiceGroup } from "#src/ui/kit/ChoiceGroup.tsx";
import { createStrokes } from "#src/ui/kit/create-strokes.ts";
import type { Stroke } from "#src/ui/kit/Drawing.tsx";
import { DrawingPad } from "#src/ui/kit/DrawingPad.tsx";
import { ErrorText } from "#src/ui/kit/ErrorText.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { ToggleSwitch } from "#src/ui/kit/ToggleSwitch.tsx";
import { createDraft } from "#src/ui/session/create-draft.ts";
import { faultText } from "#src/ui/session/fault-text.ts";
import { say } from "#src/ui/session/toast.ts";
import { useToday } from "#src/ui/session/use-today.ts";
import { createRecords } from "#src/ui/writing/create-records.ts";

const LIST = "/dagboek";
const THICK = 4;

/** A drawing of a page of the diary, or of a new page. Every stroke is kept at once as a draft. */
export default function DrawPage(): JSX.Element {
  const { t } = useI18n();
  const params = useParams<{ id?: string }>();
  const navigate = useNavigate();
  const today = useToday();
  const records = createRecords({ kind: DiaryEntry, section: "diary", all: diaryEntries });
  const entry = createMemo(() => (params.id === undefined ? undefined : records.one(params.id)));
  const [draft, setDraft, clearDraft, isKept] = createDraft(`drawing/${params.id ?? "new"}`);
  const strokes = createStrokes({ side: DRAWING_SIDE, points: DRAWING_POINTS, strokes: DRAWING_STROKES });
  const [colour, setColour] = createSignal("0");
  const [thick, setThick] = createSignal(false);
  const [empty, setEmpty] = createSignal(false);
  const words = () => t().diary.draw;

  const begin: readonly Stroke[] = untrack(() => entry()?.fields.drawing ?? []);
  strokes.set(begin);
  // What was drawn before a lock comes back a moment later than the screen.
  createEffect(
    on(draft, (text) => {
      const kept = text === "" ? undefined : parseDrawing(text);
      if (kept && JSON.stringify(kept) !== JSON.stringify(strokes.all())) strokes.set(kept);
    }),
  );
  createEffect(
    on(
      strokes.all,
      (now) => {
        setEmpty(false);
        if (now !== begin) setDraft(JSON.stringify(now));
      },
      { defer: true },
    ),
  );

  const save = async (): Promise<void> => {
    if (strokes.all().length === 0) {
      setEmpty(true);
      return;
    }
    const drawing = { drawing: strokes.all() };
    const before = entry();
    const undo = before ? await records.change(before, drawing) : await records.add({ on: today(), ...drawing });
    if (!undo) return;
    say({ text: words().saved, undo: { run: () => void undo() } }, "next");
    clearDraft();
    navigate(before ? `${LIST}/${before.ref.id}` : LIST, { replace: true });
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
      <DrawingPad
        strokes={strokes}
        pen={Number(colour()) + (thick() ? THICK : 0)}
        label={words().canvas}
        keyboardHint={words().keyboard}
        penDown={words().penDown}
        penUp={words().penUp}
      />
      <p role="status">{strokes.isFull() ? words().full : ""}</p>
      <p class="roer-field__hint">{isKept() ? words().kept : ""}</p>
      <div class="roer-buttons">
        <Button kind="quiet" icon="undo" onClick={() => strokes.undo()}>
          {words().undo}
        </Button>
        <Button kind="text" onClick={() => strokes.redo()}>
          {words().redo}
        </Button>
        <Button kind="text" onClick={() => strokes.clear()}>
          {words().clear}
        </Button>
      </div>
      <ChoiceGroup
        legend={words().pens}
        choices={words().pen.map((label, at) => ({ value: String(at), label }))}
        value={colour()}
        onChange={setColour}
      />
      <ToggleSwitch label={words().thick} on={thick()} onChange={setThick} />
    </Page>
  );
}
