import { createSignal, type JSX, Match, Show, Switch } from "solid-js";
import type { FamilyMember } from "#src/dossier/family-member.ts";
import type { Recorded } from "#src/dossier/kind.ts";
import { childSecrets, type ChildSecretKind, forgetChildKeys } from "#src/operations/child-lock.ts";
import { ChildPen } from "#src/operations/child-pen.ts";
import { childSections, giveChildKey } from "#src/operations/give-child-key.ts";
import { askToStop } from "#src/operations/stop-key.ts";
import { Button } from "#src/ui/kit/Button.tsx";
import { ErrorText } from "#src/ui/kit/ErrorText.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { useApp, useOwnDossier, useSession } from "#src/ui/session/app-context.tsx";
import { ChildSecret } from "./ChildSecret.tsx";
import { childGrants } from "./create-child.ts";

export type ChildSetupProps = {
  readonly member: Recorded<FamilyMember>;
  readonly back: string;
  readonly onReady: (pen: ChildPen) => void;
};

type Stage = "explain" | "choose" | "again" | "making";

/** Who can read and write is older: six figures. */
const kindFor = ({ ageBand }: FamilyMember): ChildSecretKind => (ageBand === "12-17" ? "digits" : "pictures");

/** The parent hands the device over; the child chooses a secret, twice, and has a place of its own. */
export function ChildSetup(props: ChildSetupProps): JSX.Element {
  const { t } = useI18n();
  const app = useApp();
  const session = useSession();
  const dossier = useOwnDossier();
  const [stage, setStage] = createSignal<Stage>("explain");
  const [first, setFirst] = createSignal("");
  const [error, setError] = createSignal<string>();
  const name = (): string => props.member.fields.name;
  const kind = () => kindFor(props.member.fields);
  const words = () => t().child.setup;
  const before = () => childGrants(dossier(), childSections(dossier(), props.member.ref));

  const make = async (): Promise<void> => {
    setError(undefined);
    setStage("making");
    const { ref, fields } = props.member;
    const child = { name: fields.name, member: ref, ...(fields.ageBand ? { ageBand: fields.ageBand } : {}) };
    const here = (await childSecrets(session())).map(({ grant }) => grant);
    // Of a secret that was forgotten: its key ends, so that whoever finds it out later writes nothing by it.
    for (const grant of before().filter((one) => here.includes(one))) {
      await askToStop(session(), dossier(), grant);
      await forgetChildKeys(session(), grant);
    }
    const given = await giveChildKey(session(), dossier(), child, { kind: kind(), text: first() });
    if (!given.ok) {
      const offline = given.error.type === "offline" || given.error.type === "not-shared-yet";
      return void setError(offline ? words().offline : words().failed);
    }
    app.wake();
    const pen = await ChildPen.open(session(), dossier(), given.value.grant, first());
    setFirst("");
    if (pen.ok) props.onReady(pen.value);
    else setError(words().failed);
  };
  const chosen = (text: string): void => {
    setError(undefined);
    setFirst(text);
    setStage("again");
  };
  const chosenAgain = (text: string): void => {
    if (text === first()) return void make();
    setFirst("");
    setError(t().child.secret.differ);
    setStage("choose");
  };
  return (
    <Switch>
      <Match when={stage() === "explain"}>
        <Page
          title={words().title}
          heading={<bdi>{words().heading(name())}</bdi>}
          back={props.back}
          actions={<Button onClick={() => setStage("choose")}>{words().give(name())}</Button>}
        >
          <p dir="auto">{words().text(name())}</p>
          <p dir="auto">{words().read(name())}</p>
          <Show when={before().length > 0}>
            <p dir="auto">{words().again(name())}</p>
          </Show>
        </Page>
      </Match>
      <Match when={stage() === "choose"}>
        <ChildSecret
          kind={kind()}
          isNew
          headings={{
            pictures: t().child.secret.choosePictures,
            word: t().child.secret.chooseWord,
            digits: t().child.secret.chooseDigits,
          }}
          hint={t().child.secret.wordHint}
          action={t().child.secret.next}
          back={() => setStage("explain")}
          busy={false}
          error={error()}
          onDone={chosen}
        />
      </Match>
      <Match when={stage() === "again"}>
        <ChildSecret
          kind={kind()}
          isNew
          headings={{
            pictures: t().child.secret.againPictures,
            word: t().child.secret.againWord,
            digits: t().child.secret.againDigits,
          }}
          action={t().child.secret.next}
          back={() => setStage("choose")}
          busy={false}
          error={error()}
          onDone={chosenAgain}
        />
      </Match>
      <Match when={stage() === "making"}>
        <Page
          title={words().title}
          heading={words().making}
          actions={
            <Show when={error()}>
              <Button onClick={() => void make()}>{t().kit.qr.again}</Button>
            </Show>
          }
        >
          <ErrorText text={error()} />
        </Page>
      </Match>
    </Switch>
  );
}
