import { type JSX, Show } from "solid-js";
import { initials } from "./initials.ts";

export type AvatarProps = {
  readonly name: string;
  /** Time left as a part from 0 to 1, drawn as a ring; no ring when left out. */
  readonly left?: number | undefined;
  readonly large?: boolean | undefined;
};

const RADIUS = 18.5;
const ROUND = 2 * Math.PI * RADIUS;

/** A small face. It always stands beside the name or in a labelled group, so it is hidden from readers. */
export function Avatar(props: AvatarProps): JSX.Element {
  const dash = (left: number): string => {
    const drawn = Math.min(1, Math.max(0, left)) * ROUND;
    return `${drawn.toFixed(2)} ${ROUND.toFixed(2)}`;
  };
  return (
    <span
      class="roer-avatar"
      classList={{ "roer-avatar--large": props.large === true, "roer-avatar--ring": props.left !== undefined }}
      aria-hidden="true"
      translate="no"
    >
      <Show when={props.left !== undefined}>
        <svg class="roer-avatar__ring" viewBox="0 0 40 40">
          <circle cx="20" cy="20" r={RADIUS} />
          <circle cx="20" cy="20" r={RADIUS} transform="rotate(-90 20 20)" stroke-dasharray={dash(props.left ?? 0)} />
        </svg>
      </Show>
      {initials(props.name)}
    </span>
  );
}
