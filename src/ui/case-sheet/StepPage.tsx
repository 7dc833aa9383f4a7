import { useParams } from "@solidjs/router";
import { createMemo, type JSX, Match, Show, Switch } from "solid-js";
import { Navigate } from "@solidjs/router";
import type { OpenSheet } from "#src/ui/session/case-sheets.ts";
import { AgreementsStep } from "./AgreementsStep.tsx";
import { sheetAddress, stepFrom } from "./case-addresses.ts";
import { PointsStep } from "./PointsStep.tsx";
import { QuestionStep } from "./QuestionStep.tsx";
import { WithSheet } from "./WithSheet.tsx";

/** One of the four steps, by its number. */
export default function StepPage(): JSX.Element {
  return <WithSheet>{(sheet) => <Step of={sheet()} />}</WithSheet>;
}

function Step(props: { readonly of: OpenSheet }): JSX.Element {
  const params = useParams<{ step: string }>();
  const step = createMemo(() => stepFrom(params.step));
  return (
    <Show when={step()} fallback={<Navigate href={sheetAddress(props.of.section)} />}>
      <Switch>
        <Match when={step() === "question"}>
          <QuestionStep of={props.of} />
        </Match>
        <Match when={step() === "known"}>
          <PointsStep of={props.of} part="known" />
        </Match>
        <Match when={step() === "ideas"}>
          <PointsStep of={props.of} part="idea" />
        </Match>
        <Match when={step() === "agreements"}>
          <AgreementsStep of={props.of} />
        </Match>
      </Switch>
    </Show>
  );
}
