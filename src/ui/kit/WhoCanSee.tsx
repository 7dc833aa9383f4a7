import { For, type JSX, Show } from "solid-js";
import { Avatar } from "./Avatar.tsx";
import { Icon } from "./Icon.tsx";
import { useI18n } from "./i18n-context.tsx";

export type Seer = {
  readonly name: string;
  /** Time left as a part from 0 to 1. */
  readonly left: number;
};

export type WhoCanSeeProps = {
  readonly people: readonly Seer[];
  /** To the keys of this part; text only when left out. */
  readonly href?: string | undefined;
};

const FACES_SHOWN = 3;

/** Small faces with the time left as a ring, their names in words, one tap to the keys. */
export function WhoCanSee(props: WhoCanSeeProps): JSX.Element {
  const { t, f } = useI18n();
  const shown = (): readonly Seer[] => props.people.slice(0, FACES_SHOWN);
  const names = (): string => {
    const hidden = props.people.length - shown().length;
    const listed = shown().map(({ name }) => name);
    return f().list(hidden > 0 ? [...listed, t().kit.more(hidden)] : listed);
  };
  const content = (): JSX.Element => (
    <>
      <span class="roer-see__label">{t().shell.whoCanSee.label}:</span>
      <Show when={props.people.length > 0} fallback={<Icon name="lock" />}>
        <span class="roer-see__faces">
          <For each={shown()}>{(person) => <Avatar name={person.name} left={person.left} />}</For>
        </span>
      </Show>
      <bdi class="roer-see__names">{props.people.length > 0 ? names() : t().shell.whoCanSee.onlyYou}</bdi>
    </>
  );
  return (
    <Show when={props.href} fallback={<span class="roer-see">{content()}</span>}>
      {(href) => (
        <a class="roer-see" href={href()}>
          {content()}
        </a>
      )}
    </Show>
  );
}
