import { For, type JSX, Show } from "solid-js";
import type { GrantId } from "#src/protocol/ids.ts";
import { Fold } from "#src/ui/kit/Fold.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import type { KeyListing } from "./create-key-list.ts";
import { KeyRow } from "./KeyRow.tsx";
import "./received.css";

/** The keys that were received; what is over is folded away. */
export function KeyList(props: { readonly keys: KeyListing; readonly current?: GrantId | undefined }): JSX.Element {
  const { t } = useI18n();
  const Rows = (of: { readonly grants: readonly GrantId[] }): JSX.Element => (
    <ul class="roer-received__keys">
      <For each={of.grants}>
        {(grant) => (
          <Show when={props.keys.all().get(grant)}>
            {(key) => (
              <li>
                <KeyRow of={key()} today={props.keys.today()} current={grant === props.current} />
              </li>
            )}
          </Show>
        )}
      </For>
    </ul>
  );
  const isOver = (): boolean => props.current !== undefined && props.keys.over().includes(props.current);
  return (
    <>
      <Show when={props.keys.open().length > 0}>
        <Rows grants={props.keys.open()} />
      </Show>
      <Show when={props.keys.over().length > 0}>
        <Fold
          label={t().workspace.list.over(props.keys.over().length)}
          open={isOver() || props.keys.open().length === 0}
        >
          <Rows grants={props.keys.over()} />
        </Fold>
      </Show>
    </>
  );
}
