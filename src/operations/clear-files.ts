import { DAY } from "#src/base/instant.ts";
import { type Result, err, ok } from "#src/base/result.ts";
import { piecesOf } from "#src/protocol/blob-messages.ts";
import type { AccessFault } from "./change-access.ts";
import { filesNamed, removeFile } from "./file-shelf.ts";
import type { Replica } from "./replica.ts";
import type { Session } from "./session.ts";

/** A record that was taken away can be put back for so long with its file. */
export const FILE_KEPT_FOR = 7 * DAY;
/** Sealed bytes of files that lie here though the relay has them: for reading without a network. */
export const KEPT_BYTES = 100 * 1024 * 1024;
const LOOK_EVERY = DAY;
/** Not in the first exchange: somebody has just unlocked, and waits for a screen. */
const begun = new WeakSet<Session>();

/**
 * Once a day, for it looks through every part that may have files: files of which the record was taken away go, here and
 * at the relay; of what the relay has too, the oldest goes when it is much. What was chosen and never saved stays: it
 * belongs to a form that somebody left open, and the form forgets it when it is given up. How long ago something was
 * taken away is measured by the relay's clock alone, which also dated it. Inside `session.exclusive`.
 */
export async function clearFiles(session: Session, replica: Replica): Promise<Result<undefined, AccessFault>> {
  if (!begun.has(session)) {
    begun.add(session);
    return ok(undefined);
  }
  const now = session.now();
  const { lookedAt } = replica.files;
  const { relayAhead } = session;
  if (relayAhead === undefined) return ok(undefined);
  if (lookedAt !== undefined && lookedAt <= now && now - lookedAt < LOOK_EVERY) return ok(undefined);
  const named = filesNamed(replica);
  let files = replica.files;
  const live = new Set(named.flatMap(({ live: isLive, attachment }) => (isLive ? [attachment.blob] : [])));
  const gone = named.filter(
    ({ live: isLive, lastSaid, attachment }) =>
      !isLive && !live.has(attachment.blob) && lastSaid + FILE_KEPT_FOR < now + relayAhead,
  );
  for (const { section, attachment } of gone) {
    if (files.dropped.includes(attachment.blob)) continue;
    const dropped = await session.ports.relay.dropBlob(replica.signer, { section, blob: attachment.blob });
    if (!dropped.ok) return err(dropped.error);
    files = { ...files, dropped: [...files.dropped, attachment.blob] };
  }

  const change = session.store.change();
  const goneBlobs = new Set(gone.map(({ attachment }) => attachment.blob));
  for (const entry of files.files) {
    if (goneBlobs.has(entry.blob)) files = removeFile(replica, change, files, entry);
  }
  const spare = files.files.filter(({ sent, bytes }) => sent >= piecesOf(bytes)).sort((a, b) => a.keptAt - b.keptAt);
  let lying = spare.reduce((sum, { bytes }) => sum + bytes, 0);
  for (const entry of spare) {
    if (lying <= KEPT_BYTES) break;
    files = removeFile(replica, change, files, entry);
    lying -= entry.bytes;
  }
  replica.saveFiles(change, { ...files, lookedAt: now });
  const stored = await session.commit(change);
  return stored.ok ? ok(undefined) : err({ type: "storage" });
}
