import { useNavigate } from "@solidjs/router";
import { createMemo, createSignal, For, type JSX, onCleanup, Show } from "solid-js";
import { guardianStanding } from "#src/operations/guardians.ts";
import { NewGuardians, type NewGuardiansFault } from "#src/operations/new-guardians.ts";
import type { GrantId } from "#src/protocol/ids.ts";
import { Button } from "#src/ui/kit/Button.tsx";
import { CheckRow } from "#src/ui/kit/CheckRow.tsx";
import { ErrorText } from "#src/ui/kit/ErrorText.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { useApp, useOwnDossier, useSession } from "#src/ui/session/app-context.tsx";
import { say } from "#src/ui/session/toast.ts";
import { GUARDIANS } from "./guardian-places.ts";
import { possibleGuardians } from "./possible-guardians.ts";

/** `/meer/bewaarders/kies`: three or five people, and one press. */
export default function ChooseGuardiansPage(): JSX.Element {
  const { t } = useI18n();
  const app = useApp();
  const session = useSession();
  const dossier = useOwnDossier();
  const navigate = useNavigate();
  const texts = () => t().guardians.choose;
  const before = createMemo(() => guardianStanding(dossier()));
  const people = createMemo(() => possibleGuardians(dossier(), session().now()));
  // oxlint-disable-next-line solid/reactivity -- who they were on coming here
  const [chosen, setChosen] = createSignal<ReadonlySet<GrantId>>(new Set(before()?.holders));
  const [busy, setBusy] = createSignal(false);
  const [fault, setFault] = createSignal<NewGuardiansFault>();
  /** One set for as long as the choice stays as it is: after a lost answer the same one is asked for again. */
  let made: NewGuardians | undefined;
  const forget = (): void => {
    made?.wipe();
    made = undefined;
  };
  let left = false;
  onCleanup(() => {
    left = true;
    forget();
  });

  const choose = (grant: GrantId, isChosen: boolean): void => {
    // What is on its way is the choice that was pressed.
    if (busy()) return;
    forget();
    setFault(undefined);
    setChosen((all) => new Set(isChosen ? [...all, grant] : [...all].filter((one) => one !== grant)));
  };
  const still = (): readonly GrantId[] => people().flatMap(({ grant }) => (chosen().has(grant) ? [grant] : []));
  const ask = async (): Promise<void> => {
    if (busy()) return;
    const set = made ? { ok: true as const, value: made } : NewGuardians.for(still());
    if (!set.ok) return void setFault(set.error);
    made = set.value;
    setBusy(true);
    setFault(undefined);
    const done = await made.register(session(), dossier());
    setBusy(false);
    if (!done.ok) return void setFault(done.error);
    forget();
    app.wake();
    if (left) return;
    say({ text: texts().done }, "next");
    navigate(GUARDIANS);
  };
  const error = (): string | undefined => {
    const now = fault();
    switch (now?.type) {
      case undefined:
        return undefined;
      case "guardians-number":
        return texts().number;
      case "guardian-without-key":
        return texts().without;
      case "offline":
        return texts().offline;
      default:
        return texts().later;
    }
  };
  return (
    <Page
      title={texts().title}
      heading={texts().heading}
      lead={texts().lead}
      back={GUARDIANS}
      actions={
        <>
          <ErrorText text={error()} />
          <Button busy={busy()} onClick={() => void ask()}>
            {texts().ask}
          </Button>
        </>
      }
    >
      <div class="roer-choices" role="group" aria-label={texts().list}>
        <For each={people()}>
          {({ grant, entry }) => (
            <CheckRow
              label={entry.name}
              hint={[entry.role, entry.organisation].filter(Boolean).join(", ") || undefined}
              checked={chosen().has(grant)}
              onChange={(isChosen) => choose(grant, isChosen)}
            />
          )}
        </For>
      </div>
      <Show when={before()}>
        <p>{texts().replaces}</p>
      </Show>
      <p>{t().guardians.own.danger}</p>
      <p role="status">
        <Show when={busy()}>{texts().busy}</Show>
      </p>
    </Page>
  );
}
