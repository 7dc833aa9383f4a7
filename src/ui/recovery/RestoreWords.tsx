import { For, type JSX, Show } from "solid-js";
import { Button } from "#src/ui/kit/Button.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { TextArea } from "#src/ui/kit/TextArea.tsx";
import type { Restore } from "./create-restore.ts";
import "./recovery.css";

/** The twelve words, typed in one field; words that may be meant stand under it. */
export function RestoreWords(props: { readonly restore: Restore }): JSX.Element {
  const { t } = useI18n();
  let field: HTMLTextAreaElement | undefined;
  const choose = (word: string): void => {
    props.restore.choose(word);
    field?.focus();
  };
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
            <p>{t().recovery.restore.lost}</p>
          </>
        }
      >
        <TextArea
          ref={(element) => {
            field = element;
          }}
          label={t().recovery.restore.label}
          hint={t().recovery.restore.hint}
          value={props.restore.words()}
          onInput={props.restore.setWords}
          error={props.restore.error()}
        />
        <Show when={props.restore.suggestions().length > 0}>
          <div class="roer-suggestions" role="group" aria-label={t().recovery.restore.suggestions} translate="no">
            <span>{t().recovery.restore.suggestions}</span>
            <For each={props.restore.suggestions()}>
              {(word) => (
                <Button kind="quiet" onClick={() => choose(word)}>
                  {word}
                </Button>
              )}
            </For>
          </div>
        </Show>
      </Page>
    </form>
  );
}
