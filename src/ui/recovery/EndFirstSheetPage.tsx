import { type JSX, Match, onCleanup, Show, Switch } from "solid-js";
import { Button } from "#src/ui/kit/Button.tsx";
import { ChoiceGroup } from "#src/ui/kit/ChoiceGroup.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { LinkButton } from "#src/ui/kit/LinkButton.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { createEndFirst } from "./create-end-first.ts";
import { FIRST_SHEET, SHEETS, sheetPlace } from "./sheet-places.ts";
import { SheetScan } from "./SheetScan.tsx";
import { SheetWords } from "./SheetWords.tsx";

/** The first sheet stops, and another takes its place. It takes the words of the one that stops, and cannot be undone. */
export default function EndFirstSheetPage(): JSX.Element {
  const { t, f } = useI18n();
  const ending = createEndFirst(t);
  onCleanup(ending.entry.clear);
  const texts = () => t().recoverySheets.first;
  const list = () => t().recoverySheets.list;
  const choices = () =>
    ending.heirs().map(({ sheet, madeAt }) => ({
      value: sheet as string,
      label: list().madeOn(f().date(madeAt)),
      hint: list().madeAt(f().time(madeAt)),
    }));
  return (
    <Switch>
      <Match when={ending.step() === "done"}>
        <Page
          title={t().recovery.title}
          heading={texts().done}
          lead={texts().doneLead}
          actions={
            <>
              <LinkButton href={SHEETS}>{t().recovery.stored.done}</LinkButton>
              <LinkButton kind="quiet" href="/meer/reservekopie">
                {t().backup.make}
              </LinkButton>
              <LinkButton kind="quiet" href="/sleutels">
                {t().devices.remove.keys}
              </LinkButton>
            </>
          }
        >
          <p>{t().recoverySheets.one.backups}</p>
          <p>{t().recoverySheets.one.look}</p>
        </Page>
      </Match>
      <Match when={ending.heirs().length === 0}>
        <Page title={t().recovery.title} heading={texts().needsOther} back={sheetPlace(FIRST_SHEET)} />
      </Match>
      <Match when={ending.step() === "choose"}>
        <Page
          title={t().recovery.title}
          heading={texts().heading}
          lead={texts().heirLead}
          back={sheetPlace(FIRST_SHEET)}
          actions={<Button onClick={ending.choose}>{t().onboarding.pin.next}</Button>}
        >
          <ChoiceGroup
            legend={texts().which}
            choices={choices()}
            value={ending.heir()}
            onChange={ending.setHeir}
            error={ending.choiceError()}
          />
          <p>{texts().have}</p>
          <p>{texts().heirAbove}</p>
          <p>{texts().effect}</p>
        </Page>
      </Match>
      <Match when={ending.step() === "scan"}>
        <SheetScan
          entry={ending.entry}
          title={t().recovery.title}
          onRead={() => void ending.end()}
          onType={() => ending.go("words")}
        />
      </Match>
      <Match when={ending.step() === "words"}>
        <SheetWords
          entry={ending.entry}
          title={t().recovery.title}
          heading={texts().words}
          lead={texts().wordsLead}
          back={sheetPlace(FIRST_SHEET)}
          action={texts().end}
          onSubmit={() => void ending.end()}
          onScan={() => ending.go("scan")}
          error={ending.error()}
        >
          <p role="status">
            <Show when={ending.busy()}>{t().devices.remove.busy}</Show>
          </p>
        </SheetWords>
      </Match>
    </Switch>
  );
}
