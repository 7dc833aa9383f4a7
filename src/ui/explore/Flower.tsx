import { For, type JSX } from "solid-js";
import { petals } from "./petals.ts";
import "./explore.css";

export type FlowerProps = {
  /** From 1 to 5, a petal each. */
  readonly values: readonly number[];
  readonly label: string;
};

/** All areas at a glance, a petal each, all of one colour; a table beside it says the same. */
export function Flower(props: FlowerProps): JSX.Element {
  return (
    <svg class="roer-flower" viewBox="-100 -100 200 200" role="img" aria-label={props.label}>
      <circle class="roer-flower__edge" r="96" />
      <For each={petals(props.values)}>{(path) => <path class="roer-flower__petal" d={path} />}</For>
      <circle class="roer-flower__heart" r="10" />
    </svg>
  );
}
