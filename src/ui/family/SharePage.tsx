import { useNavigate, useParams, useSearchParams } from "@solidjs/router";
import { createSignal, type JSX, Show } from "solid-js";
import { FamilyShare } from "#src/dossier/family-share.ts";
import { TEXT_LENGTH } from "#src/dossier/field-rules.ts";
import { newEntityId } from "#src/operations/access-change.ts";
import { recordOwnWords } from "#src/operations/own-words.ts";
import type { RecordFault } from "#src/operations/record.ts";
import type { GrantId } from "#src/protocol/ids.ts";
import { Button } from "#src/ui/kit/Button.tsx";
import { ChoiceGroup } from "#src/ui/kit/ChoiceGroup.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { TextArea } from "#src/ui/kit/TextArea.tsx";
import { useApp, useOwnDossier, useSession } from "#src/ui/session/app-context.tsx";
import { createEditDraft } from "#src/ui/session/create-edit-draft.ts";
import { sharedFamilyPlans, type SharedFamilyPlan } from "#src/ui/session/family-plans.ts";
import { faultText } from "#src/ui/session/fault-text.ts";
import { say } from "#src/ui/session/toast.ts";
import { useToday } from "#src/ui/session/use-today.ts";
import { SHARE } from "./family-addresses.ts";
import { NoFamilyPlan } from "./NoFamilyPlan.tsx";
import { sourceText, whatAt } from "./share-sources.ts";

/** The words as they will stand in the family's plan of somebody else: to look at, to change, to share with one press. */
export default function SharePage(): JSX.Element {
  const { t } = useI18n();
  const session = useSession();
  const params = useParams<{ what: string }>();
  const plans = () => sharedFamilyPlans(session());
  return (
    <Show when={plans().length > 0 && whatAt(params.what)} keyed fallback={<NoFamilyPlan />}>
      {(what) => <ShareForm what={what} plans={plans()} title={t().family.others.title} />}
    </Show>
  );
}

type ShareFormProps = {
  readonly what: FamilyShare["what"];
  readonly plans: readonly SharedFamilyPlan[];
  readonly title: string;
};

function ShareForm(props: ShareFormProps): JSX.Element {
  const { t } = useI18n();
  const app = useApp();
  const session = useSession();
  const dossier = useOwnDossier();
  const today = useToday();
  const navigate = useNavigate();
  const [search] = useSearchParams<{ van: string }>();
  // oxlint-disable-next-line solid/reactivity -- a screen shares one thing as long as it lives
  const draft = `family-share/${props.what}/${search.van ?? "own"}`;
  const [text, setText, clear, saved] = createEditDraft(draft, () => sourceText(dossier(), props.what, search.van));
  const [chosen, setChosen] = createSignal<GrantId>();
  const [fault, setFault] = createSignal<RecordFault>();
  const plan = (): SharedFamilyPlan | undefined =>
    props.plans.find(({ replica }) => replica.ref.grant === chosen()) ?? props.plans[0];
  const nameOf = (one: SharedFamilyPlan | undefined): string => one?.name ?? t().family.others.somebody;

  const share = async (): Promise<void> => {
    const to = plan();
    if (!to) return;
    const values = { what: props.what, text: text(), on: today() };
    const which = { id: newEntityId(), isNew: true };
    const done = await recordOwnWords(session(), to.replica, to.section, FamilyShare, values, which);
    setFault(done.ok ? undefined : done.error);
    if (!done.ok) return;
    clear();
    app.wake();
    say({ text: t().family.shared.saved }, "next");
    navigate(`/gekregen/${to.replica.ref.grant}`);
  };
  const error = (): string | undefined => {
    const wrong = fault();
    return wrong && faultText(t(), wrong, t().family.shared.missing);
  };
  return (
    <Page
      title={props.title}
      heading={<bdi>{t().family.others.check(nameOf(plan()))}</bdi>}
      lead={t().family.others.checkLead}
      back={SHARE}
      actions={<Button onClick={() => void share()}>{t().family.others.send}</Button>}
    >
      <TextArea
        label={t().family.others.text}
        hint={t().family.shared.hint}
        value={text()}
        onInput={(typed) => {
          setFault(undefined);
          setText(typed);
        }}
        draftSaved={saved()}
        maxLength={TEXT_LENGTH}
        error={error()}
      />
      <Show when={props.plans.length > 1}>
        <ChoiceGroup<string>
          legend={t().family.others.which}
          choices={props.plans.map((one) => ({
            value: one.replica.ref.grant,
            label: t().family.others.plan(nameOf(one)),
          }))}
          value={plan()?.replica.ref.grant}
          onChange={(grant) => setChosen(grant as GrantId)}
        />
      </Show>
      <p class="roer-field__hint">{t().family.others.copies}</p>
    </Page>
  );
}
