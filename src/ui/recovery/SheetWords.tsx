import { For, type JSX, Show } from "solid-js";
import { Button } from "#src/ui/kit/Button.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { TextArea } from "#src/ui/kit/TextArea.tsx";
import type { WordEntry } from "./create-word-entry.ts";
import "./recovery.css";

export type SheetWordsProps = {
  readonly entry: WordEntry;
  readonly title: string;
  readonly heading: string;
  readonly lead: string;
  readonly back: string;
  /** On the filled button. */
  readonly action: string;
  readonly onSubmit: () => void;
  readonly onScan: () => void;
  /** What is wrong beside the words themselves. */
  readonly error?: string | undefined;
  /** Under the buttons. */
  readonly children?: JSX.Element;
};

/** The twelve words, typed in one field; words that may be meant stand under it. */
export function SheetWords(props: SheetWordsProps): JSX.Element {
  const { t } = useI18n();
  let field: HTMLTextAreaElement | undefined;
  const choose = (word: string): void => {
    props.entry.choose(word);
    field?.focus();
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        props.onSubmit();
      }}
    >
      <Page
        title={props.title}
        heading={props.heading}
        lead={props.lead}
        back={props.back}
        actions={
          <>
            <Button type="submit">{props.action}</Button>
            <Button kind="quiet" icon="camera" onClick={() => props.onScan()}>
              {t().recovery.restore.scan}
            </Button>
            {props.children}
          </>
        }
      >
        <TextArea
          ref={(element) => {
            field = element;
          }}
          label={t().recovery.restore.label}
          hint={t().recovery.restore.hint}
          value={props.entry.words()}
          onInput={(text) => props.entry.setWords(text)}
          error={props.entry.error() ?? props.error}
        />
        <Show when={props.entry.suggestions().length > 0}>
          <div class="roer-suggestions" role="group" aria-label={t().recovery.restore.suggestions} translate="no">
            <span>{t().recovery.restore.suggestions}</span>
            <For each={props.entry.suggestions()}>
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
