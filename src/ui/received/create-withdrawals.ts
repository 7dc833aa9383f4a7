import { type Accessor, createSignal } from "solid-js";
import type { Recorded } from "#src/dossier/kind.ts";
import { type Note, notes, withdrawNote } from "#src/dossier/note.ts";
import { record, type RecordFault } from "#src/operations/record.ts";
import type { Replica } from "#src/operations/replica.ts";
import type { SectionId } from "#src/protocol/ids.ts";
import { useApp, useSession } from "#src/ui/session/app-context.tsx";
import type { Part } from "./what-holder-may.ts";

export type OwnNote = { readonly section: SectionId; readonly note: Recorded<Note> };

/** What this holder wrote and can read back, newest first. Nobody can look into an inbox, also who wrote to it. */
export const ownNotes = (replica: Replica, parts: readonly Part[]): readonly OwnNote[] =>
  parts
    .filter(({ reads }) => reads)
    .flatMap(({ id, state }) =>
      notes(state)
        .filter(({ ref }) => ref.author === replica.author)
        .map((note) => ({ section: id, note })),
    )
    .sort((a, b) => b.note.createdAt - a.note.createdAt);

export type Withdrawals = {
  readonly withdraw: (one: OwnNote) => Promise<void>;
  readonly fault: Accessor<RecordFault | undefined>;
  readonly done: Accessor<boolean>;
};

export function createWithdrawals(replica: Accessor<Replica>): Withdrawals {
  const app = useApp();
  const session = useSession();
  const [fault, setFault] = createSignal<RecordFault>();
  const [done, setDone] = createSignal(false);
  return {
    withdraw: async ({ section, note }) => {
      const written = await record(session(), replica(), section, (at) => withdrawNote(note.ref.id, at));
      setFault(written.ok ? undefined : written.error);
      setDone(written.ok);
      if (written.ok) app.wake();
    },
    fault,
    done,
  };
}
