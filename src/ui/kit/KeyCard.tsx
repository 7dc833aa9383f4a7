import { children, createUniqueId, type JSX, Show } from "solid-js";
import { Avatar } from "./Avatar.tsx";
import { Icon } from "./Icon.tsx";
import { TimeLine } from "./TimeLine.tsx";

export type KeyState = "active" | "ending" | "over" | "stopping";

export type KeyCardProps = {
  readonly state: KeyState;
  readonly name: string;
  /** Role and organisation, in one line. */
  readonly role?: string | undefined;
  /** What the holder sees and may do, one or two short sentences. */
  readonly what: string;
  /** "Tot en met dinsdag 3 maart", or what the state is. */
  readonly when: string;
  /** Time left as a part from 0 to 1. */
  readonly left: number;
  /** The name becomes a link to this key. */
  readonly href?: string | undefined;
  readonly actions?: JSX.Element;
};

/** Face, name, role; what; until when, with a line that empties. */
export function KeyCard(props: KeyCardProps): JSX.Element {
  const id = createUniqueId();
  const actions = children(() => props.actions);
  return (
    <article class={`roer-card roer-key roer-key--${props.state}`} aria-labelledby={id}>
      <div class="roer-key__head">
        <Avatar name={props.name} large />
        <div class="roer-key__who">
          <h3 id={id} class="roer-card__title" translate="no">
            <Show when={props.href} fallback={<bdi>{props.name}</bdi>}>
              {(href) => (
                <a href={href()}>
                  <bdi>{props.name}</bdi>
                </a>
              )}
            </Show>
          </h3>
          <Show when={props.role}>
            {(role) => (
              <p class="roer-key__role" dir="auto">
                {role()}
              </p>
            )}
          </Show>
        </div>
      </div>
      <p dir="auto">{props.what}</p>
      <Show
        when={props.state === "active" || props.state === "ending"}
        fallback={
          <p class={`roer-card__word roer-card__word--${props.state === "over" ? "over" : "wait"}`}>
            <Icon name={props.state === "over" ? "check" : "clock"} />
            {props.when}
          </p>
        }
      >
        <div class="roer-key__time">
          <p>{props.when}</p>
          <TimeLine left={props.left} ending={props.state === "ending"} />
        </div>
      </Show>
      <Show when={actions()}>
        <div class="roer-key__actions">{actions()}</div>
      </Show>
    </article>
  );
}
