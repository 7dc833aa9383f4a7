import { createSignal, type JSX, Match, Show, Switch } from "solid-js";
import type { Replica } from "#src/operations/replica.ts";
import { ChoiceGroup } from "#src/ui/kit/ChoiceGroup.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { Section } from "#src/ui/kit/Section.tsx";
import type { Other } from "./propose-fields.ts";
import { ProposeOther } from "./ProposeOther.tsx";
import { StepProposal } from "./StepProposal.tsx";
import { mayPropose, otherTargets, type Part, type Proposable } from "./what-holder-may.ts";

export type ProposalFormProps = {
  readonly replica: Replica;
  readonly parts: readonly Part[];
  readonly name: string;
  readonly ref?: ((element: HTMLElement) => void) | undefined;
};

/** A step, a goal, help or an appointment, as far as this key opens where it would stand; the resident decides. */
export function ProposalForm(props: ProposalFormProps): JSX.Element {
  const { t } = useI18n();
  const [chosen, setChosen] = createSignal<Proposable>();
  const kinds = () => mayPropose(props.parts);
  const kind = (): Proposable | undefined => kinds().find((one) => one === chosen()) ?? kinds()[0];
  const other = (): Other | undefined => {
    const what = kind();
    return what === "step" ? undefined : what;
  };
  return (
    <div ref={(element) => props.ref?.(element)} class="roer-received__propose" tabindex="-1">
      <Section heading={t().holder.propose.heading}>
        <Show when={kinds().length > 1}>
          <ChoiceGroup
            legend={t().workspace.propose.what}
            choices={kinds().map((value) => ({ value, label: t().workspace.propose.kinds[value] }))}
            value={kind()}
            onChange={setChosen}
          />
        </Show>
        <Switch>
          <Match when={kind() === "step"}>
            <StepProposal replica={props.replica} parts={props.parts} name={props.name} />
          </Match>
          <Match when={other()} keyed>
            {(what) => (
              <Show when={otherTargets(props.parts)[what]}>
                {(section) => <ProposeOther replica={props.replica} what={what} section={section()} />}
              </Show>
            )}
          </Match>
        </Switch>
      </Section>
    </div>
  );
}
