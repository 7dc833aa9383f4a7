import { useNavigate, useParams } from "@solidjs/router";
import { createMemo, type JSX, Show } from "solid-js";
import type { Unchecked } from "#src/dossier/kind.ts";
import { type PlanForm, writePersonalPlan } from "#src/dossier/personal-plan.ts";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { LinkButton } from "#src/ui/kit/LinkButton.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { createWriter } from "#src/ui/session/create-writer.ts";
import { say } from "#src/ui/session/toast.ts";
import { RecordForm } from "#src/ui/writing/RecordForm.tsx";
import { PLAN_QUESTIONS, type PlanQuestion, planField } from "#src/ui/reading/plan-fields.ts";
import { NoSuchForm } from "./NoSuchForm.tsx";
import { addressAfter, formAddress } from "./plan-questions.ts";
import { usePlanForm } from "./use-plan-form.ts";

type Asked = { readonly form: PlanForm; readonly question: PlanQuestion };

/** One question of a form; what is answered is kept before the next one is asked. */
export default function PlanQuestionPage(): JSX.Element {
  const params = useParams<{ question: string }>();
  const { form } = usePlanForm();
  const asked = createMemo(
    (): Asked | undefined => {
      const name = form();
      const question = name && PLAN_QUESTIONS[name].find((one) => one === params.question);
      return name && question && { form: name, question };
    },
    undefined,
    { equals: (a, b) => a?.form === b?.form && a?.question === b?.question },
  );
  return (
    <Show when={asked()} keyed fallback={<NoSuchForm />}>
      {(now) => <Question {...now} />}
    </Show>
  );
}

function Question(props: Asked): JSX.Element {
  const { t } = useI18n();
  const navigate = useNavigate();
  const writer = createWriter();
  const { written } = usePlanForm();
  const all = () => PLAN_QUESTIONS[props.form];
  const next = (): string => addressAfter(props.form, props.question);
  const write = (form: PlanForm, question: PlanQuestion, text: string | null): Promise<boolean> =>
    writer.writeIn("services", (at) => writePersonalPlan(form, { [question]: text }, at));
  const save = async ({ form, question }: Asked, values: Unchecked): Promise<boolean> => {
    const before = written()[question] ?? null;
    const text = values[question];
    const now = typeof text === "string" ? text.trim() : null;
    if (now !== before) {
      if (!(await write(form, question, now))) return false;
      say({ text: t().talk.ask.saved, undo: { run: () => void write(form, question, before) } }, "next");
    }
    navigate(next());
    return true;
  };
  return (
    <Page
      title={t().talk.title}
      heading={t().talk.questions[props.question]}
      lead={t().talk.ask.place(all().indexOf(props.question) + 1, all().length)}
      back={formAddress(props.form)}
      actions={
        <>
          <LinkButton kind="text" href={next()}>
            {t().talk.ask.skip}
          </LinkButton>
          <LinkButton kind="text" href={formAddress(props.form)}>
            {t().talk.ask.stop}
          </LinkButton>
        </>
      }
    >
      <RecordForm
        fields={[planField(t(), props.question)]}
        draft={`plan/${props.form}/${props.question}`}
        start={{ [props.question]: written()[props.question] ?? "" }}
        writer={writer}
        onSave={(values) => save(props, values)}
        saveLabel={t().talk.ask.next}
      />
    </Page>
  );
}
