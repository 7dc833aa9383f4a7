import { For, type JSX, Match, Show, Switch } from "solid-js";
import { Button } from "#src/ui/kit/Button.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { NumberedWords } from "#src/ui/kit/NumberedWords.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { TextField } from "#src/ui/kit/TextField.tsx";
import { ASKED, type SheetMaking } from "./create-sheet.ts";
import { PaperSheet } from "./PaperSheet.tsx";

/** From the words to the check, on screen and on paper; what comes before and after is the screen's own. */
export function SheetSteps(props: {
  readonly sheet: SheetMaking;
  readonly title: string;
  readonly intro: JSX.Element;
  readonly stored: JSX.Element;
  /** While the check takes its time. */
  readonly busyText?: string;
}): JSX.Element {
  const { t } = useI18n();
  /** What a printer gets instead of the screen. */
  const onPaper = (): readonly string[] | undefined =>
    props.sheet.step() === "print" || props.sheet.step() === "words" ? props.sheet.words() : undefined;
  return (
    <>
      <div classList={{ "roer-print-hidden": onPaper() !== undefined }}>
        <Switch>
          <Match when={props.sheet.step() === "intro"}>{props.intro}</Match>
          <Match when={props.sheet.step() === "words"}>
            <Page
              title={props.title}
              heading={t().recovery.words.heading}
              lead={t().recovery.words.lead}
              back={() => props.sheet.go("intro")}
              actions={<Button onClick={() => props.sheet.go("check")}>{t().recovery.words.next}</Button>}
            >
              <Show when={props.sheet.words()} fallback={<p role="status">{t().shell.loading}</p>}>
                {(words) => <NumberedWords label={t().recovery.words.list} words={words()} />}
              </Show>
            </Page>
          </Match>
          <Match when={props.sheet.step() === "print"}>
            <Page
              title={props.title}
              heading={t().recovery.printing.heading}
              lead={t().recovery.printing.lead}
              back={() => props.sheet.go("intro")}
              actions={
                <>
                  <Button icon="printer" onClick={() => window.print()}>
                    {t().recovery.words.print}
                  </Button>
                  <Button kind="quiet" onClick={() => props.sheet.go("check")}>
                    {t().recovery.printing.next}
                  </Button>
                </>
              }
            />
          </Match>
          <Match when={props.sheet.step() === "check"}>
            <form
              onSubmit={(event) => {
                event.preventDefault();
                void props.sheet.check();
              }}
            >
              <Page
                title={props.title}
                heading={t().recovery.check.heading(...ASKED)}
                lead={t().recovery.check.lead}
                back={() => props.sheet.go("words")}
                backLabel={t().recovery.check.look}
                actions={
                  <Button type="submit" busy={props.sheet.busy()}>
                    {t().recovery.check.next}
                  </Button>
                }
              >
                <For each={ASKED}>
                  {(position) => (
                    <TextField
                      label={t().recovery.check.word(position)}
                      capitals="none"
                      value={props.sheet.typed(position)}
                      onInput={(word) => props.sheet.type(position, word)}
                      error={props.sheet.errorAt(position)}
                    />
                  )}
                </For>
                <p role="status">
                  <Show when={props.sheet.busy()}>{props.busyText}</Show>
                </p>
              </Page>
            </form>
          </Match>
          <Match when={props.sheet.step() === "stored"}>{props.stored}</Match>
        </Switch>
      </div>
      <Show when={onPaper()}>{(words) => <PaperSheet words={words()} />}</Show>
    </>
  );
}
