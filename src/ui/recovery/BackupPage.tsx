import { type JSX, Show } from "solid-js";
import { lastBackup } from "#src/operations/backup-age.ts";
import { Button } from "#src/ui/kit/Button.tsx";
import { ChoiceRow } from "#src/ui/kit/ChoiceRow.tsx";
import { EmptyState } from "#src/ui/kit/EmptyState.tsx";
import { ErrorText } from "#src/ui/kit/ErrorText.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { Section } from "#src/ui/kit/Section.tsx";
import { useOwnDossier, usePractice } from "#src/ui/session/app-context.tsx";
import { faultText } from "#src/ui/session/fault-text.ts";
import { createBackup } from "./create-backup.ts";

/** `/meer/reservekopie`: one press makes a file of the whole plan that only the twelve words open. */
export default function BackupPage(): JSX.Element {
  const { t, f } = useI18n();
  const dossier = useOwnDossier();
  const practice = usePractice();
  const backup = createBackup();
  const words = () => t().backup;
  const last = (): string => {
    const when = lastBackup(dossier());
    return when === undefined ? words().never : words().last(f().relativeDay(when));
  };
  const error = (): string | undefined => {
    const fault = backup.fault();
    if (!fault) return undefined;
    return fault.type === "backup-too-large" ? words().tooLarge : faultText(t(), fault);
  };
  return (
    <Page
      title={words().title}
      lead={words().lead}
      back="/meer"
      actions={
        <Show when={!practice()}>
          <Button icon="lock" busy={backup.busy()} onClick={() => void backup.make()}>
            {words().make}
          </Button>
          <Show when={backup.made() && backup.share()}>
            {(share) => (
              <Button kind="quiet" onClick={() => void share()()}>
                {words().share}
              </Button>
            )}
          </Show>
        </Show>
      }
    >
      <Show when={!practice()} fallback={<EmptyState icon="lock" text={words().example} />}>
        <Show when={!dossier().record.sheetChecked}>
          <p>{words().noSheet}</p>
          <ChoiceRow icon="sheet" label={words().sheet} go="/meer/herstelblad?na=/meer/reservekopie" />
        </Show>
        <p>{last()}</p>
        <div role="status">
          <Show when={backup.busy()}>
            {words().making} <Show when={backup.at()}>{(at) => words().back.takingFiles(...at())}</Show>
          </Show>
          <Show when={backup.made()}>
            {(made) => (
              <>
                <p>{words().made(f().size(made().file.size))}</p>
                <Show when={made().missing > 0} fallback={<p>{words().where}</p>}>
                  <p>
                    {words().missing(made().missing)} {words().offline}
                  </p>
                </Show>
              </>
            )}
          </Show>
        </div>
        <ErrorText text={error()} />
        <Section heading={words().goesIn}>
          <p>
            {words().all} {words().keys}
          </p>
        </Section>
        <Section heading={words().opens}>
          <p>
            {words().words} {words().later}
          </p>
          <p>{words().nobody}</p>
        </Section>
        <ChoiceRow icon="back" label={words().toBack} hint={words().toBackHint} go="/meer/reservekopie/terug" />
      </Show>
    </Page>
  );
}
