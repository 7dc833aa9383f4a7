import { type Accessor, createMemo, type JSX, Show } from "solid-js";
import type { Mode } from "#src/dossier/acting.ts";
import { type Represents, representsOf } from "#src/grants/representation-scope.ts";
import { setMode } from "#src/operations/acting-records.ts";
import { standingActs } from "#src/operations/standing-acts.ts";
import { Button } from "#src/ui/kit/Button.tsx";
import { Fold } from "#src/ui/kit/Fold.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { Section } from "#src/ui/kit/Section.tsx";
import { useApp, useOwnDossier, useSession } from "#src/ui/session/app-context.tsx";
import { say } from "#src/ui/session/toast.ts";
import { StandingActs } from "#src/ui/writing/StandingActs.tsx";
import { representsText } from "./key-sentences.ts";
import { GoalsToAdd } from "./GoalsToAdd.tsx";
import { isOver, type OwnKey } from "./own-keys.ts";

/** So many are in sight; what was done before them is folded away. */
const IN_SIGHT = 3;

/** Of a key whose holder decides for the resident: about what, how, the way to end that at once, and all that was done. */
export function RepresentsPart(props: { readonly of: Accessor<OwnKey> }): JSX.Element {
  const represents = () => representsOf(props.of().entry);
  return <Show when={represents()}>{(one) => <Part of={props.of} represents={one()} />}</Show>;
}

function Part(props: { readonly of: Accessor<OwnKey>; readonly represents: Represents }): JSX.Element {
  const { t } = useI18n();
  const app = useApp();
  const session = useSession();
  const dossier = useOwnDossier();
  const name = () => props.of().entry.name;
  const acts = createMemo(() => standingActs(dossier()).filter(({ grant }) => grant === props.of().grant));
  const switchTo = async (mode: Mode): Promise<void> => {
    const done = await setMode(session(), dossier(), props.of().grant, mode);
    if (!done.ok) {
      say({ text: t().errors.storageFull });
      return;
    }
    app.wake();
    if (mode === "managed") say({ text: t().represent.key.isManaged(name()) });
    else say({ text: t().represent.key.isTogether(name()), undo: { run: () => void switchTo("managed") } });
  };
  return (
    <>
      <Section heading={t().represent.key.heading}>
        <p>{representsText(t(), props.represents)}</p>
        <Show when={props.represents.mode === "managed" && !isOver(props.of())}>
          <Button kind="quiet" icon="hand" onClick={() => void switchTo("together")}>
            {t().represent.key.togetherAgain}
          </Button>
        </Show>
      </Section>
      <Show when={!isOver(props.of())}>
        <GoalsToAdd of={props.of} represents={props.represents} />
      </Show>
      <Show when={acts().length > 0}>
        <Section heading={t().represent.key.acts(name())}>
          <StandingActs acts={acts().slice(0, IN_SIGHT)} />
          <Show when={acts().length > IN_SIGHT}>
            <Fold label={t().workspace.plan.earlier}>
              <StandingActs acts={acts().slice(IN_SIGHT)} />
            </Fold>
          </Show>
        </Section>
      </Show>
    </>
  );
}
