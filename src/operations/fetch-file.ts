import { type Bytes, equal, fromBase64url } from "#src/base/bytes.ts";
import { type Result, err, ok } from "#src/base/result.ts";
import { FileHash, openPiece, sealedFileLength } from "#src/crypto/file-seal.ts";
import type { Attachment } from "#src/dossier/attachment.ts";
import { piecesOf } from "#src/protocol/blob-messages.ts";
import type { SectionId } from "#src/protocol/ids.ts";
import { entryOf, withEntry } from "./file-shelf.ts";
import type { RelayFault } from "./ports.ts";
import { type Replica, namesOf } from "./replica.ts";
import type { Session } from "./session.ts";

export type FetchFault =
  | RelayFault
  /** Neither here nor at the relay: it still comes from another device, or it went with its record. */
  | { readonly type: "file-not-here" }
  /** It was only here, and the browser threw it away before it was shared. */
  | { readonly type: "file-lost" }
  /** What came is not what was put there. */
  | { readonly type: "file-damaged" }
  | { readonly type: "access-over" };

/**
 * A whole file, opened: from this device, else piece by piece from the relay, which writes down that it was fetched.
 * The resident's own devices keep the sealed pieces; who holds a key keeps nothing. `gone` ends it.
 */
export async function fetchFile(
  session: Session,
  replica: Replica,
  section: SectionId,
  file: Attachment,
  progress: (done: number, all: number) => void = () => undefined,
  gone?: AbortSignal,
): Promise<Result<readonly Bytes[], FetchFault>> {
  const fileKey = fromBase64url(file.key);
  const hash = fromBase64url(file.hash);
  if (!fileKey || !hash) return err({ type: "file-damaged" });
  const bytes = sealedFileLength(file.size);
  const pieces = piecesOf(bytes);
  const parts: Bytes[] = [];
  const seen = new FileHash();
  const fetched: { readonly name: string; readonly sealed: Bytes }[] = [];
  for (let piece = 0; piece < pieces; piece++) {
    if (gone?.aborted === true || session.locked) return err({ type: "access-over" });
    const name = namesOf(replica.ref).filePiece(file.blob, piece);
    const here = await session.store.bytes(name).catch(() => undefined);
    const sealed = here ? ok(here) : await fromRelay(session, replica, section, file, piece);
    if (!sealed.ok) return sealed;
    const plain = openPiece(fileKey, { blob: file.blob, piece, fileLength: file.size }, sealed.value);
    if (!plain) return err({ type: "file-damaged" });
    if (!here) fetched.push({ name, sealed: sealed.value });
    seen.take(plain);
    parts.push(plain);
    progress(piece + 1, pieces);
  }
  if (!equal(seen.finish(), hash)) return err({ type: "file-damaged" });
  // Beside showing it: that waits for no lock and no disk.
  if (replica.owner && fetched.length > 0) void keepHere(session, replica, file, bytes, fetched).catch(() => undefined);
  return ok(parts);
}

async function fromRelay(
  session: Session,
  replica: Replica,
  section: SectionId,
  { blob }: Attachment,
  piece: number,
): Promise<Result<Bytes, FetchFault>> {
  if (!replica.record.registered) return err({ type: "file-not-here" });
  const answer = await session.ports.relay.readBlob(replica.signer, { section, blob, piece });
  if (answer.ok) return answer;
  const isAbsent = answer.error.type === "refused" && answer.error.problem === "not-found";
  if (!isAbsent) return err(answer.error);
  return err({ type: replica.files.lost?.includes(blob) === true ? "file-lost" : "file-not-here" });
}

/** For the next time, also without a network. No room is no fault: it is at the relay. */
async function keepHere(
  session: Session,
  replica: Replica,
  { blob }: Attachment,
  bytes: number,
  fetched: readonly { readonly name: string; readonly sealed: Bytes }[],
): Promise<void> {
  await session.exclusive(async () => {
    const here = session.replica(replica.ref.grant) ?? replica;
    if (session.locked || entryOf(here, blob)) return;
    const change = session.store.change();
    for (const { name, sealed } of fetched) change.putSealed(name, sealed);
    here.saveFiles(change, withEntry(here.files, { blob, bytes, keptAt: session.now(), sent: piecesOf(bytes) }));
    await session.commit(change);
  });
}
