import { type JSX, Show } from "solid-js";
import { movedOf } from "#src/operations/moving.ts";
import type { Replica } from "#src/operations/replica.ts";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { Notice } from "#src/ui/kit/Notice.tsx";

/** The plan goes on elsewhere: before anything is read or written here, and in the resident's own words where. */
export function MovedNotice(props: { readonly replica: Replica; readonly name: string }): JSX.Element {
  const { t } = useI18n();
  const words = () => t().moving.holder;
  return (
    <Show when={movedOf(props.replica)}>
      {(moved) => (
        <Notice icon="home" text={words().text(props.name)}>
          <Show when={moved().fields.to}>{(where) => <p dir="auto">{words().to(where())}</p>}</Show>
          <p>{words().late}</p>
        </Notice>
      )}
    </Show>
  );
}
