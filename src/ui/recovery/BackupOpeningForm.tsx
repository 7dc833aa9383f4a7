import { createUniqueId, type JSX } from "solid-js";
import { Button } from "#src/ui/kit/Button.tsx";
import { ErrorText } from "#src/ui/kit/ErrorText.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import type { BackupOpening } from "./create-backup-opening.ts";
import { WordsField } from "./WordsField.tsx";

export type BackupOpeningFormProps = {
  readonly opening: BackupOpening;
  readonly back: string;
  readonly submit: () => void;
};

/** The file, and the twelve words. */
export function BackupOpeningForm(props: BackupOpeningFormProps): JSX.Element {
  const { t } = useI18n();
  const fileId = createUniqueId();
  const words = () => t().backup.back;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        props.submit();
      }}
    >
      <Page
        title={words().title}
        heading={words().heading}
        lead={words().lead}
        back={props.back}
        actions={
          <Button type="submit" busy={props.opening.busy()}>
            {words().look}
          </Button>
        }
      >
        <div class="roer-field">
          <label class="roer-field__label" for={fileId}>
            {words().choose}
          </label>
          <input
            id={fileId}
            class="roer-input"
            type="file"
            aria-describedby={`${fileId}-error`}
            aria-invalid={props.opening.fileError() ? "true" : undefined}
            onChange={(event) => void props.opening.choose(event.currentTarget.files?.[0])}
          />
          <ErrorText id={`${fileId}-error`} text={props.opening.fileError()} />
        </div>
        <WordsField typed={props.opening.typed} error={props.opening.wordsError()} />
        <p role="status">{props.opening.progress()}</p>
      </Page>
    </form>
  );
}
