import { useNavigate } from "@solidjs/router";
import { type Accessor, createMemo, createSignal, type JSX, Show } from "solid-js";
import { datesAhead } from "#src/dossier/help-dates.ts";
import type { Missed } from "#src/operations/ask-for-help.ts";
import { Button } from "#src/ui/kit/Button.tsx";
import { ErrorText } from "#src/ui/kit/ErrorText.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { useOwnDossier, usePractice, useSession } from "#src/ui/session/app-context.tsx";
import type { PlanHelp } from "#src/ui/session/plan-help.ts";
import { say } from "#src/ui/session/toast.ts";
import { useToday } from "#src/ui/session/use-today.ts";
import { createFormDraft } from "#src/ui/writing/create-form-draft.ts";
import { isOn, withTick } from "#src/ui/writing/form-values.ts";
import { createAsking } from "./create-asking.ts";
import { whomOf } from "./help-form.ts";
import { HelpScreen } from "./HelpScreen.tsx";
import { helpAddress } from "./new-help-steps.ts";
import { WhomField } from "./WhomField.tsx";
import { askedFor, helpers } from "./whom.ts";
import { whomDraft } from "./whom-draft.ts";

/** Somebody else too: also for who was missed when it was asked first. */
export default function AskMorePage(): JSX.Element {
  return <HelpScreen>{(help) => <AskMore of={help} />}</HelpScreen>;
}

function AskMore(props: { readonly of: Accessor<PlanHelp> }): JSX.Element {
  const { t, f } = useI18n();
  const navigate = useNavigate();
  const session = useSession();
  const dossier = useOwnDossier();
  const practice = usePractice();
  const today = useToday();
  const asking = createAsking();
  // oxlint-disable-next-line solid/reactivity -- a screen is of one request as long as it lives
  const { section } = props.of();
  const draft = createFormDraft(whomDraft(section), () => ({}));
  const [pressed, setPressed] = createSignal(false);
  const [missed, setMissed] = createSignal<readonly Missed[]>([]);
  const all = createMemo(() => helpers(dossier(), session().now()));
  const others = createMemo(() => {
    const asked = askedFor(all(), section);
    return all().filter((one) => !asked.includes(one));
  });
  const chosen = () => whomOf(draft.form()).filter((grant) => others().some((one) => one.grant === grant));
  const nameOf = (grant: string): string => all().find((one) => one.grant === grant)?.name ?? t().log.someone;
  const error = (): string | undefined => {
    const [first] = missed();
    if (!first) return undefined;
    if (practice()) return t().help.check.practice;
    if (first.fault.type === "key-over") return t().help.check.over(nameOf(first.grant));
    if (first.fault.type === "offline") return t().help.check.offline;
    return t().help.check.missed(f().list(missed().map(({ grant }) => nameOf(grant))));
  };
  /** Before anything was pressed here: who is chosen was missed on the screen before this one. */
  const notYet = (): string | undefined =>
    missed().length === 0 && isOn(draft.form()["missed"] ?? "") && chosen().length > 0
      ? t().help.check.missed(f().list(chosen().map(nameOf)))
      : undefined;
  const ask = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    setPressed(true);
    const grants = chosen();
    if (grants.length === 0) return;
    const left = await asking.ask(section, grants);
    setMissed(left);
    if (left.length > 0) {
      draft.change("whom", left.map(({ grant }) => grant).join(","));
      return;
    }
    draft.clear();
    say({ text: t().help.check.asked }, "next");
    navigate(helpAddress(section), { replace: true });
  };
  return (
    <form onSubmit={(event) => void ask(event)}>
      <Page
        title={t().help.whom.title}
        heading={t().help.whom.heading}
        lead={t().help.whom.lead}
        back={helpAddress(section)}
        actions={
          <>
            <ErrorText text={error()} />
            <Button type="submit" busy={asking.busy()}>
              {t().help.whom.ask}
            </Button>
          </>
        }
      >
        <Show when={notYet()}>{(text) => <p dir="auto">{text()}</p>}</Show>
        <WhomField
          people={others()}
          what={props.of().request.fields.what}
          first={datesAhead(props.of().request.fields, today())[0]?.on}
          chosen={chosen()}
          onChange={(grant, on) => {
            setMissed([]);
            setPressed(false);
            draft.change("missed", "");
            draft.change("whom", withTick(draft.form()["whom"] ?? "", grant, on));
          }}
          error={pressed() && chosen().length === 0 ? t().help.whom.missing : undefined}
        />
      </Page>
    </form>
  );
}
