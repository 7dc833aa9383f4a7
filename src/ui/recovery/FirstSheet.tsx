import { type JSX, Show } from "solid-js";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { LinkButton } from "#src/ui/kit/LinkButton.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { createSheets } from "./create-sheets.ts";
import { END_FIRST, NEW_SHEET, SHEETS } from "./sheet-places.ts";

/** The sheet above all devices: what who has it can do, and the way to end it, which takes another one. */
export function FirstSheet(): JSX.Element {
  const { t, f } = useI18n();
  const sheets = createSheets();
  const texts = () => t().recoverySheets.first;
  const heading = (): string => {
    const { list } = t().recoverySheets;
    const chief = sheets.chief();
    return chief ? list.madeOn(f().date(chief.madeAt)) : list.first;
  };
  return (
    <Page
      title={t().recovery.title}
      heading={heading()}
      lead={t().recoverySheets.one.lead}
      back={SHEETS}
      actions={
        <>
          <Show
            when={sheets.heirs().length > 0}
            fallback={
              <LinkButton icon="add" href={NEW_SHEET}>
                {t().recoverySheets.list.make}
              </LinkButton>
            }
          >
            <LinkButton kind="quiet" icon="trash" href={END_FIRST}>
              {texts().end}
            </LinkButton>
          </Show>
          <LinkButton kind="quiet" href="/meer/meenemen">
            {t().recoverySheets.one.takeAlong}
          </LinkButton>
        </>
      }
    >
      <p>{texts().above}</p>
      <p>{texts().lost}</p>
      <p>{texts().noWords}</p>
      <Show when={sheets.heirs().length === 0}>
        <p>{texts().needsOther}</p>
      </Show>
    </Page>
  );
}
