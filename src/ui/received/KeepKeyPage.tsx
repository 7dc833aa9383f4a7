import { Navigate, useNavigate, useParams } from "@solidjs/router";
import { type JSX, Match, Show, Switch } from "solid-js";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { useApp, useSession } from "#src/ui/session/app-context.tsx";
import { say } from "#src/ui/session/toast.ts";
import { createKeeping } from "./create-keeping.ts";
import { isPassing } from "./is-passing.ts";
import { KeepChoiceScreen } from "./KeepChoiceScreen.tsx";
import { KeepPinScreen } from "./KeepPinScreen.tsx";
import { SaveFileScreen } from "./SaveFileScreen.tsx";

/** `/gekregen/:id/bewaren`: P4, for a key that is only in the memory of this page. */
export default function KeepKeyPage(): JSX.Element {
  const app = useApp();
  const params = useParams<{ id: string }>();
  const plan = (): string => `/gekregen/${params.id}`;
  const passing = (): boolean => {
    const state = app.state();
    return state.type === "open" && isPassing(app, state.session);
  };
  return (
    <Show when={passing()} fallback={<Navigate href={plan()} />}>
      <Keep plan={plan()} />
    </Show>
  );
}

function Keep(props: { readonly plan: string }): JSX.Element {
  const { t } = useI18n();
  const navigate = useNavigate();
  const session = useSession();
  const keeping = createKeeping();
  const keep = async (): Promise<void> => {
    const back = props.plan;
    if (!(await keeping.keep())) return;
    say({ text: t().holder.again.kept });
    navigate(back, { replace: true });
  };
  return (
    <Show when={!session().locked}>
      <Switch>
        <Match when={keeping.step() === "choose"}>
          <KeepChoiceScreen keeping={keeping} plan={props.plan} />
        </Match>
        <Match when={keeping.step() === "pin"}>
          <KeepPinScreen keeping={keeping} again={false} onNext={keeping.nextPin} />
        </Match>
        <Match when={keeping.step() === "again"}>
          <KeepPinScreen keeping={keeping} again onNext={() => void keep()} />
        </Match>
        <Match when={keeping.step() === "file" || keeping.step() === "file-saved"}>
          <SaveFileScreen keeping={keeping} plan={props.plan} />
        </Match>
      </Switch>
    </Show>
  );
}
