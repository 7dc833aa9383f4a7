import { useParams } from "@solidjs/router";
import { createMemo, type JSX, Show } from "solid-js";
import { type PlanForm, writePersonalPlan } from "#src/dossier/personal-plan.ts";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { PLAN_QUESTIONS, planField, planFields, type PlanQuestion } from "#src/ui/reading/plan-fields.ts";
import { createWriter } from "#src/ui/session/create-writer.ts";
import { GuidedQuestion } from "#src/ui/writing/GuidedQuestion.tsx";
import { NoSuchForm } from "./NoSuchForm.tsx";
import { formAddress, questionAddress } from "./plan-addresses.ts";
import { usePlanForm } from "./use-plan-form.ts";

type Asked = { readonly form: PlanForm; readonly question: PlanQuestion };

/** One question of a form. */
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
  const writer = createWriter();
  const { written } = usePlanForm();
  const write = ({ form, question }: Asked, text: string | null): Promise<boolean> =>
    writer.writeIn("services", (at) => writePersonalPlan(form, { [question]: text }, at));
  return (
    <GuidedQuestion
      title={t().talk.title}
      fields={planFields(t(), props.form)}
      field={planField(t(), props.question)}
      text={written()[props.question]}
      draft={`plan/${props.form}/${props.question}`}
      home={formAddress(props.form)}
      address={(question) => questionAddress(props.form, question)}
      writer={writer}
      write={(text) => write(props, text)}
    />
  );
}
