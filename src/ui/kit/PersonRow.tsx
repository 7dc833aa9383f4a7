import { type JSX, Show } from "solid-js";
import { Avatar } from "./Avatar.tsx";

export type PersonRowProps = {
  readonly name: string;
  readonly hint?: string | undefined;
  readonly href?: string | undefined;
  /** Time left as a part from 0 to 1, drawn as a ring round the face. */
  readonly left?: number | undefined;
};

/** A face and a name in a list; a link where there is more to know. */
export function PersonRow(props: PersonRowProps): JSX.Element {
  const name = (): JSX.Element => <bdi translate="no">{props.name}</bdi>;
  return (
    <li class="roer-person-row">
      <Avatar name={props.name} left={props.left} />
      <span class="roer-person-row__text">
        <Show when={props.href} fallback={name()}>
          {(href) => <a href={href()}>{name()}</a>}
        </Show>
        <Show when={props.hint}>{(hint) => <bdi class="roer-person-row__hint">{hint()}</bdi>}</Show>
      </span>
    </li>
  );
}
