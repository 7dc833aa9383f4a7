import type { Result } from "#src/base/result.ts";
import { createReceipt, receipts } from "#src/dossier/receipt.ts";
import type { SectionId } from "#src/protocol/ids.ts";
import { newEntityId } from "./access-change.ts";
import { type RecordFault, record } from "./record.ts";
import type { Replica } from "./replica.ts";
import type { Session } from "./session.ts";

/** "Geopend": said by the reader in the owner's inbox, signed; once per section until something new is on the screen. */
export async function sayOpened(
  session: Session,
  replica: Replica,
  section: SectionId,
): Promise<Result<undefined, RecordFault> | undefined> {
  const [inbox] = replica.ofKind("inbox");
  const copy = replica.section(section);
  if (!inbox || !copy || replica.owner || replica.record.over !== undefined) return undefined;
  const opened = replica.record.opened?.[section];
  if (opened !== undefined && opened >= copy.head.pos) return undefined;
  const first = await session.exclusive(async () => {
    const current = session.replica(replica.ref.grant) ?? replica;
    // Screens ask again at every change; whoever waited here may find that it was said meanwhile.
    if ((current.record.opened?.[section] ?? -1) >= copy.head.pos) return false;
    current.record = { ...current.record, opened: { ...current.record.opened, [section]: copy.head.pos } };
    const change = session.store.change();
    current.saveAccess(change);
    await session.commit(change);
    return true;
  });
  if (!first) return undefined;
  return record(session, replica, inbox.id, (at) =>
    createReceipt({ section, upTo: copy.head.pos, openedAt: session.now() }, newEntityId(), at),
  );
}

/** What holders said they opened, newest first; for the owner. */
export const openedBy = (replica: Replica) => {
  const state = replica.shown(replica.only("inbox").id);
  return state ? receipts(state) : [];
};
