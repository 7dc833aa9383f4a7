import { type JSX, Show } from "solid-js";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { LinkButton } from "#src/ui/kit/LinkButton.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { useApp, useSession } from "#src/ui/session/app-context.tsx";
import { createEndWatch } from "./create-end-watch.ts";
import { KeyList } from "./KeyList.tsx";
import { NoKeyScreen } from "./NoKeyScreen.tsx";
import { receivedKeys } from "./received-keys.ts";

/** `/gekregen`: the keys on this device. */
export default function ReceivedListPage(): JSX.Element {
  const app = useApp();
  return (
    <Show when={app.state().type === "open"} fallback={<NoKeyScreen />}>
      <Keys />
    </Show>
  );
}

function Keys(): JSX.Element {
  const { t } = useI18n();
  const session = useSession();
  createEndWatch();
  const keys = () => receivedKeys(session());
  return (
    <Show when={keys().length > 0} fallback={<NoKeyScreen />}>
      <Page
        title={t().holder.list.title}
        heading={t().holder.list.heading}
        back={session().owned() ? "/meer" : undefined}
        actions={
          <LinkButton kind="quiet" icon="add" href="/k">
            {t().holder.list.add}
          </LinkButton>
        }
      >
        <KeyList keys={keys()} />
      </Page>
    </Show>
  );
}
