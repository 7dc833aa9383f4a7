import { createMemo, For, type JSX, Show } from "solid-js";
import type { AnsweredProposal } from "#src/dossier/answer.ts";
import type { Replica } from "#src/operations/replica.ts";
import { Fold } from "#src/ui/kit/Fold.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { Section } from "#src/ui/kit/Section.tsx";
import { OwnWords } from "#src/ui/reading/OwnWords.tsx";
import { actingOf } from "./acting-of.ts";
import { ownProposals } from "./own-proposals.ts";
import type { Part } from "./what-holder-may.ts";

/** So many are in sight; what was proposed before them is folded away. */
const IN_SIGHT = 5;

export type OwnProposalsProps = {
  readonly replica: Replica;
  readonly parts: readonly Part[];
  /** The resident's. */
  readonly name: string;
};

/** "Wat ik voorstelde": each with what the resident said to it, and when. */
export function OwnProposals(props: OwnProposalsProps): JSX.Element {
  const { t } = useI18n();
  const own = createMemo(() => ownProposals(props.replica, props.parts));
  const managed = createMemo(() => actingOf(props.replica)?.mode === "managed");
  return (
    <Show when={own().length > 0}>
      <Section heading={t().workspace.plan.mine}>
        <For each={own().slice(0, IN_SIGHT)}>
          {(one) => <OwnProposal of={one} name={props.name} managed={managed()} />}
        </For>
        <Show when={own().length > IN_SIGHT}>
          <Fold label={t().workspace.plan.earlier}>
            <For each={own().slice(IN_SIGHT)}>
              {(one) => <OwnProposal of={one} name={props.name} managed={managed()} />}
            </For>
          </Fold>
        </Show>
      </Section>
    </Show>
  );
}

function OwnProposal(props: {
  readonly of: AnsweredProposal;
  readonly name: string;
  readonly managed: boolean;
}): JSX.Element {
  const { t, f } = useI18n();
  const words = () => t().workspace.plan;
  const answer = (): string => {
    const own = t().represent.holder;
    const given = props.of.answer?.fields;
    if (given?.standing) return (given.answer === "not-now" ? own.undone : own.done)(props.name);
    if (given === undefined && props.managed) return own.waiting(props.name);
    switch (props.of.answer?.fields.answer) {
      case undefined:
        return t().holder.propose.waiting;
      case "yes":
        return t().holder.propose.accepted(props.name);
      case "changed":
        return t().workspace.plan.changed(props.name);
      case "not-now":
        return t().holder.propose.declined(props.name);
    }
  };
  const fields = () => props.of.proposal.fields;
  const day = (): string | undefined => {
    const { due, at } = fields();
    if (due === undefined) return undefined;
    const on = f().relativeDay(due);
    return t().goals.proposal.day(at === undefined ? on : t().calendar.at(on, at));
  };
  return (
    <div class="roer-note">
      <OwnWords text={fields().text} />
      <Show when={day()}>{(text) => <p>{text()}</p>}</Show>
      <p>
        <strong dir="auto">{answer()}</strong>
      </p>
      <Show when={props.of.answer?.fields.words}>{(own) => <OwnWords text={own()} />}</Show>
      <p class="roer-field__hint">
        {words().proposedOn(f().relativeDay(props.of.proposal.createdAt))}
        <Show when={props.of.answer}>
          {(given) => (
            <>
              {" · "}
              {words().answeredOn(f().relativeDay(given().createdAt))}
            </>
          )}
        </Show>
      </p>
    </div>
  );
}
