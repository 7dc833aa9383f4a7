import { For, type JSX, Show } from "solid-js";
import type { GrantId } from "#src/protocol/ids.ts";
import { Avatar } from "#src/ui/kit/Avatar.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import type { ReceivedKey } from "./received-keys.ts";
import "./received.css";

/** The keys that were received: whose plan, until when, and whether there is something new. */
export function KeyList(props: {
  readonly keys: readonly ReceivedKey[];
  readonly current?: GrantId | undefined;
}): JSX.Element {
  const { t, f } = useI18n();
  const when = ({ over, until }: ReceivedKey): string => {
    if (over) return t().holder.list.ended;
    return until === undefined ? "" : t().holder.list.until(f().lastDay(until));
  };
  return (
    <ul class="roer-received__keys">
      <For each={props.keys}>
        {(key) => (
          <li>
            <a
              class="roer-received__key"
              href={`/gekregen/${key.grant}`}
              aria-current={key.grant === props.current ? "page" : undefined}
            >
              <Avatar name={key.name ?? t().holder.plan.owner} />
              <span class="roer-received__who">
                <bdi translate="no">{key.name ?? t().holder.plan.owner}</bdi>
                <span class="roer-received__until">{when(key)}</span>
              </span>
              <Show when={key.fresh}>
                <strong class="roer-received__new">{t().holder.list.new}</strong>
              </Show>
            </a>
          </li>
        )}
      </For>
    </ul>
  );
}
