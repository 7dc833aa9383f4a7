import { useNavigate, useParams } from "@solidjs/router";
import { type Accessor, createMemo, createSignal, type JSX, Show } from "solid-js";
import { type Agreement, agreements } from "#src/dossier/agreement.ts";
import type { Recorded } from "#src/dossier/kind.ts";
import { parseLocalDate } from "#src/dossier/local-date.ts";
import { Button } from "#src/ui/kit/Button.tsx";
import { ChoiceGroup } from "#src/ui/kit/ChoiceGroup.tsx";
import { DayField } from "#src/ui/kit/DayField.tsx";
import { ErrorText } from "#src/ui/kit/ErrorText.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { LinkButton } from "#src/ui/kit/LinkButton.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { AgreementText } from "#src/ui/reading/AgreementLines.tsx";
import { useOwnDossier } from "#src/ui/session/app-context.tsx";
import type { OpenSheet } from "#src/ui/session/case-sheets.ts";
import { createWriter } from "#src/ui/session/create-writer.ts";
import { faultText } from "#src/ui/session/fault-text.ts";
import { planGoals } from "#src/ui/session/plan-goals.ts";
import { say } from "#src/ui/session/toast.ts";
import { stepAddress } from "./case-addresses.ts";
import { createTakeOver, type Way } from "./create-take-over.ts";
import { WithSheet } from "./WithSheet.tsx";

/** What one line becomes: a step of a goal, an appointment, or an agreement on the sheet alone. */
export default function TakeOverPage(): JSX.Element {
  return <WithSheet>{(sheet) => <Line of={sheet} />}</WithSheet>;
}

function Line(props: { readonly of: Accessor<OpenSheet> }): JSX.Element {
  const { t } = useI18n();
  const params = useParams<{ author: string; line: string }>();
  const line = createMemo(
    () =>
      agreements(props.of().state).find(
        ({ agreement: { ref } }) => ref.author === params.author && ref.id === params.line,
      )?.agreement,
  );
  const back = (): string => stepAddress(props.of().section, "agreements");
  return (
    <Show
      when={line()}
      fallback={
        <Page
          title={t().caseSheet.take.title}
          heading={t().caseSheet.take.gone}
          actions={<LinkButton href={back()}>{t().caseSheet.agree.toLines}</LinkButton>}
        />
      }
    >
      {(found) => <Choose of={props.of()} line={found()} back={back()} />}
    </Show>
  );
}

type ChooseProps = { readonly of: OpenSheet; readonly line: Recorded<Agreement>; readonly back: string };

function Choose(props: ChooseProps): JSX.Element {
  const { t } = useI18n();
  const navigate = useNavigate();
  const dossier = useOwnDossier();
  const writer = createWriter();
  const [choice, setChoice] = createSignal<string>();
  const [day, setDay] = createSignal<string>();
  const [missing, setMissing] = createSignal<"choice" | "day">();
  const goals = createMemo(() => planGoals(dossier(), "now"));
  const words = () => t().caseSheet.take;

  const on = (): string => day() ?? props.line.fields.by ?? "";
  const way = (): Way | "choice" | "day" => {
    const chosen = choice();
    if (chosen === undefined) return "choice";
    if (chosen === "kept") return { type: "kept" };
    if (chosen === "appointment") {
      const date = parseLocalDate(on());
      return date === undefined ? "day" : { type: "appointment", on: date };
    }
    const goal = goals().find(({ section }) => section === chosen);
    return goal ? { type: "step", section: goal.section, goal: goal.goal.ref } : "choice";
  };
  const save = async ({ of, line, back }: ChooseProps): Promise<void> => {
    const to = way();
    setMissing(typeof to === "string" ? to : undefined);
    if (typeof to === "string") return;
    const undo = await createTakeOver(writer, of.section).take(line, to);
    if (!undo) return;
    say({ text: words().saved[to.type], undo: { run: () => void undo() } }, "next");
    navigate(back);
  };
  const error = (): string | undefined => {
    const fault = writer.fault();
    return fault && faultText(t(), fault);
  };
  return (
    <Page
      title={words().title}
      heading={words().heading}
      back={props.back}
      actions={
        <>
          <ErrorText text={error()} />
          <Button onClick={() => void save(props)}>{words().save}</Button>
        </>
      }
    >
      <div class="roer-case-line">
        <AgreementText of={props.line.fields} />
      </div>
      <ChoiceGroup
        legend={words().heading}
        legendHidden
        choices={[
          ...goals().map(({ section, goal }) => ({ value: section as string, label: words().step(goal.fields.text) })),
          { value: "appointment", label: words().appointment },
          { value: "kept", label: words().kept },
        ]}
        value={choice()}
        onChange={(next) => {
          setChoice(next);
          setMissing(undefined);
        }}
        error={missing() === "choice" ? words().missing : undefined}
      />
      <Show when={choice() === "appointment"}>
        <DayField
          label={words().day}
          value={on()}
          onInput={(typed) => {
            setDay(typed);
            setMissing(undefined);
          }}
          error={missing() === "day" ? t().kit.date.missing : undefined}
        />
      </Show>
    </Page>
  );
}
