import { type JSX, Show, untrack } from "solid-js";
import { LINE_LENGTH } from "#src/dossier/field-rules.ts";
import { createProposal } from "#src/dossier/proposal.ts";
import type { Replica } from "#src/operations/replica.ts";
import { Button } from "#src/ui/kit/Button.tsx";
import { ChoiceGroup } from "#src/ui/kit/ChoiceGroup.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { TextArea } from "#src/ui/kit/TextArea.tsx";
import { faultText } from "#src/ui/session/fault-text.ts";
import { actsIn } from "./acting-of.ts";
import { createOutgoing } from "./create-outgoing.ts";
import { draftNames } from "./draft-names.ts";
import { isSendKey } from "./is-send-key.ts";
import { OutgoingStatus } from "./OutgoingStatus.tsx";
import { type Part, proposalTargets } from "./what-holder-may.ts";

export type StepProposalProps = { readonly replica: Replica; readonly parts: readonly Part[]; readonly name: string };

/** A step for one of the goals; the resident decides what becomes of it. */
export function StepProposal(props: StepProposalProps): JSX.Element {
  const { t } = useI18n();
  const proposal = createOutgoing({
    replica: () => props.replica,
    draft: untrack(() => draftNames(props.replica.ref.grant).proposal),
    targets: () => proposalTargets(props.parts),
    make: (text, { about }, id, at) =>
      createProposal({ proposes: "step", text, ...(about ? { goal: about } : {}) }, id, at),
  });
  /** What becomes of it, where it is for. */
  const hint = (): string => {
    const section = proposal.target()?.section;
    const isManaged = section !== undefined && actsIn(props.replica, section) === "managed";
    return isManaged ? t().represent.holder.hint(props.name) : t().holder.propose.hint(props.name);
  };
  const error = (): string | undefined => {
    const fault = proposal.fault();
    return fault && faultText(t(), fault, t().holder.propose.missing);
  };
  return (
    <form
      class="roer-form"
      onSubmit={(event) => {
        event.preventDefault();
        void proposal.send();
      }}
      onKeyDown={(event) => {
        if (!isSendKey(event)) return;
        event.preventDefault();
        void proposal.send();
      }}
    >
      <TextArea
        label={t().holder.propose.label}
        hint={hint()}
        rows={2}
        value={proposal.text()}
        onInput={proposal.setText}
        maxLength={LINE_LENGTH}
        error={error()}
      />
      <Show when={proposal.targets().length > 1}>
        <ChoiceGroup
          legend={t().holder.propose.goal}
          choices={proposal.targets().map(({ section, goal }) => ({ value: section, label: goal ?? "" }))}
          value={proposal.target()?.section}
          onChange={proposal.choose}
        />
      </Show>
      <div class="roer-buttons">
        <Button kind="quiet" type="submit">
          {t().holder.propose.send}
        </Button>
        <OutgoingStatus
          sent={proposal.sent()}
          words={{
            sent: t().holder.propose.sent,
            sending: t().holder.propose.sending,
            offline: t().holder.propose.sentOffline,
          }}
        />
      </div>
    </form>
  );
}
