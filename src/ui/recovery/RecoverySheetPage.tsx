import { useSearchParams } from "@solidjs/router";
import { For, type JSX, Match, Show, Switch } from "solid-js";
import { Button } from "#src/ui/kit/Button.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { LinkButton } from "#src/ui/kit/LinkButton.tsx";
import { NumberedWords } from "#src/ui/kit/NumberedWords.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { TextField } from "#src/ui/kit/TextField.tsx";
import { useOwnDossier } from "#src/ui/session/app-context.tsx";
import { hasSecondDevice } from "#src/ui/session/second-device.ts";
import { ASKED, createSheet } from "./create-sheet.ts";
import { PaperSheet } from "./PaperSheet.tsx";
import { wayOn } from "./way-on.ts";

/** The sheet of twelve words. `?na=` names the screen of this app to go on to; Vandaag otherwise. */
export default function RecoverySheetPage(): JSX.Element {
  const { t } = useI18n();
  const [query] = useSearchParams<{ na?: string }>();
  const dossier = useOwnDossier();
  const sheet = createSheet(t);
  const on = (): string => wayOn(query.na);
  const title = (): string => t().recovery.title;
  /** What a printer gets instead of the screen. */
  const onPaper = (): readonly string[] | undefined =>
    sheet.step() === "print" || sheet.step() === "words" ? sheet.words() : undefined;
  return (
    <>
      <div classList={{ "roer-print-hidden": onPaper() !== undefined }}>
        <Switch>
          <Match when={sheet.step() === "intro"}>
            <Page
              title={title()}
              heading={t().recovery.intro.heading}
              lead={hasSecondDevice(dossier()) ? t().recovery.card.textWithBackup : t().recovery.intro.lead}
              back={on()}
              actions={
                <>
                  <Button icon="pencil" onClick={() => sheet.go("words")}>
                    {t().recovery.intro.copy}
                  </Button>
                  <Button kind="quiet" icon="printer" onClick={() => sheet.go("print")}>
                    {t().recovery.intro.print}
                  </Button>
                  <LinkButton kind="text" href={on()}>
                    {t().recovery.intro.later}
                  </LinkButton>
                </>
              }
            />
          </Match>
          <Match when={sheet.step() === "words"}>
            <Page
              title={title()}
              heading={t().recovery.words.heading}
              lead={t().recovery.words.lead}
              back={() => sheet.go("intro")}
              actions={<Button onClick={() => sheet.go("check")}>{t().recovery.words.next}</Button>}
            >
              <Show when={sheet.words()} fallback={<p role="status">{t().shell.loading}</p>}>
                {(words) => <NumberedWords label={t().recovery.words.list} words={words()} />}
              </Show>
            </Page>
          </Match>
          <Match when={sheet.step() === "print"}>
            <Page
              title={title()}
              heading={t().recovery.printing.heading}
              lead={t().recovery.printing.lead}
              back={() => sheet.go("intro")}
              actions={
                <>
                  <Button icon="printer" onClick={() => window.print()}>
                    {t().recovery.words.print}
                  </Button>
                  <Button kind="quiet" onClick={() => sheet.go("check")}>
                    {t().recovery.printing.next}
                  </Button>
                </>
              }
            />
          </Match>
          <Match when={sheet.step() === "check"}>
            <form
              onSubmit={(event) => {
                event.preventDefault();
                void sheet.check();
              }}
            >
              <Page
                title={title()}
                heading={t().recovery.check.heading(...ASKED)}
                lead={t().recovery.check.lead}
                back={() => sheet.go("words")}
                backLabel={t().recovery.check.look}
                actions={
                  <Button type="submit" busy={sheet.busy()}>
                    {t().recovery.check.next}
                  </Button>
                }
              >
                <For each={ASKED}>
                  {(position) => (
                    <TextField
                      label={t().recovery.check.word(position)}
                      capitals="none"
                      value={sheet.typed(position)}
                      onInput={(word) => sheet.type(position, word)}
                      error={sheet.errorAt(position)}
                    />
                  )}
                </For>
              </Page>
            </form>
          </Match>
          <Match when={sheet.step() === "elsewhere"}>
            <Page
              title={title()}
              heading={t().devices.sheet.heading}
              lead={t().devices.sheet.lead}
              actions={<LinkButton href={on()}>{t().recovery.stored.done}</LinkButton>}
            />
          </Match>
          <Match when={sheet.step() === "stored"}>
            <Page
              title={title()}
              heading={t().recovery.stored.heading}
              lead={t().recovery.stored.lead}
              actions={<LinkButton href={on()}>{t().recovery.stored.done}</LinkButton>}
            />
          </Match>
        </Switch>
      </div>
      <Show when={onPaper()}>{(words) => <PaperSheet words={words()} />}</Show>
    </>
  );
}
