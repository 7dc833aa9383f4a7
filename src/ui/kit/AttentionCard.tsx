import { createUniqueId, type JSX, Show } from "solid-js";
import { Icon } from "./Icon.tsx";
import type { IconName } from "./icon-shapes.ts";

export type AttentionCardProps = {
  readonly icon: IconName;
  readonly heading: string;
  readonly text?: string | undefined;
  /** The one button, and at most a link to what else waits. */
  readonly actions: JSX.Element;
};

/** The one thing that asks for attention; never two on a screen. */
export function AttentionCard(props: AttentionCardProps): JSX.Element {
  const id = createUniqueId();
  return (
    <section class="roer-card roer-attention" aria-labelledby={id}>
      <div class="roer-attention__body">
        <span class="roer-attention__icon">
          <Icon name={props.icon} />
        </span>
        <div class="roer-attention__text">
          <h2 id={id} class="roer-attention__heading" dir="auto">
            {props.heading}
          </h2>
          <Show when={props.text}>{(text) => <p dir="auto">{text()}</p>}</Show>
        </div>
      </div>
      <div class="roer-attention__actions">{props.actions}</div>
    </section>
  );
}
