import { For, type JSX, onMount, Show } from "solid-js";
import type { Backup } from "#src/operations/open-backup.ts";
import { Button } from "#src/ui/kit/Button.tsx";
import { ErrorText } from "#src/ui/kit/ErrorText.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { LinkButton } from "#src/ui/kit/LinkButton.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { Section } from "#src/ui/kit/Section.tsx";
import { useOwnDossier } from "#src/ui/session/app-context.tsx";
import { faultText } from "#src/ui/session/fault-text.ts";
import { BackupSays } from "./BackupSays.tsx";
import { TakeCompartment } from "./TakeCompartment.tsx";
import { createPutBack } from "./create-put-back.ts";

export type PutBackProps = {
  readonly backup: Backup;
  readonly back: string | undefined;
  /** The plan was made for it a moment ago: there is nothing to choose. */
  readonly atOnce: boolean;
  /** What the sheet that opened it is now. */
  readonly note?: string | undefined;
};

/** What an opened backup does to the plan that is open. Nothing happens before it is said, and it can be undone. */
export function PutBack(props: PutBackProps): JSX.Element {
  const { t } = useI18n();
  const dossier = useOwnDossier();
  // oxlint-disable-next-line solid/reactivity -- one backup for the life of this screen
  const putting = createPutBack(props.backup);
  onMount(() => {
    if (props.atOnce) void putting.take();
  });
  const words = () => t().backup.back;
  const comes = (): boolean => putting.plan.takeIn.parts.length + putting.plan.files > 0;
  const taken = (): boolean => putting.state() === "taken";
  const error = (): string | undefined => {
    const fault = putting.fault();
    return fault && faultText(t(), fault);
  };
  const lines = (): readonly string[] => {
    const { takeIn, files, older } = putting.plan;
    const along = t().takeAlong.back;
    return [
      ...(older ? [words().older] : []),
      ...(takeIn.fresh > 0 ? [along.fresh(takeIn.fresh)] : []),
      ...(files > 0 ? [words().filesCome(files)] : []),
      ...(takeIn.filled > 0 ? [along.filled(takeIn.filled)] : []),
      ...(takeIn.newer > 0 ? [words().updated(takeIn.newer)] : []),
      ...(takeIn.gone > 0 ? [words().gone(takeIn.gone)] : []),
      ...(takeIn.already > 0 ? [along.already(takeIn.already)] : []),
      ...(takeIn.removed > 0 ? [along.removed(takeIn.removed)] : []),
      ...(takeIn.unreadable > 0 ? [along.left(takeIn.unreadable)] : []),
      ...(comes() ? [] : [along.nothing]),
    ];
  };
  return (
    <Page
      title={words().title}
      back={taken() ? undefined : props.back}
      actions={
        <Show
          when={taken() || !comes()}
          fallback={
            <Button busy={putting.busy()} onClick={() => void putting.take()}>
              {words().take}
            </Button>
          }
        >
          <Show
            when={dossier().record.sheetChecked}
            fallback={<LinkButton href="/meer/herstelblad">{t().backup.sheet}</LinkButton>}
          >
            <LinkButton href="/vandaag">{words().open}</LinkButton>
          </Show>
          <Show when={taken()}>
            <Button kind="quiet" icon="undo" busy={putting.busy()} onClick={() => void putting.undo()}>
              {t().takeAlong.back.undo}
            </Button>
          </Show>
        </Show>
      }
    >
      <BackupSays backup={props.backup} />
      <Show when={props.note}>{(note) => <p>{note()}</p>}</Show>
      <Section heading={t().takeAlong.back.preview}>
        <ul class="roer-plain-list">
          <For each={lines()}>{(line) => <li>{line}</li>}</For>
        </ul>
      </Section>
      <p role="status">
        <Show when={putting.busy()}>
          {words().taking} <Show when={putting.at()}>{(at) => words().takingFiles(...at())}</Show>
        </Show>
        <Show when={taken() && !putting.busy()}>{words().done}</Show>
        <Show when={putting.state() === "undone" && !putting.busy()}>{t().takeAlong.back.undone}</Show>
      </p>
      <ErrorText text={error()} />
      <TakeCompartment backup={props.backup} />
    </Page>
  );
}
