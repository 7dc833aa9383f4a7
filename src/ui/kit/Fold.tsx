import type { JSX } from "solid-js";
import { Icon } from "./Icon.tsx";

export type FoldProps = {
  readonly label: string;
  /** Something stands in it that must not be overlooked. It can be closed by hand all the same. */
  readonly open?: boolean | undefined;
  readonly children: JSX.Element;
};

/** More for who wants it, closed until asked. */
export function Fold(props: FoldProps): JSX.Element {
  return (
    <details class="roer-fold" open={props.open === true}>
      <summary>
        <Icon name="chevron" />
        {props.label}
      </summary>
      <div class="roer-fold__content">{props.children}</div>
    </details>
  );
}
