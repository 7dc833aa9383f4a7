import { DAY } from "#src/base/instant.ts";
import { type Result, err, ok } from "#src/base/result.ts";
import { piecesOf } from "#src/protocol/blob-messages.ts";
import type { AccessFault } from "./change-access.ts";
import { filesNamed, removeFile } from "./file-shelf.ts";
import type { Replica } from "./replica.ts";
import type { Session } from "./session.ts";

/** A record that was taken away can be put back for so long with its file. */
export const FILE_KEPT_FOR = 7 * DAY;
/** A file that was chosen and never saved may belong to a form that is still open somewhere. */
const UNNAMED_KEPT_FOR = 30 * DAY;
/** Sealed bytes of files that lie here though the relay has them: for reading without a network. */
export const KEPT_BYTES = 100 * 1024 * 1024;
const LOOK_EVERY = DAY;
/** Not in the first exchange: somebody has just unlocked, and waits for a screen. */
const begun = new WeakSet<Session>();

/**
 * Once a day, for it looks through every part that may have files: files of which the record was taken away go, here and at the relay; what was chosen and never saved goes
 * here; of what the relay has too, the oldest goes when it is much. Inside `session.exclusive`.
 */
export async function clearFiles(session: Session, replica: Replica): Promise<Result<undefined, AccessFault>> {
  if (!begun.has(session)) {
    begun.add(session);
    return ok(undefined);
  }
  const now = session.now();
  const { lookedAt } = replica.files;
  if (lookedAt !== undefined && lookedAt <= now && now - lookedAt < LOOK_EVERY) return ok(undefined);
  const named = filesNamed(replica);
  let files = replica.files;
  const live = new Set(named.flatMap(({ live: isLive, attachment }) => (isLive ? [attachment.blob] : [])));
  const gone = named.filter(
    ({ live: isLive, lastSaid, attachment }) =>
      !isLive && !live.has(attachment.blob) && lastSaid + FILE_KEPT_FOR < now + (session.relayAhead ?? 0),
  );
  for (const { section, attachment } of gone) {
    if (files.dropped.includes(attachment.blob)) continue;
    const dropped = await session.ports.relay.dropBlob(replica.signer, { section, blob: attachment.blob });
    if (!dropped.ok) return err(dropped.error);
    files = { ...files, dropped: [...files.dropped, attachment.blob] };
  }

  const change = session.store.change();
  const goneBlobs = new Set(gone.map(({ attachment }) => attachment.blob));
  const known = new Set(named.map(({ attachment }) => attachment.blob));
  for (const entry of files.files) {
    const isForgotten = !known.has(entry.blob) && entry.keptAt + UNNAMED_KEPT_FOR < now;
    if (goneBlobs.has(entry.blob) || isForgotten) files = removeFile(replica, change, files, entry);
  }
  let lying = files.files.reduce((sum, { bytes }) => sum + bytes, 0);
  for (const entry of [...files.files].sort((a, b) => a.keptAt - b.keptAt)) {
    if (lying <= KEPT_BYTES) break;
    if (entry.sent < piecesOf(entry.bytes)) continue;
    files = removeFile(replica, change, files, entry);
    lying -= entry.bytes;
  }
  replica.saveFiles(change, { ...files, lookedAt: now });
  const stored = await session.commit(change);
  return stored.ok ? ok(undefined) : err({ type: "storage" });
}
