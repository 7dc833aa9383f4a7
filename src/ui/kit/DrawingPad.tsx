import { createSignal, type JSX, Show } from "solid-js";
import type { Strokes as StrokesInMaking } from "./create-strokes.ts";
import { Strokes } from "./Drawing.tsx";

export type DrawingPadProps = {
  readonly strokes: StrokesInMaking;
  readonly pen: number;
  readonly label: string;
  /** How it is used without a finger, and where the pen stands then. */
  readonly keyboardHint: string;
  readonly penDown: string;
  readonly penUp: string;
};

const SIDE = 1000;
const STEP = 25;
const MOVES: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-STEP, 0],
  ArrowRight: [STEP, 0],
  ArrowUp: [0, -STEP],
  ArrowDown: [0, STEP],
};

/** A sheet to draw on: with a finger, a mouse, a pen, or the arrows of a keyboard. */
export function DrawingPad(props: DrawingPadProps): JSX.Element {
  const [pen, setPen] = createSignal<readonly [number, number]>([SIDE / 2, SIDE / 2]);
  const [down, setDown] = createSignal(false);
  const [byKey, setByKey] = createSignal(false);
  let sheet: SVGSVGElement | undefined;
  let pointer: number | undefined;

  const at = ({ clientX, clientY }: PointerEvent): readonly [number, number] => {
    const box = sheet?.getBoundingClientRect();
    return box ? [((clientX - box.left) / box.width) * SIDE, ((clientY - box.top) / box.height) * SIDE] : [0, 0];
  };
  const press = (event: PointerEvent): void => {
    if (pointer !== undefined || event.button !== 0) return;
    if (!props.strokes.begin(props.pen, ...at(event))) return;
    pointer = event.pointerId;
    sheet?.setPointerCapture(event.pointerId);
    setByKey(false);
  };
  const draw = (event: PointerEvent): void => {
    if (event.pointerId !== pointer) return;
    const seen = event.getCoalescedEvents();
    for (const one of seen.length > 0 ? seen : [event]) props.strokes.extend(...at(one));
  };
  const lift = (event: PointerEvent): void => {
    if (event.pointerId === pointer) pointer = undefined;
  };
  const type = (event: KeyboardEvent): void => {
    const move = MOVES[event.key];
    if (move === undefined && event.key !== " ") return;
    event.preventDefault();
    setByKey(true);
    const [x, y] = pen();
    if (move === undefined) {
      setDown(!down() && props.strokes.begin(props.pen, x, y));
      return;
    }
    const to = [Math.min(SIDE, Math.max(0, x + move[0])), Math.min(SIDE, Math.max(0, y + move[1]))] as const;
    setPen(to);
    if (down()) props.strokes.extend(...to);
  };
  return (
    <div class="roer-field">
      <svg
        ref={(element) => {
          sheet = element;
        }}
        class="roer-drawing roer-drawing--pad"
        viewBox={`0 0 ${SIDE} ${SIDE}`}
        role="application"
        tabindex="0"
        aria-label={`${props.label}. ${props.keyboardHint}`}
        onPointerDown={press}
        onPointerMove={draw}
        onPointerUp={lift}
        onPointerCancel={lift}
        onKeyDown={type}
        onBlur={() => setDown(false)}
      >
        <Strokes of={props.strokes.all()} />
        <Show when={byKey()}>
          <circle class="roer-drawing__cursor" cx={pen()[0]} cy={pen()[1]} r={down() ? 10 : 24} />
        </Show>
      </svg>
      <span class="roer-field__hint" role="status">
        {byKey() ? (down() ? props.penDown : props.penUp) : ""}
      </span>
    </div>
  );
}
