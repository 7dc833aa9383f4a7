import { type JSX, Match, Show, Switch } from "solid-js";
import { Icon } from "./Icon.tsx";
import type { IconName } from "./icon-shapes.ts";

export type ChoiceRowProps = {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly icon?: IconName | undefined;
  /** An address, or what to do. */
  readonly go: string | (() => void);
};

/** One way on, in a whole row. For a choice that stays on screen, use `ChoiceGroup`. */
export function ChoiceRow(props: ChoiceRowProps): JSX.Element {
  const content = (): JSX.Element => (
    <>
      <Show when={props.icon}>
        {(name) => (
          <span class="roer-choice__lead">
            <Icon name={name()} />
          </span>
        )}
      </Show>
      <span class="roer-choice__text">
        <span class="roer-choice__label">{props.label}</span>
        <Show when={props.hint}>{(hint) => <span class="roer-choice__hint">{hint()}</span>}</Show>
      </span>
      <span class="roer-choice__end">
        <Icon name="chevron" />
      </span>
    </>
  );
  return (
    <Switch>
      <Match when={typeof props.go === "string" && props.go}>
        {(href) => (
          <a class="roer-choice" href={href()}>
            {content()}
          </a>
        )}
      </Match>
      <Match when={typeof props.go === "function" && props.go}>
        {(go) => (
          <button type="button" class="roer-choice" onClick={() => go()()}>
            {content()}
          </button>
        )}
      </Match>
    </Switch>
  );
}
