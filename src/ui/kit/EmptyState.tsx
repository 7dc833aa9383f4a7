import type { JSX } from "solid-js";
import { Icon } from "./Icon.tsx";
import type { IconName } from "./icon-shapes.ts";

export type EmptyStateProps = {
  readonly icon: IconName;
  /** One sentence that teaches what comes here. */
  readonly text: string;
  /** One action. */
  readonly children?: JSX.Element;
};

export function EmptyState(props: EmptyStateProps): JSX.Element {
  return (
    <div class="roer-empty">
      <div class="roer-empty__drawing">
        <Icon name={props.icon} />
      </div>
      <p>{props.text}</p>
      {props.children}
    </div>
  );
}
