import { type JSX, Show } from "solid-js";
import type { GrantId } from "#src/protocol/ids.ts";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { ChildDoor } from "./ChildDoor.tsx";
import { childSectionsOf } from "./childs-key.ts";
import { EndedScreen } from "./EndedScreen.tsx";
import { NoKeyScreen } from "./NoKeyScreen.tsx";
import { PlanScreen } from "./PlanScreen.tsx";
import { useReceived } from "#src/ui/session/use-received.ts";

/** What one key opens. */
export function OneKey(props: { readonly grant: GrantId; readonly several: boolean }): JSX.Element {
  const { t } = useI18n();
  const received = useReceived(() => props.grant);
  return (
    <Show
      when={received.now()}
      fallback={
        <Show when={received.reading()} fallback={<NoKeyScreen />}>
          <Page title={t().holder.plan.title} heading={t().workspace.list.reading} />
        </Show>
      }
    >
      {(found) => (
        <Show
          when={found().replica.record.over === undefined}
          fallback={<EndedScreen replica={found().replica} several={props.several} />}
        >
          <Show
            when={childSectionsOf(found().replica).size > 0}
            fallback={<PlanScreen replica={found().replica} several={props.several} />}
          >
            <ChildDoor replica={found().replica} several={props.several} />
          </Show>
        </Show>
      )}
    </Show>
  );
}
