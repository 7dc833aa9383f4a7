import { createMemo, For, type JSX, Show } from "solid-js";
import { openProposals } from "#src/dossier/answer.ts";
import { type EntityKey, entityKey, type EntityRef } from "#src/dossier/entity-id.ts";
import type { Recorded } from "#src/dossier/kind.ts";
import type { Proposal } from "#src/dossier/proposal.ts";
import type { SectionState } from "#src/dossier/reduce.ts";
import type { SectionId } from "#src/protocol/ids.ts";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { Section } from "#src/ui/kit/Section.tsx";
import { useOwnDossier } from "#src/ui/session/app-context.tsx";
import { authorName } from "#src/ui/session/author-name.ts";
import { createWriter } from "#src/ui/session/create-writer.ts";
import { faultText } from "#src/ui/session/fault-text.ts";
import { focusHeading } from "#src/ui/session/focus-heading.ts";
import { say } from "#src/ui/session/toast.ts";
import { createProposalAnswers, type Undo } from "./create-proposal-answers.ts";
import { ProposalItem } from "./ProposalItem.tsx";

export type ProposalsProps = {
  readonly section: SectionId;
  readonly state: SectionState;
  /** The goal a step is for when the proposal names none. */
  readonly goal: EntityRef | undefined;
  /** False while another form has the filled button. */
  readonly primary: boolean;
};

/** The proposals of one section that wait for an answer. Nothing at all when there are none. */
export function Proposals(props: ProposalsProps): JSX.Element {
  const { t } = useI18n();
  const dossier = useOwnDossier();
  const writer = createWriter();
  const all = createMemo(() => new Map(openProposals(props.state).map((one) => [entityKey(one.ref), one])));
  const open = createMemo<readonly EntityKey[]>(() => [...all().keys()]);
  const answers = () => createProposalAnswers(writer, props.section, props.goal, kind());
  const kind = () => dossier().section(props.section)?.kind;
  const who = ({ ref }: Recorded<Proposal>) => authorName(dossier(), ref.author);
  const nameOf = (proposal: Recorded<Proposal>): string => who(proposal).name ?? t().goals.proposal.someone;

  const settle = (text: string, undo: Undo | undefined): void => {
    if (!undo) return;
    say({
      text,
      undo: { run: () => void undo().then((undone) => undone && say({ text: t().goals.proposal.undone })) },
    });
    focusHeading();
  };
  const acceptedText = (proposal: Recorded<Proposal>): string => {
    const words = t().goals.proposal;
    const becomes = { step: words.accepted, goal: words.accepted, ...t().workspace.proposed.accepted };
    const { proposes } = proposal.fields;
    return proposes === "change" ? words.agreed(nameOf(proposal)) : becomes[proposes];
  };
  const accept = async (proposal: Recorded<Proposal>, ownWords?: string): Promise<void> => {
    const undo = await answers().accept(proposal, ownWords);
    settle(acceptedText(proposal), undo);
  };
  const decline = async (proposal: Recorded<Proposal>): Promise<void> => {
    settle(t().goals.proposal.declined(nameOf(proposal)), await answers().decline(proposal));
  };
  const error = (): string | undefined => {
    const fault = writer.fault();
    return fault && faultText(t(), fault, t().goals.proposal.missing);
  };
  return (
    <Show when={open().length > 0}>
      <Section heading={t().goals.proposal.heading}>
        <For each={open()}>
          {(key, index) => (
            <Show when={all().get(key)}>
              {(proposal) => (
                <ProposalItem
                  proposal={proposal()}
                  name={nameOf(proposal())}
                  role={who(proposal()).role}
                  primary={props.primary && index() === 0}
                  error={error()}
                  onAccept={(ownWords) => void accept(proposal(), ownWords)}
                  onDecline={() => void decline(proposal())}
                />
              )}
            </Show>
          )}
        </For>
      </Section>
    </Show>
  );
}
