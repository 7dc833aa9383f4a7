import { useNavigate } from "@solidjs/router";
import { createResource, createSignal, type JSX, Show } from "solid-js";
import { keptShares } from "#src/operations/kept-shares.ts";
import type { Replica } from "#src/operations/replica.ts";
import { Button } from "#src/ui/kit/Button.tsx";
import { ErrorText } from "#src/ui/kit/ErrorText.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { Notice } from "#src/ui/kit/Notice.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { Section } from "#src/ui/kit/Section.tsx";
import { residentName } from "#src/operations/resident-name.ts";
import { useSession } from "#src/ui/session/app-context.tsx";
import { say } from "#src/ui/session/toast.ts";
import { createUnsent } from "./create-unsent.ts";
import { OwnTexts } from "./OwnTexts.tsx";

/** After the end: the plan is gone from this screen, the holder's own unsent words are not. */
export function EndedScreen(props: { readonly replica: Replica; readonly several: boolean }): JSX.Element {
  const { t } = useI18n();
  const navigate = useNavigate();
  const session = useSession();
  const unsent = createUnsent(() => props.replica);
  const [failed, setFailed] = createSignal(false);
  // oxlint-disable-next-line solid/reactivity -- the session for the life of this screen
  const [shares] = createResource(session(), (open) => keptShares(open));
  const keeps = (): boolean => shares.latest?.some(({ grant }) => grant === props.replica.ref.grant) === true;
  const stoppedBy = (): string | undefined =>
    props.replica.record.over === "revoked"
      ? t().holder.ended.stopped(residentName(props.replica) ?? t().holder.plan.owner)
      : undefined;
  const remove = async (): Promise<void> => {
    const gone = await unsent.remove();
    setFailed(!gone);
    if (!gone) return;
    say({ text: t().holder.ended.removed });
    navigate("/gekregen", { replace: true });
  };
  return (
    <Page
      title={t().holder.ended.title}
      heading={t().holder.ended.heading}
      lead={t().holder.ended.text}
      back={props.several ? "/gekregen" : undefined}
      actions={
        <>
          <ErrorText text={failed() ? t().errors.storageBlocked : undefined} />
          <Button kind="text" onClick={() => void remove()}>
            {t().holder.ended.remove}
          </Button>
        </>
      }
    >
      <Show when={keeps()}>
        <Notice icon="people" text={t().guardians.kept.stays} />
      </Show>
      <Show when={stoppedBy()}>{(text) => <p dir="auto">{text()}</p>}</Show>
      <Show when={unsent.texts().length > 0}>
        <Section heading={t().holder.ended.draft}>
          <OwnTexts texts={unsent.texts()} />
          <div class="roer-buttons">
            <Button icon="copy" onClick={() => void unsent.copy()}>
              {t().holder.ended.copy}
            </Button>
            <p role="status">{unsent.copied() === true ? t().holder.ended.copied : ""}</p>
          </div>
          <ErrorText text={unsent.copied() === false ? t().holder.ended.copyFailed : undefined} />
        </Section>
      </Show>
    </Page>
  );
}
