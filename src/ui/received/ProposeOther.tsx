import { createSignal, type JSX } from "solid-js";
import type { EntityId } from "#src/dossier/entity-id.ts";
import type { Unchecked } from "#src/dossier/kind.ts";
import { proposalFrom } from "#src/dossier/proposal.ts";
import { newEntityId } from "#src/operations/access-change.ts";
import { record, type RecordFault } from "#src/operations/record.ts";
import type { Replica } from "#src/operations/replica.ts";
import type { SectionId } from "#src/protocol/ids.ts";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { useApp, useSession } from "#src/ui/session/app-context.tsx";
import { useToday } from "#src/ui/session/use-today.ts";
import { RecordForm } from "#src/ui/writing/RecordForm.tsx";
import { sentIn } from "./create-outgoing.ts";
import { draftNames } from "./draft-names.ts";
import { OutgoingStatus } from "./OutgoingStatus.tsx";
import { type Other, proposeFields } from "./propose-fields.ts";

export type ProposeOtherProps = {
  readonly replica: Replica;
  readonly what: Other;
  /** Where it is proposed, and answered. */
  readonly section: SectionId;
};

/** A goal, help or an appointment, for the resident to say yes to. */
export function ProposeOther(props: ProposeOtherProps): JSX.Element {
  const { t } = useI18n();
  const app = useApp();
  const session = useSession();
  const today = useToday();
  const [fault, setFault] = createSignal<RecordFault>();
  const [last, setLast] = createSignal<EntityId>();
  const send = async ({ replica, what, section }: ProposeOtherProps, values: Unchecked): Promise<boolean> => {
    const id = newEntityId();
    const kept = await record(session(), replica, section, (at) => proposalFrom({ ...values, proposes: what }, id, at));
    setFault(kept.ok ? undefined : kept.error);
    if (!kept.ok) return false;
    setLast(id);
    app.wake();
    return true;
  };
  return (
    <>
      <RecordForm
        fields={proposeFields(t(), props.what, today())}
        draft={draftNames(props.replica.ref.grant)[props.what]}
        start={{}}
        writer={{
          fault,
          clear: () => {
            setFault(undefined);
            setLast(undefined);
          },
        }}
        onSave={(values) => send(props, values)}
        saveLabel={t().holder.propose.send}
        quiet
      />
      <OutgoingStatus
        sent={sentIn(props.replica, last())}
        words={{
          sent: t().holder.propose.sent,
          sending: t().holder.propose.sending,
          offline: t().holder.propose.sentOffline,
        }}
      />
    </>
  );
}
