import { type JSX, Show } from "solid-js";
import type { Recorded } from "#src/dossier/kind.ts";
import type { Step } from "#src/dossier/step.ts";
import type { SectionId } from "#src/protocol/ids.ts";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { TickedRow } from "#src/ui/kit/TickedRow.tsx";
import { TickRow, type TickState } from "#src/ui/kit/TickRow.tsx";
import { useOwnDossier } from "#src/ui/session/app-context.tsx";
import type { StepTicks } from "#src/ui/session/create-step-ticks.ts";
import { stepLine } from "#src/ui/session/step-line.ts";

export type StepRowProps = {
  readonly section: SectionId;
  readonly step: Recorded<Step>;
  readonly ticks: StepTicks;
  /** At the end of a row that was not just ticked. */
  readonly end?: JSX.Element;
};

/** One step: tick it and it says so, on the spot, with the way back. */
export function StepRow(props: StepRowProps): JSX.Element {
  const { t, f } = useI18n();
  const dossier = useOwnDossier();
  const state = (): TickState => {
    const { status } = props.step.fields;
    return status === "done" || status === "stuck" ? status : "todo";
  };
  const change = (done: boolean): void => {
    void (done ? props.ticks.tick(props.section, props.step) : props.ticks.putBack(props.section, props.step));
  };
  return (
    <Show
      when={props.ticks.isTicked(props.step)}
      fallback={
        <TickRow
          text={props.step.fields.title}
          state={state()}
          meta={stepLine(t(), f(), dossier(), props.section, props.step)}
          onChange={change}
          end={props.end}
        />
      }
    >
      <TickedRow
        text={t().goals.step.done(props.step.fields.title)}
        undoLabel={t().goals.step.putBack}
        onUndo={() => change(false)}
      />
    </Show>
  );
}
