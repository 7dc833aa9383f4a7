import { useNavigate, useParams } from "@solidjs/router";
import { createMemo, type JSX, Show } from "solid-js";
import { type GrantId, parseId16 } from "#src/protocol/ids.ts";
import { EmptyState } from "#src/ui/kit/EmptyState.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { useApp, useSession } from "#src/ui/session/app-context.tsx";
import { createEndWatch } from "./create-end-watch.ts";
import { createKeyList } from "./create-key-list.ts";
import { KeysPanel } from "./KeysPanel.tsx";
import { NoKeyScreen } from "./NoKeyScreen.tsx";
import { OneKey } from "./OneKey.tsx";
import "./received.css";

/** `/gekregen` and `/gekregen/:id`: the keys on this device, and what one of them opens. Beside each other on a wide window. */
export default function WorkspacePage(): JSX.Element {
  const app = useApp();
  return (
    <Show when={app.state().type === "open"} fallback={<NoKeyScreen />}>
      <Workspace />
    </Show>
  );
}

function Workspace(): JSX.Element {
  const { t } = useI18n();
  const session = useSession();
  const navigate = useNavigate();
  const params = useParams<{ id?: string }>();
  createEndWatch();
  const atList = (): boolean => params.id === undefined;
  const current = (): GrantId | undefined => (params.id === undefined ? undefined : parseId16<GrantId>(params.id));
  const keys = createKeyList(current);
  const some = createMemo(() => session().held.length > 0);
  // Who comes from an organisation will have more keys; a neighbour with one key has one page and nothing beside it.
  const listed = (): boolean =>
    session().held.length > 1 || (session().profile.introduction?.organisation ?? "") !== "";
  let frame: HTMLElement | undefined;

  const toList = (): void => {
    const row = frame?.querySelector<HTMLElement>("[aria-current=page]");
    if (row?.checkVisibility()) row.focus();
    else if (!atList()) navigate("/gekregen");
  };
  return (
    <Show when={!atList() || some()} fallback={<NoKeyScreen />}>
      <div
        ref={(element) => {
          frame = element;
        }}
        class="roer-received"
        classList={{ "roer-received--list": some() && (atList() || listed()), "roer-received--open": !atList() }}
      >
        <Show when={some() && (atList() || listed())}>
          <KeysPanel keys={keys} current={current()} onBack={toList} />
        </Show>
        <div class="roer-received__plan">
          <Show
            when={!atList()}
            fallback={
              <div class="roer-received__choose">
                <EmptyState icon="list" text={t().workspace.list.choose} />
              </div>
            }
          >
            {/* Another key is another screen: its drafts and its focus are its own. */}
            <Show when={current()} keyed fallback={<NoKeyScreen />}>
              {(grant) => <OneKey grant={grant} several={listed()} />}
            </Show>
          </Show>
        </div>
      </div>
    </Show>
  );
}
