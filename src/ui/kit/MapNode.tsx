import { For, type JSX } from "solid-js";
import { useI18n } from "./i18n-context.tsx";
import { LINE, type PlacedNode } from "./ring-layout.ts";
import { textScale } from "./text-scale.ts";

export type MapNodeProps = {
  readonly placed: PlacedNode;
  readonly onOpen: () => void;
};

const TARGET = 48;
const ROUNDEST = 20;

/** One name on the map: a button in the drawing, at least 48 px to press. */
export function MapNode(props: MapNodeProps): JSX.Element {
  const { t } = useI18n();
  const ringWord = (): string => {
    const words = { 1: t().kit.rings.near, 2: t().kit.rings.around, 3: t().kit.rings.far };
    return words[props.placed.node.ring];
  };
  const target = (): { width: number; height: number } => ({
    width: Math.max(props.placed.width, TARGET),
    height: Math.max(props.placed.height, TARGET),
  });
  return (
    <g
      class="roer-rings__node"
      role="button"
      tabindex="0"
      aria-label={t().kit.rings.person(props.placed.node.name, ringWord())}
      onClick={() => props.onOpen()}
      onKeyDown={(event) => {
        if (event.key !== "Enter" && event.key !== " ") return;
        event.preventDefault();
        props.onOpen();
      }}
    >
      <rect
        class="roer-rings__target"
        x={props.placed.x - target().width / 2}
        y={props.placed.y - target().height / 2}
        width={target().width}
        height={target().height}
      />
      <rect
        class="roer-rings__pill"
        x={props.placed.x - props.placed.width / 2}
        y={props.placed.y - props.placed.height / 2}
        width={props.placed.width}
        height={props.placed.height}
        rx={Math.min(ROUNDEST, props.placed.height / 2)}
      />
      <For each={props.placed.lines}>
        {(line, index) => (
          <text
            class="roer-rings__label"
            x={props.placed.x}
            y={props.placed.y + (index() - (props.placed.lines.length - 1) / 2) * LINE * textScale()}
            aria-hidden="true"
          >
            {line}
          </text>
        )}
      </For>
    </g>
  );
}
