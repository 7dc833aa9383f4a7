import { type Accessor, createSignal, onCleanup } from "solid-js";
import type { Result } from "#src/base/result.ts";
import type { EntityId } from "#src/dossier/entity-id.ts";
import type { FieldFault } from "#src/dossier/field-faults.ts";
import type { Timestamp } from "#src/dossier/hlc.ts";
import type { SetOp } from "#src/dossier/op.ts";
import { newEntityId } from "#src/operations/access-change.ts";
import { record, type RecordFault } from "#src/operations/record.ts";
import type { Replica } from "#src/operations/replica.ts";
import type { SectionId } from "#src/protocol/ids.ts";
import { useApp, useSession } from "#src/ui/session/app-context.tsx";
import { createDraft } from "#src/ui/session/create-draft.ts";
import { isPassing } from "./is-passing.ts";
import type { Target } from "./what-holder-may.ts";

/** Where what was written last is now. `kept`: on this device, and on its way when there is internet. */
export type Sent = "nothing" | "kept" | "sent";

export type Outgoing = {
  readonly text: Accessor<string>;
  readonly setText: (text: string) => void;
  readonly draftSaved: Accessor<boolean>;
  readonly targets: Accessor<readonly Target[]>;
  readonly target: Accessor<Target | undefined>;
  readonly choose: (section: SectionId) => void;
  readonly fault: Accessor<RecordFault | undefined>;
  readonly sent: Accessor<Sent>;
  readonly send: () => Promise<void>;
};

export type OutgoingOptions = {
  readonly replica: Accessor<Replica>;
  /** The name of the draft; the text outlives a lock, a reload and the end of the key. */
  readonly draft: string;
  readonly targets: Accessor<readonly Target[]>;
  readonly make: (text: string, target: Target, id: EntityId, at: Timestamp) => Result<SetOp, FieldFault>;
};

/** Something a holder writes to the resident: typed, kept here, sent when there is internet. */
export function createOutgoing({ replica, draft, targets, make }: OutgoingOptions): Outgoing {
  const app = useApp();
  const session = useSession();
  const [text, setText, clear, draftSaved] = createDraft(draft);
  const [chosen, setChosen] = createSignal<SectionId>();
  const [fault, setFault] = createSignal<RecordFault>();
  const [last, setLast] = createSignal<EntityId>();

  const target = (): Target | undefined => targets().find(({ section }) => section === chosen()) ?? targets()[0];
  const sent = (): Sent => sentIn(replica(), last());
  const send = async (): Promise<void> => {
    const to = target();
    if (!to) return void setFault({ type: "access-over" });
    const id = newEntityId();
    const words = text();
    const done = await record(session(), replica(), to.section, (at) => make(words, to, id, at));
    setFault(done.ok ? undefined : done.error);
    if (!done.ok) return;
    clear();
    setLast(id);
    app.wake();
  };

  // A page that alone holds a text asks before it is closed.
  const ask = (event: BeforeUnloadEvent): void => {
    if (isPassing(app, session()) && (text() !== "" || sent() === "kept")) event.preventDefault();
  };
  addEventListener("beforeunload", ask);
  onCleanup(() => removeEventListener("beforeunload", ask));

  return {
    text,
    setText: (typed) => {
      setFault(undefined);
      setLast(undefined);
      setText(typed);
    },
    draftSaved,
    targets,
    target,
    choose: setChosen,
    fault,
    sent,
    send,
  };
}

/** Where a record that was written last is now; nothing where there is none. */
export function sentIn(replica: Replica, id: EntityId | undefined): Sent {
  if (id === undefined) return "nothing";
  return replica.waiting.some(({ row }) => isOf(row.op, id)) ? "kept" : "sent";
}

const isOf = (op: unknown, id: EntityId): boolean =>
  typeof op === "object" && op !== null && "id" in op && op.id === id;
