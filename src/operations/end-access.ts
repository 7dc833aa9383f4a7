import type { Result } from "#src/base/result.ts";
import { Keyring } from "#src/crypto/keyring.ts";
import type { Replica, Waiting } from "./replica.ts";
import { newSection } from "./section-copy.ts";
import type { Session } from "./session.ts";

/**
 * The holder's own part of the end: copies and keys are dropped. What the holder wrote and was not sent stays under the
 * holder's own key, to be copied out. An honest app does this; the arithmetic of the window does not depend on it.
 */
export async function endAccess(
  session: Session,
  replica: Replica,
  why: "expired" | "revoked" | "erased",
): Promise<Result<undefined>> {
  replica.ring.wipe();
  replica.ring = new Keyring();
  const change = session.store.change();
  for (const copy of replica.sections) {
    const empty = newSection(copy.id, copy.kind);
    replica.put(empty);
    replica.save(change, empty, copy);
  }
  replica.saveRing(change, session.store);
  replica.record = { ...replica.record, over: why };
  replica.saveAccess(change);
  return session.commit(change);
}

/** Past its end by this device's own clock: no network is needed to know. */
export const isPastEnd = (session: Session, replica: Replica): boolean =>
  !replica.owner &&
  replica.record.over === undefined &&
  replica.record.until !== undefined &&
  session.now() >= replica.record.until;

/** Ends every key whose time has passed. */
export async function sweep(session: Session): Promise<void> {
  for (const replica of session.received())
    if (isPastEnd(session, replica)) await session.exclusive(() => endAccess(session, replica, "expired"));
}

/** What was written and never sent: texts the holder may copy. */
export const unsentTexts = (replica: Replica): readonly string[] => textsOf(replica.waiting);

/** The words in what waits. */
export function textsOf(waiting: readonly Waiting[]): readonly string[] {
  return waiting.flatMap(({ row }) => {
    const { op } = row;
    if (
      typeof op !== "object" ||
      op === null ||
      !("fields" in op) ||
      typeof op.fields !== "object" ||
      op.fields === null
    )
      return [];
    // A note, a proposal and an idea are a text; a line of a talk says what is to be done.
    const { text, what } = op.fields as { readonly text?: unknown; readonly what?: unknown };
    return [text, what].filter((words) => typeof words === "string");
  });
}
