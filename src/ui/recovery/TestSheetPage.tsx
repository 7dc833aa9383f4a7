import { createSignal, type JSX, Match, onCleanup, Show, Switch } from "solid-js";
import { type SheetVerdict, testSheet } from "#src/operations/test-sheet.ts";
import { Button } from "#src/ui/kit/Button.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { LinkButton } from "#src/ui/kit/LinkButton.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { useOwnDossier } from "#src/ui/session/app-context.tsx";
import { createWordEntry } from "./create-word-entry.ts";
import { SHEETS } from "./sheet-places.ts";
import { SheetScan } from "./SheetScan.tsx";
import { SheetWords } from "./SheetWords.tsx";

/** Does my sheet work? All twelve words, typed or scanned; they are gone before the answer stands there. */
export default function TestSheetPage(): JSX.Element {
  const { t, f } = useI18n();
  const dossier = useOwnDossier();
  const entry = createWordEntry(t);
  onCleanup(entry.clear);
  const [scanning, setScanning] = createSignal(false);
  const [verdict, setVerdict] = createSignal<SheetVerdict>();
  const texts = () => t().recoverySheets.test;

  const test = (): void => {
    if (!entry.check()) return;
    const tested = testSheet(dossier(), entry.words());
    if (!tested.ok) return;
    entry.clear();
    setScanning(false);
    setVerdict(tested.value);
  };
  const heading = (now: SheetVerdict): string => {
    if (now.type === "other") return texts().other;
    return now.type === "ended" ? texts().ended : texts().good;
  };
  const lead = (now: SheetVerdict): string => {
    if (now.type === "other") return texts().otherLead;
    return now.type === "ended" ? texts().endedLead : texts().goodLead;
  };
  const madeAt = (now: SheetVerdict): number | undefined => (now.type === "further" ? now.madeAt : undefined);
  return (
    <Switch>
      <Match when={verdict()}>
        {(now) => (
          <Page
            title={texts().title}
            heading={heading(now())}
            lead={lead(now())}
            actions={
              <>
                <LinkButton href={SHEETS}>{t().recovery.stored.done}</LinkButton>
                <Button kind="quiet" onClick={() => setVerdict(undefined)}>
                  {texts().again}
                </Button>
              </>
            }
          >
            <Show when={now().type === "first"}>
              <p>{texts().first}</p>
            </Show>
            <Show when={madeAt(now())}>{(at) => <p>{texts().madeOn(f().date(at()), f().time(at()))}</p>}</Show>
            <Show when={now().type === "other"}>
              <p>{texts().otherNew}</p>
            </Show>
          </Page>
        )}
      </Match>
      <Match when={scanning()}>
        <SheetScan entry={entry} title={texts().title} onRead={test} onType={() => setScanning(false)} />
      </Match>
      <Match when={!scanning()}>
        <SheetWords
          entry={entry}
          title={texts().title}
          heading={texts().heading}
          lead={texts().lead}
          back={SHEETS}
          action={texts().action}
          onSubmit={test}
          onScan={() => setScanning(true)}
        />
      </Match>
    </Switch>
  );
}
