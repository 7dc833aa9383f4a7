import { useParams } from "@solidjs/router";
import { createMemo, type JSX, Show } from "solid-js";
import type { Replica } from "#src/operations/replica.ts";
import { type GrantId, parseId16 } from "#src/protocol/ids.ts";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { LinkButton } from "#src/ui/kit/LinkButton.tsx";
import { useApp, useSession } from "#src/ui/session/app-context.tsx";
import { createEndWatch } from "./create-end-watch.ts";
import { EndedScreen } from "./EndedScreen.tsx";
import { KeyList } from "./KeyList.tsx";
import { NoKeyScreen } from "./NoKeyScreen.tsx";
import { PlanScreen } from "./PlanScreen.tsx";
import "./received.css";
import { receivedKeys } from "./received-keys.ts";

/** `/gekregen/:id`: what one key opens. With more keys, their list stands beside it on a wide window. */
export default function ReceivedPage(): JSX.Element {
  const app = useApp();
  const params = useParams<{ id: string }>();
  return (
    <Show when={app.state().type === "open"}>
      {/* Another key is another screen: its drafts and its focus are its own. */}
      <Show when={parseId16<GrantId>(params.id)} keyed fallback={<NoKeyScreen />}>
        {(grant) => <OneKey grant={grant} />}
      </Show>
    </Show>
  );
}

function OneKey(props: { readonly grant: GrantId }): JSX.Element {
  const { t } = useI18n();
  const session = useSession();
  createEndWatch();
  // Another object at each change of the session: the replica itself stays the same one.
  const now = createMemo((): { readonly replica: Replica } | undefined => {
    const replica = session().replica(props.grant);
    return replica && !replica.owner ? { replica } : undefined;
  });
  const keys = () => receivedKeys(session());
  // Who comes from an organisation will have more keys; a neighbour with one key has one page and nothing beside it.
  const listed = (): boolean => keys().length > 1 || (session().profile.introduction?.organisation ?? "") !== "";
  return (
    <div class="roer-received" classList={{ "roer-received--list": listed() }}>
      <Show when={listed()}>
        <nav class="roer-received__list" aria-label={t().holder.list.heading}>
          <KeyList keys={keys()} current={props.grant} />
          <LinkButton kind="text" icon="add" href="/k">
            {t().holder.list.add}
          </LinkButton>
        </nav>
      </Show>
      <div class="roer-received__plan">
        <Show when={now()} fallback={<NoKeyScreen />}>
          {(found) => (
            <Show
              when={found().replica.record.over === undefined}
              fallback={<EndedScreen replica={found().replica} several={listed()} />}
            >
              <PlanScreen replica={found().replica} several={listed()} />
            </Show>
          )}
        </Show>
      </div>
    </div>
  );
}
