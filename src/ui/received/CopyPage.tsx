import { Navigate, useParams } from "@solidjs/router";
import { type JSX, Match, Show, Switch } from "solid-js";
import type { Replica } from "#src/operations/replica.ts";
import { residentName } from "#src/operations/resident-name.ts";
import { type GrantId, parseId16 } from "#src/protocol/ids.ts";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { useApp } from "#src/ui/session/app-context.tsx";
import { CopyWays } from "./CopyWays.tsx";
import { CopyWhy } from "./CopyWhy.tsx";
import { createEndWatch } from "./create-end-watch.ts";
import { createHolderCopy } from "./create-holder-copy.ts";
import { NoKeyScreen } from "./NoKeyScreen.tsx";
import { useReceived } from "#src/ui/session/use-received.ts";

/** `/gekregen/:id/kopie`: what one may see, for a file of one's own. The resident reads that it was taken, and why. */
export default function CopyPage(): JSX.Element {
  const app = useApp();
  const params = useParams<{ id: string }>();
  return (
    <Show when={app.state().type === "open"}>
      <Show when={parseId16<GrantId>(params.id)} keyed fallback={<NoKeyScreen />}>
        {(grant) => <CopyOf grant={grant} />}
      </Show>
    </Show>
  );
}

function CopyOf(props: { readonly grant: GrantId }): JSX.Element {
  const { t } = useI18n();
  createEndWatch();
  const received = useReceived(() => props.grant);
  const plan = (): string => `/gekregen/${props.grant}`;
  /** One object as long as it is the same key, so that what was chosen stays. */
  const replica = (): Replica | undefined => received.now()?.replica;
  return (
    <Switch fallback={<NoKeyScreen />}>
      <Match when={received.reading()}>
        <Page title={t().workspace.copy.title} heading={t().workspace.list.reading} />
      </Match>
      <Match when={replica()?.record.over !== undefined}>
        <Navigate href={plan()} />
      </Match>
      <Match when={replica()}>{(one) => <Copying replica={one()} plan={plan()} />}</Match>
    </Switch>
  );
}

function Copying(props: { readonly replica: Replica; readonly plan: string }): JSX.Element {
  const { t } = useI18n();
  const name = (): string => residentName(props.replica) ?? t().holder.plan.owner;
  const copying = createHolderCopy(() => props.replica, name);
  return (
    <Show when={copying.parts().length > 0} fallback={<Navigate href={props.plan} />}>
      <Show when={copying.step() === "what"} fallback={<CopyWhy copying={copying} name={name()} plan={props.plan} />}>
        <CopyWays copying={copying} replica={props.replica} name={name()} />
      </Show>
    </Show>
  );
}
