import { createSignal, For, type JSX } from "solid-js";
import { useI18n } from "./i18n-context.tsx";
import { LINE, type PlacedNode } from "./ring-layout.ts";
import { textScale } from "./text-scale.ts";

export type MapNodeProps = {
  readonly placed: PlacedNode;
  /** Left out where there is nothing to open. */
  readonly onOpen?: (() => void) | undefined;
  /** Put down elsewhere, in units of the drawing. */
  readonly onDrop?: ((x: number, y: number) => void) | undefined;
};

const TARGET = 48;
const ROUNDEST = 20;
const CORNER = 4;
/** Less than this is a press of a hand that trembles. */
const DRAG_BEGINS = 8;

type Drag = { readonly pointer: number; readonly fromX: number; readonly fromY: number };

/** One name on the map: a button in the drawing, at least 48 px to press, that can be dragged as well. */
export function MapNode(props: MapNodeProps): JSX.Element {
  const { t } = useI18n();
  const [moved, setMoved] = createSignal<readonly [number, number]>();
  let drag: Drag | undefined;
  let dragged = false;

  const ringWord = (): string => {
    const words = { 1: t().kit.rings.near, 2: t().kit.rings.around, 3: t().kit.rings.far };
    return words[props.placed.node.ring];
  };
  const target = (): { width: number; height: number } => ({
    width: Math.max(props.placed.width, TARGET),
    height: Math.max(props.placed.height, TARGET),
  });
  const x = (): number => props.placed.x + (moved()?.[0] ?? 0);
  const y = (): number => props.placed.y + (moved()?.[1] ?? 0);
  const begin = (event: PointerEvent & { readonly currentTarget: SVGGElement }): void => {
    if (!props.onDrop || event.button !== 0) return;
    drag = { pointer: event.pointerId, fromX: event.clientX, fromY: event.clientY };
    dragged = false;
    event.currentTarget.setPointerCapture(event.pointerId);
  };
  const go = (event: PointerEvent): void => {
    if (drag?.pointer !== event.pointerId) return;
    const [across, down] = [event.clientX - drag.fromX, event.clientY - drag.fromY];
    if (!dragged && Math.hypot(across, down) < DRAG_BEGINS) return;
    dragged = true;
    setMoved([across, down]);
  };
  const drop = (event: PointerEvent): void => {
    if (drag?.pointer !== event.pointerId) return;
    drag = undefined;
    const to = [x(), y()] as const;
    setMoved(undefined);
    if (dragged && event.type === "pointerup") props.onDrop?.(...to);
  };
  const press = (): void => {
    // The press that ends a drag opens nothing.
    if (!dragged) props.onOpen?.();
    dragged = false;
  };
  return (
    <g
      class="roer-rings__node"
      classList={{
        "roer-rings__node--moved": moved() !== undefined,
        "roer-rings__node--loose": props.onDrop !== undefined,
      }}
      role={props.onOpen ? "button" : "img"}
      tabindex={props.onOpen ? "0" : undefined}
      aria-label={t().kit.rings.person(props.placed.node.name, ringWord())}
      onPointerDown={begin}
      onPointerMove={go}
      onPointerUp={drop}
      onPointerCancel={drop}
      onClick={press}
      onKeyDown={(event) => {
        if (!props.onOpen || (event.key !== "Enter" && event.key !== " ")) return;
        event.preventDefault();
        props.onOpen();
      }}
    >
      <rect
        class="roer-rings__target"
        x={x() - target().width / 2}
        y={y() - target().height / 2}
        width={target().width}
        height={target().height}
      />
      <rect
        class="roer-rings__pill"
        x={x() - props.placed.width / 2}
        y={y() - props.placed.height / 2}
        width={props.placed.width}
        height={props.placed.height}
        rx={props.placed.node.isPlace ? CORNER : Math.min(ROUNDEST, props.placed.height / 2)}
      />
      <For each={props.placed.lines}>
        {(line, index) => (
          <text
            class="roer-rings__label"
            x={x()}
            y={y() + (index() - (props.placed.lines.length - 1) / 2) * LINE * textScale()}
            aria-hidden="true"
          >
            {line}
          </text>
        )}
      </For>
    </g>
  );
}
