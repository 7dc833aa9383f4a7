import type { Bytes } from "#src/base/bytes.ts";
import { type Result, err, ok } from "#src/base/result.ts";
import { lengthOfPiece, piecesOf } from "#src/protocol/blob-messages.ts";
import type { ProblemName } from "#src/protocol/errors.ts";
import type { BlobId, SectionId } from "#src/protocol/ids.ts";
import { filesNamed, removeFile, withEntry } from "./file-shelf.ts";
import type { RelayFault } from "./ports.ts";
import { type Replica, namesOf } from "./replica.ts";
import type { Session } from "./session.ts";
import type { FileEntry } from "./stored.ts";

type Sending = {
  /** Files that were begun at the relay since this device was unlocked, and which of their pieces are there. */
  readonly arrived: Map<BlobId, Set<number>>;
  /** Files that the relay does not take, and why; tried again after the next unlock. */
  readonly refused: Map<BlobId, ProblemName>;
};
const sendings = new WeakMap<Session, Sending>();
function sendingOf(session: Session): Sending {
  const known = sendings.get(session) ?? { arrived: new Map(), refused: new Map() };
  sendings.set(session, known);
  return known;
}

/** Why the relay does not take a file; undefined while it does. */
export const refusalOf = (session: Session, blob: BlobId): ProblemName | undefined =>
  sendings.get(session)?.refused.get(blob);

/** No waiting mends these. */
const LASTING: ReadonlySet<ProblemName> = new Set(["quota", "conflict", "forbidden", "malformed", "too-large"]);

type Next = { readonly entry: FileEntry; readonly section: SectionId };

/**
 * One piece of the first file that a record names and the relay does not have. "more" when there may be more to send.
 * After a cut the relay says what arrived, and it goes on from there. Only choosing and noting take the lock: the line may
 * be slow, and what is written meanwhile does not wait for it.
 */
export async function sendNextPiece(
  session: Session,
  current: () => Replica,
): Promise<Result<"more" | "all", RelayFault>> {
  if (session.locked) return ok("all");
  const next = await session.exclusive(() => Promise.resolve(nextFile(session, current())));
  if (!next) return ok("all");
  const sent = await sendOne(session, current(), next);
  if (sent.ok) return ok("more");
  const { error } = sent;
  if (error.type !== "refused" || !LASTING.has(error.problem)) return sent;
  // The others behind it may still fit.
  sendingOf(session).refused.set(next.entry.blob, error.problem);
  session.changed();
  return ok("more");
}

function nextFile(session: Session, replica: Replica): Next | undefined {
  if (session.locked || replica.record.over !== undefined) return undefined;
  const { arrived, refused } = sendingOf(session);
  // By what is known to have arrived, not only by what could be noted: on a full disk the same piece would go for ever.
  const waiting = replica.files.files.filter(
    ({ blob, bytes, sent }) => Math.max(sent, arrived.get(blob)?.size ?? 0) < piecesOf(bytes) && !refused.has(blob),
  );
  if (waiting.length === 0) return undefined;
  const named = new Map(filesNamed(replica).map((file) => [file.attachment.blob, file]));
  for (const entry of waiting) {
    const file = named.get(entry.blob);
    if (file?.live === true && replica.section(file.section)?.created === true) return { entry, section: file.section };
  }
  return undefined;
}

async function sendOne(session: Session, replica: Replica, next: Next): Promise<Result<undefined, RelayFault>> {
  const { relay } = session.ports;
  const { entry, section } = next;
  const { blob, bytes } = entry;
  const { arrived } = sendingOf(session);
  let there = arrived.get(blob);
  if (!there) {
    const begun = await relay.beginBlob(replica.signer, { section, blob, bytes });
    // Begun by a device that is gone: out of a backup comes what may be there already.
    if (isConflict(begun) && (await relay.readBlob(replica.signer, { section, blob, piece: 0 })).ok) {
      await noteSent(session, replica, blob, piecesOf(bytes));
      return ok(undefined);
    }
    if (!begun.ok) return err(begun.error);
    there = new Set(begun.value.arrived);
    arrived.set(blob, there);
  }
  const piece = Array.from({ length: piecesOf(bytes) }, (_, i) => i).find((i) => !there.has(i));
  if (piece !== undefined) {
    const sealed = session.locked ? undefined : await session.store.bytes(namesOf(replica.ref).filePiece(blob, piece));
    if (!isWhole(sealed, bytes, piece)) {
      sendingOf(session).refused.set(blob, "not-found");
      await noteLost(session, replica, blob);
      return ok(undefined);
    }
    const stored = await relay.storePiece(replica.signer, { section, blob, piece, sealed });
    if (!stored.ok) {
      // The relay may have dropped what was begun, or kept more than it could say: asked anew next time.
      arrived.delete(blob);
      return err(stored.error);
    }
    there.add(piece);
  }
  await noteSent(session, replica, blob, there.size);
  return ok(undefined);
}

const isConflict = (answer: Result<unknown, RelayFault>): boolean =>
  !answer.ok && answer.error.type === "refused" && answer.error.problem === "conflict";

const isWhole = (sealed: Bytes | undefined, bytes: number, piece: number): sealed is Bytes =>
  sealed?.length === lengthOfPiece(bytes, piece);

/** Not written is sent again: the relay takes the same piece twice. */
const noteSent = (session: Session, replica: Replica, blob: BlobId, sent: number): Promise<void> =>
  change(session, replica, blob, (here, entry, to) => here.saveFiles(to, withEntry(here.files, { ...entry, sent })));

/** The browser threw a piece away: what is left of the file is no file, and whoever looks for it is to know. */
const noteLost = (session: Session, replica: Replica, blob: BlobId): Promise<void> =>
  change(session, replica, blob, (here, entry, to) => {
    const left = removeFile(here, to, here.files, entry);
    here.saveFiles(to, { ...left, lost: [...(left.lost ?? []), blob] });
  });

async function change(
  session: Session,
  replica: Replica,
  blob: BlobId,
  make: (here: Replica, entry: FileEntry, to: ReturnType<Session["store"]["change"]>) => void,
): Promise<void> {
  if (session.locked) return;
  await session.exclusive(async () => {
    if (session.locked) return;
    const here = session.replica(replica.ref.grant) ?? replica;
    const entry = here.files.files.find((one) => one.blob === blob);
    if (!entry) return;
    const to = session.store.change();
    make(here, entry, to);
    await session.commit(to);
  });
}
