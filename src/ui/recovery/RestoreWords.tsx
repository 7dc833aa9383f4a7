import type { JSX } from "solid-js";
import { Button } from "#src/ui/kit/Button.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { LinkButton } from "#src/ui/kit/LinkButton.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import type { Restore } from "./create-restore.ts";
import { WordsField } from "./WordsField.tsx";

/** The words of the sheet, or the ways on for who has a file too, or a camera. */
export function RestoreWords(props: { readonly restore: Restore }): JSX.Element {
  const { t } = useI18n();
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        props.restore.submitWords();
      }}
    >
      <Page
        title={t().recovery.restore.title}
        heading={t().recovery.restore.heading}
        lead={t().recovery.restore.lead}
        back="/"
        actions={
          <>
            <Button type="submit">{t().onboarding.pin.next}</Button>
            <Button kind="quiet" icon="camera" onClick={() => props.restore.go("scan")}>
              {t().recovery.restore.scan}
            </Button>
            <LinkButton kind="text" href="/start/reservekopie">
              {t().backup.back.have}
            </LinkButton>
            <p>{t().recovery.restore.lost}</p>
          </>
        }
      >
        <WordsField typed={props.restore} error={props.restore.error()} />
      </Page>
    </form>
  );
}
