import { type Result, err } from "#src/base/result.ts";
import { type CopyForm, copies, createCopied } from "#src/dossier/copied.ts";
import type { SectionId } from "#src/protocol/ids.ts";
import { newEntityId } from "./access-change.ts";
import { type RecordFault, record } from "./record.ts";
import type { Replica } from "./replica.ts";
import type { Session } from "./session.ts";

export type CopyNote = {
  readonly sections: readonly SectionId[];
  /** Why, in the words of who copies. */
  readonly reason: string;
  readonly as: CopyForm;
};

/**
 * Says in the owner's inbox, signed, that a copy was made and why. To be awaited before anything is handed out: where it
 * cannot be kept on this device there is no copy. Kept is enough: without internet it waits in the outbox like anything
 * else that was written, the copy is made, and the owner reads of it once there is internet. So an honest client; a
 * photograph of the screen says nothing.
 */
export async function sayCopied(
  session: Session,
  replica: Replica,
  { sections, reason, as }: CopyNote,
): Promise<Result<undefined, RecordFault>> {
  const [inbox] = replica.ofKind("inbox");
  if (!inbox) return err({ type: "access-over" });
  const note = { sections: [...sections], reason, as, copiedAt: session.now() };
  return record(session, replica, inbox.id, (at) => createCopied(note, newEntityId(), at));
}

/** What holders said they copied, newest first; for the owner. */
export const copiedBy = (replica: Replica) => {
  const state = replica.shown(replica.only("inbox").id);
  return state ? copies(state) : [];
};
