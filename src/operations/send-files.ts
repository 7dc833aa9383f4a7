import { type Result, err, ok } from "#src/base/result.ts";
import { lengthOfPiece, piecesOf } from "#src/protocol/blob-messages.ts";
import type { SectionId } from "#src/protocol/ids.ts";
import { filesNamed, removeFile, withEntry } from "./file-shelf.ts";
import type { AccessFault } from "./change-access.ts";
import { type Replica, namesOf } from "./replica.ts";
import type { Session } from "./session.ts";
import type { FileEntry } from "./stored.ts";

/** Files that were begun at the relay since this device was unlocked, and which of their pieces are there. */
const arrived = new WeakMap<Session, Map<string, Set<number>>>();

/**
 * One piece of the first file that a record names and the relay does not have. "more" when there is more to send. After
 * a cut the relay says what arrived, and it goes on from there. Inside `session.exclusive`.
 */
export async function sendNextPiece(session: Session, replica: Replica): Promise<Result<"more" | "all", AccessFault>> {
  const waiting = replica.files.files.filter(({ bytes, sent }) => sent < piecesOf(bytes));
  if (waiting.length === 0) return ok("all");
  const named = new Map(filesNamed(replica).map((file) => [file.attachment.blob, file]));
  const next = waiting.find(({ blob }) => {
    const file = named.get(blob);
    return file?.live === true && replica.section(file.section)?.created === true;
  });
  const file = next && named.get(next.blob);
  if (!next || !file) return ok("all");
  const sent = await sendOne(session, replica, next, file.section);
  if (!sent.ok) return sent;
  const left = sent.value < piecesOf(next.bytes) || waiting.length > 1;
  return ok(left ? "more" : "all");
}

async function sendOne(
  session: Session,
  replica: Replica,
  entry: FileEntry,
  section: SectionId,
): Promise<Result<number, AccessFault>> {
  const { relay } = session.ports;
  const { blob, bytes } = entry;
  const known = arrived.get(session) ?? new Map<string, Set<number>>();
  arrived.set(session, known);
  let there = known.get(blob);
  if (!there) {
    const begun = await relay.beginBlob(replica.signer, { section, blob, bytes });
    if (!begun.ok) return err(begun.error);
    there = new Set(begun.value.arrived);
    known.set(blob, there);
  }
  const piece = Array.from({ length: piecesOf(bytes) }, (_, i) => i).find((i) => !there.has(i));
  if (piece !== undefined) {
    const sealed = await session.store.bytes(namesOf(replica.ref).filePiece(blob, piece));
    // The browser threw a piece away: what is left of the file is no file.
    if (sealed?.length !== lengthOfPiece(bytes, piece)) return giveUp(session, replica, entry);
    const stored = await relay.storePiece(replica.signer, { section, blob, piece, sealed });
    if (!stored.ok) {
      // The relay may have dropped what was begun, or kept more than it could say: asked anew next time.
      known.delete(blob);
      return err(stored.error);
    }
    there.add(piece);
  }
  const change = session.store.change();
  replica.saveFiles(change, withEntry(replica.files, { ...entry, sent: there.size }));
  const kept = await session.commit(change);
  return kept.ok ? ok(there.size) : err({ type: "storage" });
}

async function giveUp(session: Session, replica: Replica, entry: FileEntry): Promise<Result<number, AccessFault>> {
  const change = session.store.change();
  replica.saveFiles(change, removeFile(replica, change, replica.files, entry));
  const done = await session.commit(change);
  return done.ok ? ok(piecesOf(entry.bytes)) : err({ type: "storage" });
}
