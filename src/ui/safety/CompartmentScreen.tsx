import { For, type JSX, Show } from "solid-js";
import type { Compartment } from "#src/operations/compartment.ts";
import { Button } from "#src/ui/kit/Button.tsx";
import { ErrorText } from "#src/ui/kit/ErrorText.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { TextArea } from "#src/ui/kit/TextArea.tsx";
import { useApp } from "#src/ui/session/app-context.tsx";
import { createInside } from "./create-inside.ts";
import "./safety.css";

/** What is in the sealed compartment. It comes with the lock itself, so that opening it asks the relay for nothing. */
export function CompartmentScreen(props: { readonly compartment: Compartment }): JSX.Element {
  const { t, f } = useI18n();
  const app = useApp();
  // oxlint-disable-next-line solid/reactivity -- another compartment is another screen
  const inside = createInside(props.compartment);
  const texts = () => t().safety.compartment.inside;
  const error = (): string | undefined => {
    const fault = inside.fault();
    if (!fault) return undefined;
    return fault.type === "compartment-full" ? texts().full : texts().notKept;
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void inside.add();
      }}
    >
      <Page
        title={texts().title}
        heading={texts().heading}
        lead={texts().lead}
        actions={
          <>
            <Button type="submit">{texts().add}</Button>
            <Button kind="quiet" icon="lock" onClick={() => app.lock()}>
              {texts().lock}
            </Button>
          </>
        }
      >
        <Show when={inside.pages().length > 0} fallback={<p>{texts().empty}</p>}>
          <ul class="roer-plain-list">
            <For each={inside.pages()}>
              {(page) => (
                <li>
                  <p class="roer-field__hint">{f().date(page.at)}</p>
                  <p class="roer-apart__text" dir="auto" translate="no">
                    {page.text}
                  </p>
                  <Button
                    kind="text"
                    icon="trash"
                    label={`${texts().remove}: ${f().date(page.at)}`}
                    onClick={() => void inside.remove(page.id, texts().removed)}
                  >
                    {texts().remove}
                  </Button>
                </li>
              )}
            </For>
          </ul>
        </Show>
        <TextArea
          label={texts().write}
          value={inside.draft()}
          onInput={inside.type}
          draftSaved={inside.saved()}
          rows={6}
        />
        <ErrorText text={error()} />
      </Page>
    </form>
  );
}
