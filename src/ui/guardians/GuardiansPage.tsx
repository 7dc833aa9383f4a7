import { createMemo, createSignal, For, type JSX, Show } from "solid-js";
import { opensAt, readLedger } from "#src/grants/ledger.ts";
import { type Guardian, type GuardianStanding, guardianStanding } from "#src/operations/guardians.ts";
import { removeDevice, type RemoveFault } from "#src/operations/remove-device.ts";
import { saveWish, type WishFault, wishOf } from "#src/operations/wish.ts";
import { Button } from "#src/ui/kit/Button.tsx";
import { ChoiceRow } from "#src/ui/kit/ChoiceRow.tsx";
import { ErrorText } from "#src/ui/kit/ErrorText.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { LinkButton } from "#src/ui/kit/LinkButton.tsx";
import { Notice } from "#src/ui/kit/Notice.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { PersonRow } from "#src/ui/kit/PersonRow.tsx";
import { useApp, useOwnDossier, usePractice, useSession } from "#src/ui/session/app-context.tsx";
import { say } from "#src/ui/session/toast.ts";
import { CHOOSE_GUARDIANS, WISH } from "./guardian-places.ts";
import { possibleGuardians } from "./possible-guardians.ts";

/** `/meer/bewaarders`: what guardians are, or who they are. */
export default function GuardiansPage(): JSX.Element {
  const dossier = useOwnDossier();
  const standing = createMemo(() => guardianStanding(dossier()));
  return (
    <Show when={standing()} fallback={<Explained />}>
      {(own) => <Chosen standing={own()} />}
    </Show>
  );
}

function Explained(): JSX.Element {
  const { t } = useI18n();
  const session = useSession();
  const dossier = useOwnDossier();
  const practice = usePractice();
  const texts = () => t().guardians.own;
  const enough = createMemo(() => possibleGuardians(dossier(), session().now()).length >= 3);
  return (
    <Page
      title={t().guardians.title}
      heading={texts().heading}
      lead={texts().lead}
      back="/meer"
      actions={
        <Show when={!practice()}>
          <Show when={enough()} fallback={<LinkButton href="/sleutels">{texts().toKeys}</LinkButton>}>
            <LinkButton href={CHOOSE_GUARDIANS}>{texts().choose}</LinkButton>
          </Show>
        </Show>
      }
    >
      <p>{texts().alone}</p>
      <p>{texts().together}</p>
      <p>{texts().wait}</p>
      <Notice icon="alert" text={texts().danger} />
      <Show when={practice()}>
        <p>{t().guardians.practice}</p>
      </Show>
      <Show when={!practice() && !enough()}>
        <p>{texts().none}</p>
      </Show>
    </Page>
  );
}

function Chosen(props: { readonly standing: GuardianStanding }): JSX.Element {
  const { t, f } = useI18n();
  const app = useApp();
  const session = useSession();
  const dossier = useOwnDossier();
  const [busy, setBusy] = createSignal(false);
  const [sure, setSure] = createSignal(false);
  const [fault, setFault] = createSignal<RemoveFault | WishFault>();
  const texts = () => t().guardians.own;
  const grants = createMemo(() => readLedger(dossier().shownOf("ledger")).grants);

  const hintOf = ({ grant, keeps }: Guardian): string => {
    const entry = grants().get(grant);
    if (entry?.stoppedAt !== undefined) return texts().ended;
    if (keeps) return texts().keeps;
    return entry && !opensAt(entry, session().now()) ? texts().ended : texts().pending;
  };
  const stop = async (): Promise<void> => {
    if (busy()) return;
    setBusy(true);
    setFault(undefined);
    const [open, own, { key }] = [session(), dossier(), props.standing];
    // The wish is theirs to read until it is taken away; afterwards nobody could.
    const wish = wishOf(own) ? await saveWish(open, own, undefined) : undefined;
    const isOffline = wish?.ok === false && wish.error.type === "offline";
    const done = isOffline ? wish : await open.exclusive(() => removeDevice(open, own, key));
    setBusy(false);
    if (!done.ok) return void setFault(done.error);
    app.wake();
    say({ text: texts().stopped });
  };
  const error = (): string | undefined => {
    const now = fault();
    return now && (now.type === "offline" ? t().guardians.choose.offline : t().guardians.choose.later);
  };
  return (
    <Page
      title={t().guardians.title}
      heading={t().guardians.title}
      lead={texts().needed(props.standing.k, props.standing.holders.length)}
      back="/meer"
      actions={
        <>
          <ErrorText text={error()} />
          <LinkButton kind="quiet" href={CHOOSE_GUARDIANS}>
            {texts().again}
          </LinkButton>
          <Show
            when={sure()}
            fallback={
              <Button kind="text" onClick={() => setSure(true)}>
                {texts().stop}
              </Button>
            }
          >
            <p role="status">{texts().stopSure}</p>
            <Button kind="danger" busy={busy()} onClick={() => void stop()}>
              {texts().stopDo}
            </Button>
          </Show>
        </>
      }
    >
      <p>{texts().since(f().date(props.standing.madeAt))}</p>
      <ul>
        <For each={props.standing.guardians}>
          {(guardian) => (
            <PersonRow name={guardian.name} hint={hintOf(guardian)} href={`/sleutels/${guardian.grant}`} />
          )}
        </For>
      </ul>
      <p>{texts().wait}</p>
      <div class="roer-choices">
        <ChoiceRow
          icon="paper"
          label={t().guardians.wish.title}
          hint={wishOf(dossier()) ? t().guardians.wish.there : t().guardians.wish.hint}
          go={WISH}
        />
      </div>
    </Page>
  );
}
