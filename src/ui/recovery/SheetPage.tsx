import { useParams } from "@solidjs/router";
import { createSignal, type JSX, Match, Show, Switch } from "solid-js";
import type { OwnSheet } from "#src/grants/own-sheets.ts";
import { type RemoveFault, removeDevice } from "#src/operations/remove-device.ts";
import { Button } from "#src/ui/kit/Button.tsx";
import { ErrorText } from "#src/ui/kit/ErrorText.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { LinkButton } from "#src/ui/kit/LinkButton.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { useApp, useOwnDossier, useSession } from "#src/ui/session/app-context.tsx";
import { createSheets } from "./create-sheets.ts";
import { FirstSheet } from "./FirstSheet.tsx";
import { FIRST_SHEET, SHEETS } from "./sheet-places.ts";

/** One sheet: what who has it can do, and for a further one the way to end it. */
export default function SheetPage(): JSX.Element {
  const { t } = useI18n();
  const params = useParams<{ id: string }>();
  const sheets = createSheets();
  /** The one that is being ended: it leaves the list before this screen has heard that it did. */
  const [asked, setAsked] = createSignal<OwnSheet>();
  const texts = () => t().recoverySheets.one;
  return (
    <Switch fallback={<Page title={t().recovery.title} heading={texts().gone} back={SHEETS} />}>
      <Match when={params.id === FIRST_SHEET || (!asked() && params.id === sheets.chief()?.sheet)}>
        <FirstSheet />
      </Match>
      <Match when={asked() ?? sheets.of(params.id)}>{(one) => <FurtherSheet sheet={one()} onEnd={setAsked} />}</Match>
    </Switch>
  );
}

/** Ending it cannot be undone, and says so before. "Geldt niet meer" only after the relay has confirmed it. */
function FurtherSheet(props: { readonly sheet: OwnSheet; readonly onEnd: (sheet?: OwnSheet) => void }): JSX.Element {
  const { t, f } = useI18n();
  const app = useApp();
  const session = useSession();
  const dossier = useOwnDossier();
  const [busy, setBusy] = createSignal(false);
  const [gone, setGone] = createSignal(false);
  const [fault, setFault] = createSignal<RemoveFault>();
  const texts = () => t().recoverySheets.one;

  const end = async (): Promise<void> => {
    if (busy()) return;
    const { sheet } = props.sheet;
    props.onEnd(props.sheet);
    setBusy(true);
    setFault(undefined);
    const open = session();
    const own = dossier();
    const done = await open.exclusive(() => removeDevice(open, own, sheet));
    setBusy(false);
    if (!done.ok) {
      props.onEnd(undefined);
      setFault(done.error);
      return;
    }
    setGone(true);
    app.wake();
  };
  const error = (): string | undefined => {
    const now = fault();
    return now && (now.type === "offline" ? t().devices.remove.offline : t().devices.remove.later);
  };
  return (
    <Show
      when={gone()}
      fallback={
        <Page
          title={t().recovery.title}
          heading={t().recoverySheets.list.madeOn(f().date(props.sheet.madeAt))}
          lead={texts().lead}
          back={SHEETS}
          actions={
            <>
              <ErrorText text={error()} />
              <Button kind="danger" icon="trash" busy={busy()} onClick={() => void end()}>
                {texts().end}
              </Button>
              <LinkButton kind="quiet" href={SHEETS}>
                {t().devices.remove.cancel}
              </LinkButton>
            </>
          }
        >
          <p>{texts().lost}</p>
          <p>{texts().effect}</p>
          <p>{texts().stays}</p>
          <p role="status">
            <Show when={busy()}>{t().devices.remove.busy}</Show>
          </p>
        </Page>
      }
    >
      <Page
        title={t().recovery.title}
        heading={t().recoverySheets.test.ended}
        lead={texts().endedLead}
        actions={
          <>
            <LinkButton href={SHEETS}>{t().recovery.stored.done}</LinkButton>
            <LinkButton kind="quiet" href="/meer/apparaten">
              {t().devices.title}
            </LinkButton>
            <LinkButton kind="quiet" href="/sleutels">
              {t().devices.remove.keys}
            </LinkButton>
          </>
        }
      >
        <p>{texts().backups}</p>
        <p>{texts().look}</p>
      </Page>
    </Show>
  );
}
