import { createMemo, createSignal, type JSX, Show } from "solid-js";
import type { StandingAct } from "#src/operations/standing-acts.ts";
import { redoAct, undoAct } from "#src/operations/standing-acts.ts";
import { Button } from "#src/ui/kit/Button.tsx";
import { ErrorText } from "#src/ui/kit/ErrorText.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { ByKey } from "#src/ui/reading/ByKey.tsx";
import { OwnWords } from "#src/ui/reading/OwnWords.tsx";
import { useApp, useOwnDossier, useSession } from "#src/ui/session/app-context.tsx";
import { doerOf } from "#src/ui/session/done-for-me.ts";
import { say } from "#src/ui/session/toast.ts";

/** What was done for the resident, each with the way back. Nothing at all when there is nothing. */
export function StandingActs(props: { readonly acts: readonly StandingAct[] }): JSX.Element {
  return (
    <ByKey of={props.acts} keyOf={({ answer }) => `${answer.ref.id}`}>
      {(act) => <Act of={act()} />}
    </ByKey>
  );
}

function Act(props: { readonly of: StandingAct }): JSX.Element {
  const { t, f } = useI18n();
  const app = useApp();
  const session = useSession();
  const dossier = useOwnDossier();
  const [failed, setFailed] = createSignal(false);
  const name = createMemo(() => doerOf(dossier(), props.of) ?? t().log.someone);
  const turn = async (act: StandingAct): Promise<void> => {
    const done = await (act.undone ? redoAct : undoAct)(session(), dossier(), act);
    setFailed(!done.ok);
    if (!done.ok) return;
    app.wake();
    say({ text: act.undone ? t().represent.act.redone : t().represent.act.undone });
  };
  return (
    <div class="roer-note">
      <p class="roer-note__head">
        <strong>
          <bdi>{t().represent.act.did(name())}</bdi>
        </strong>
        <span class="roer-note__meta">{f().relativeDay(props.of.at)}</span>
      </p>
      <OwnWords text={props.of.text} />
      <Show when={props.of.undone}>
        <p class="roer-note__meta">{t().represent.act.undone}</p>
      </Show>
      <ErrorText text={failed() ? t().errors.storageFull : undefined} />
      <div class="roer-buttons">
        <Button
          kind="text"
          label={props.of.undone ? undefined : t().represent.act.undoOf(props.of.text)}
          onClick={() => void turn(props.of)}
        >
          {props.of.undone ? t().represent.act.redo : t().represent.act.undo}
        </Button>
      </div>
    </div>
  );
}
