import { createMemo, createSignal, type JSX, onCleanup, Show } from "solid-js";
import { guardianStanding } from "#src/operations/guardians.ts";
import { saveWish, type Wish, type WishFault, wishOf } from "#src/operations/wish.ts";
import { Button } from "#src/ui/kit/Button.tsx";
import { ChoiceGroup } from "#src/ui/kit/ChoiceGroup.tsx";
import { ErrorText } from "#src/ui/kit/ErrorText.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { LinkButton } from "#src/ui/kit/LinkButton.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { TextArea } from "#src/ui/kit/TextArea.tsx";
import { useApp, useOwnDossier, useSession } from "#src/ui/session/app-context.tsx";
import { createEditDraft } from "#src/ui/session/create-edit-draft.ts";
import { say } from "#src/ui/session/toast.ts";
import { useOnward } from "#src/ui/session/use-onward.ts";
import { CHOOSE_GUARDIANS, GUARDIANS } from "./guardian-places.ts";

/** `/meer/bewaarders/wens`: what guardians read together once the resident is no more. */
export default function WishPage(): JSX.Element {
  const { t } = useI18n();
  const dossier = useOwnDossier();
  const some = createMemo(() => guardianStanding(dossier()) !== undefined);
  const texts = () => t().guardians.wish;
  return (
    <Show
      when={some()}
      fallback={
        <Page
          title={texts().title}
          heading={texts().nobody}
          back={GUARDIANS}
          actions={<LinkButton href={CHOOSE_GUARDIANS}>{t().guardians.own.choose}</LinkButton>}
        />
      }
    >
      <WishForm />
    </Show>
  );
}

function WishForm(): JSX.Element {
  const { t } = useI18n();
  const app = useApp();
  const session = useSession();
  const dossier = useOwnDossier();
  const onward = useOnward();
  const texts = () => t().guardians.wish;
  // oxlint-disable-next-line solid/reactivity -- as it stood on coming here
  const before = wishOf(dossier());
  const [after, setAfter] = createSignal<Wish["after"]>(before?.after ?? "erase");
  const [text, setText, clear, saved] = createEditDraft("guardians/wish", () => before?.text ?? "");
  const [missing, setMissing] = createSignal(false);
  const [busy, setBusy] = createSignal(false);
  const [fault, setFault] = createSignal<WishFault>();
  const [without, setWithout] = createSignal<readonly string[]>([]);
  let left = false;
  onCleanup(() => {
    left = true;
  });

  const save = async (words: string): Promise<void> => {
    if (busy()) return;
    setBusy(true);
    setFault(undefined);
    const done = await saveWish(session(), dossier(), words === "" ? undefined : { after: after(), text: words });
    setBusy(false);
    if (!done.ok) return void setFault(done.error);
    clear();
    app.wake();
    const { without } = done.value;
    if (left) return;
    if (without.length > 0) return void setWithout(without);
    say({ text: words === "" ? texts().gone : texts().saved }, "next");
    onward(GUARDIANS);
  };
  const submit = (): void => {
    const words = text().trim();
    setMissing(words === "");
    if (words !== "") void save(words);
  };
  const error = (): string | undefined => {
    const now = fault();
    if (!now) return undefined;
    if (now.type === "shares-on-their-way") return texts().wait(now.names.join(", "));
    return now.type === "offline" ? texts().offline : texts().later;
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Page
        title={texts().title}
        heading={texts().heading}
        lead={texts().lead}
        back={GUARDIANS}
        actions={
          <>
            <ErrorText text={error()} />
            <Button type="submit" busy={busy()}>
              {texts().save}
            </Button>
            <Show when={before}>
              <Button kind="text" busy={busy()} onClick={() => void save("")}>
                {texts().remove}
              </Button>
            </Show>
          </>
        }
      >
        <ChoiceGroup
          legend={texts().after}
          choices={[
            { value: "erase", label: texts().erase },
            { value: "give", label: texts().give },
          ]}
          value={after()}
          onChange={setAfter}
        />
        <TextArea
          label={texts().text}
          hint={texts().textHint}
          value={text()}
          onInput={(words) => {
            setText(words);
            setMissing(false);
          }}
          draftSaved={saved()}
          maxLength={4_000}
          error={missing() ? texts().missing : undefined}
        />
        <p role="status">
          <Show when={without().length > 0}>{texts().without(without().join(", "))}</Show>
        </p>
        <p>{texts().nothing}</p>
      </Page>
    </form>
  );
}
