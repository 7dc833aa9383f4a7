import { createSignal, type JSX } from "solid-js";
import { Button } from "#src/ui/kit/Button.tsx";
import { ChoiceGroup } from "#src/ui/kit/ChoiceGroup.tsx";
import { DrawingPad } from "#src/ui/kit/DrawingPad.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { ToggleSwitch } from "#src/ui/kit/ToggleSwitch.tsx";
import type { DrawingInMaking } from "./create-drawing.ts";

const THICK = 4;

/** A sheet with its pens, and the way back and forth. */
export function DrawingField(props: { readonly of: DrawingInMaking }): JSX.Element {
  const { t } = useI18n();
  const [colour, setColour] = createSignal("0");
  const [thick, setThick] = createSignal(false);
  const words = () => t().diary.draw;
  return (
    <>
      <DrawingPad
        strokes={props.of.strokes}
        pen={Number(colour()) + (thick() ? THICK : 0)}
        label={words().canvas}
        keyboardHint={words().keyboard}
        penDown={words().penDown}
        penUp={words().penUp}
      />
      <p role="status">{props.of.strokes.isFull() ? words().full : ""}</p>
      <p class="roer-field__hint">{props.of.kept() ? words().kept : ""}</p>
      <div class="roer-buttons">
        <Button kind="quiet" icon="undo" onClick={() => props.of.strokes.undo()}>
          {words().undo}
        </Button>
        <Button kind="text" onClick={() => props.of.strokes.redo()}>
          {words().redo}
        </Button>
        <Button kind="text" onClick={() => props.of.strokes.clear()}>
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
    </>
  );
}
