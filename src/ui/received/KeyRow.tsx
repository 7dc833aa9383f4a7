import { For, type JSX, Show } from "solid-js";
import type { LocalDate } from "#src/dossier/local-date.ts";
import { Avatar } from "#src/ui/kit/Avatar.tsx";
import { Icon } from "#src/ui/kit/Icon.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { askedWords, newsWords, untilWords } from "./key-words.ts";
import type { ReceivedKey } from "./received-keys.ts";

/** One plan in the list: whose, until when, what is asked and what is new. */
export function KeyRow(props: {
  readonly of: ReceivedKey;
  readonly today: LocalDate;
  readonly current: boolean;
}): JSX.Element {
  const { t, f } = useI18n();
  const name = (): string => props.of.name ?? t().holder.plan.owner;
  return (
    <a
      class="roer-received__key"
      href={`/gekregen/${props.of.grant}`}
      aria-current={props.current ? "page" : undefined}
    >
      <Avatar name={name()} />
      <span class="roer-received__who">
        <bdi translate="no">{name()}</bdi>
        <span class="roer-received__until">{untilWords(t(), f(), props.of, props.today)}</span>
        <For each={props.of.over ? [] : askedWords(t(), props.of)}>
          {(words) => (
            <strong class="roer-received__asked">
              <Icon name="hand" />
              {words}
            </strong>
          )}
        </For>
        <Show when={props.of.over ? undefined : newsWords(t(), props.of)}>
          {(words) => <span class="roer-received__news">{words()}</span>}
        </Show>
      </span>
    </a>
  );
}
