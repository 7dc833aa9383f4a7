import { createSignal, type JSX, Match, Show, Switch } from "solid-js";
import { Agreement } from "#src/dossier/agreement.ts";
import { CasePoint, type PointPart } from "#src/dossier/case-point.ts";
import { caseSheetOf } from "#src/dossier/case-sheet.ts";
import { createFrom, type Kind, type Unchecked } from "#src/dossier/kind.ts";
import { newEntityId } from "#src/operations/access-change.ts";
import { record, type RecordFault } from "#src/operations/record.ts";
import type { Replica } from "#src/operations/replica.ts";
import { ChoiceGroup } from "#src/ui/kit/ChoiceGroup.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { Section } from "#src/ui/kit/Section.tsx";
import { agreementFields, pointField } from "#src/ui/reading/case-fields.ts";
import type { RecordField } from "#src/ui/reading/record-fields.ts";
import { useApp, useSession } from "#src/ui/session/app-context.tsx";
import { RecordForm } from "#src/ui/writing/RecordForm.tsx";
import { OwnCaseWords } from "./OwnCaseWords.tsx";
import type { Part } from "./what-holder-may.ts";

export type CaseSheetFormProps = { readonly replica: Replica; readonly part: Part; readonly name: string };

type What = PointPart | "line";

/** Writing along on a case sheet: something known, an idea, or who does what. It stands beside what others wrote. */
export function CaseSheetForm(props: CaseSheetFormProps): JSX.Element {
  const { t } = useI18n();
  const app = useApp();
  const session = useSession();
  const [what, setWhat] = createSignal<What>("idea");
  const [fault, setFault] = createSignal<RecordFault>();
  const [done, setDone] = createSignal(false);
  const words = () => t().caseSheet.holder;
  const question = (): string | undefined => caseSheetOf(props.part.state)?.fields.question;
  const clear = (): void => {
    setFault(undefined);
    setDone(false);
  };
  const send = async ({ replica, part }: CaseSheetFormProps, kind: Kind, values: Unchecked): Promise<boolean> => {
    const kept = await record(session(), replica, part.id, (at) => createFrom(kind, values, newEntityId(), at));
    setFault(kept.ok ? undefined : kept.error);
    if (!kept.ok) return false;
    setDone(true);
    app.wake();
    return true;
  };
  const Form = (form: {
    readonly what: What;
    readonly fields: readonly RecordField[];
    readonly onSave: (values: Unchecked) => Promise<boolean>;
  }): JSX.Element => (
    <RecordForm
      fields={form.fields}
      draft={`case/${props.part.id}/${form.what}`}
      start={{}}
      writer={{ fault, clear }}
      onSave={form.onSave}
      saveLabel={words().send}
      quiet
    />
  );
  const Point = (point: { readonly part: PointPart }): JSX.Element => (
    <Form
      what={point.part}
      fields={[pointField(t(), point.part)]}
      onSave={(values) => send(props, CasePoint, { ...values, part: point.part })}
    />
  );
  return (
    <Show when={question()}>
      {(asked) => (
        <Section heading={words().write}>
          <p dir="auto" translate="no">
            <strong>{asked()}</strong>
          </p>
          <p dir="auto">{words().writeHint(props.name)}</p>
          <ChoiceGroup<What>
            legend={words().kind}
            choices={(["known", "idea", "line"] as const).map((value) => ({ value, label: words().kinds[value] }))}
            value={what()}
            onChange={(next) => {
              clear();
              setWhat(next);
            }}
          />
          <Switch>
            <Match when={what() === "known"}>
              <Point part="known" />
            </Match>
            <Match when={what() === "idea"}>
              <Point part="idea" />
            </Match>
            <Match when={what() === "line"}>
              <Form what="line" fields={agreementFields(t())} onSave={(values) => send(props, Agreement, values)} />
            </Match>
          </Switch>
          <p role="status">{done() ? words().sent : ""}</p>
          <OwnCaseWords replica={props.replica} part={props.part} />
        </Section>
      )}
    </Show>
  );
}
