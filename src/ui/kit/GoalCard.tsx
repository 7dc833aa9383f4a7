import { children, createUniqueId, type JSX, Show } from "solid-js";
import { Icon } from "./Icon.tsx";

export type GoalCardProps = {
  /** In the person's own words; whole, at most three lines. */
  readonly title: string;
  readonly href: string;
  /** A `TickList` of at most three open steps. */
  readonly steps?: JSX.Element;
  /** Says that there are no steps; shown only then. */
  readonly none: string;
  /** The word for a finished goal; shown only then. */
  readonly done?: string | undefined;
  /** "Stap erbij". */
  readonly action?: JSX.Element;
  /** Who can see it. */
  readonly foot?: JSX.Element;
};

/** A goal and its next steps on one card. Its title opens it; there is no menu, percentage or bar. */
export function GoalCard(props: GoalCardProps): JSX.Element {
  const id = createUniqueId();
  const steps = children(() => props.steps);
  const foot = children(() => props.foot);
  return (
    <article class="roer-card roer-goal" aria-labelledby={id}>
      <h2 id={id} class="roer-card__title roer-goal__title" translate="no">
        <a href={props.href} dir="auto">
          {props.title}
        </a>
      </h2>
      <Show when={props.done}>
        {(word) => (
          <p class="roer-card__word roer-card__word--ok">
            <Icon name="check" />
            {word()}
          </p>
        )}
      </Show>
      <Show
        when={steps()}
        fallback={
          <Show when={props.done === undefined}>
            <p class="roer-goal__none">{props.none}</p>
          </Show>
        }
      >
        {steps()}
      </Show>
      <div>{props.action}</div>
      <Show when={foot()}>
        <div class="roer-goal__foot">{foot()}</div>
      </Show>
    </article>
  );
}
