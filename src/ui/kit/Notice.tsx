import type { JSX } from "solid-js";
import { Icon } from "./Icon.tsx";
import type { IconName } from "./icon-shapes.ts";

export type NoticeProps = {
  readonly icon: IconName;
  readonly text: string;
  /** What can be done about it, quietly: the filled button of the screen is another one. */
  readonly children?: JSX.Element;
};

/** A sentence one should not overlook, where it belongs; it asks for nothing at once. */
export function Notice(props: NoticeProps): JSX.Element {
  return (
    <div class="roer-notice">
      <Icon name={props.icon} />
      <div class="roer-notice__body">
        <p dir="auto">{props.text}</p>
        {props.children}
      </div>
    </div>
  );
}
