import { For, type JSX, Show } from "solid-js";
import { Button } from "#src/ui/kit/Button.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { TextArea } from "#src/ui/kit/TextArea.tsx";
import type { TypedWords } from "./create-typed-words.ts";
import "./recovery.css";

export type WordsFieldProps = { readonly typed: TypedWords; readonly error: string | undefined };

/** The twelve words, typed in one field; words that may be meant stand under it. */
export function WordsField(props: WordsFieldProps): JSX.Element {
  const { t } = useI18n();
  let field: HTMLTextAreaElement | undefined;
  const choose = (word: string): void => {
    props.typed.choose(word);
    field?.focus();
  };
  return (
    <>
      <TextArea
        ref={(element) => {
          field = element;
        }}
        label={t().recovery.restore.label}
        hint={t().recovery.restore.hint}
        value={props.typed.words()}
        onInput={props.typed.setWords}
        error={props.error}
      />
      <Show when={props.typed.suggestions().length > 0}>
        <div class="roer-suggestions" role="group" aria-label={t().recovery.restore.suggestions} translate="no">
          <span>{t().recovery.restore.suggestions}</span>
          <For each={props.typed.suggestions()}>
            {(word) => (
              <Button kind="quiet" onClick={() => choose(word)}>
                {word}
              </Button>
            )}
          </For>
        </div>
      </Show>
    </>
  );
}
