import { createMemo, createSignal, For, type JSX, onCleanup, onMount, Show } from "solid-js";
import { useI18n } from "./i18n-context.tsx";
import { MapNode } from "./MapNode.tsx";
import { layoutRings, type PlacedNode, placeAt, type RingNode, type RingPlace } from "./ring-layout.ts";
import { textScale } from "./text-scale.ts";

export type RingMapProps = {
  readonly nodes: readonly RingNode[];
  /** Says what is drawn; the list beside it says the same in words. */
  readonly label: string;
  /** Opens what there is to know about one; `angle`: where it is drawn. Left out for a map of another day. */
  readonly onOpen?: ((id: string, angle: number) => void) | undefined;
  /** One was dragged to another place. There is always another way: what `onOpen` opens has buttons. */
  readonly onMove?: ((id: string, place: RingPlace) => void) | undefined;
};

const WIDTH_BEFORE_MEASURED = 328;
const WIDEST = 640;
const NARROWEST = 240;
/** Me in the middle, three rings round me, every name whole and a button. One unit of the drawing is one CSS px. */
export function RingMap(props: RingMapProps): JSX.Element {
  const { t } = useI18n();
  const [width, setWidth] = createSignal(WIDTH_BEFORE_MEASURED);
  let box: HTMLDivElement | undefined;

  onMount(() => {
    if (!box || typeof ResizeObserver === "undefined") return;
    const observer = new ResizeObserver(([entry]) => {
      if (entry) setWidth(Math.round(Math.min(WIDEST, Math.max(NARROWEST, entry.contentRect.width))));
    });
    observer.observe(box);
    onCleanup(() => observer.disconnect());
  });

  const layout = createMemo(() => layoutRings(props.nodes, width(), textScale()));
  // By id, so that a name that moves keeps its element, and with it the focus.
  const ids = createMemo(() => props.nodes.map(({ id }) => id));
  const byId = createMemo(() => new Map(layout().placed.map((placed) => [placed.node.id, placed])));
  const angleOf = ({ x, y }: PlacedNode): number => placeAt(layout(), x, y).angle;
  const centre = (): { x: number; y: number } => ({ x: layout().width / 2, y: layout().height / 2 });
  return (
    <div
      class="roer-rings"
      ref={(element) => {
        box = element;
      }}
    >
      <svg
        width={layout().width}
        height={layout().height}
        viewBox={`0 0 ${layout().width} ${layout().height}`}
        role="group"
        aria-label={props.label}
        direction="ltr"
      >
        <For each={[...layout().rings].reverse()}>
          {(ring, index) => (
            <ellipse
              class="roer-rings__ring"
              classList={{ "roer-rings__ring--near": index() === 2 }}
              cx={centre().x}
              cy={centre().y}
              rx={ring.rx}
              ry={ring.ry}
            />
          )}
        </For>
        <circle class="roer-rings__me" cx={centre().x} cy={centre().y} r={30 * textScale()} />
        <text class="roer-rings__me-word" x={centre().x} y={centre().y} aria-hidden="true">
          {t().kit.rings.me}
        </text>
        <For each={ids()}>
          {(id) => (
            <Show when={byId().get(id)}>
              {(placed) => (
                <MapNode
                  placed={placed()}
                  onOpen={props.onOpen && (() => props.onOpen?.(id, angleOf(placed())))}
                  onDrop={
                    props.onMove &&
                    ((x, y) => {
                      props.onMove?.(id, placeAt(layout(), x, y));
                    })
                  }
                />
              )}
            </Show>
          )}
        </For>
      </svg>
    </div>
  );
}
