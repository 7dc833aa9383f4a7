import { fromBase64url } from "#src/base/bytes.ts";
import { type Result, err, ok } from "#src/base/result.ts";
import { openPiece } from "#src/crypto/file-seal.ts";
import type { Attachment } from "#src/dossier/attachment.ts";
import type { EntityId } from "#src/dossier/entity-id.ts";
import { piecesOf } from "#src/protocol/blob-messages.ts";
import type { SectionId } from "#src/protocol/ids.ts";
import { makeContent, newestOf } from "./backup-content.ts";
import { entryOf, filesNamed, withEntry } from "./file-shelf.ts";
import type { Backup } from "./open-backup.ts";
import type { RecordFault } from "./record.ts";
import { type Replica, namesOf } from "./replica.ts";
import type { Session } from "./session.ts";
import { planTakeIn, type TakeIn, takeIn } from "./take-in.ts";

export type RestorePlan = {
  readonly takeIn: TakeIn;
  /** Files that no record here names yet. */
  readonly files: number;
  /** It was made in this dossier, and something was written or taken away here since. */
  readonly older: boolean;
};

/** What putting a backup back would do to this dossier. `mine`: of a plan that was put back and undone just now. */
export function planRestore(
  replica: Replica,
  { content }: Backup,
  now: number,
  mine?: ReadonlySet<EntityId>,
): RestorePlan {
  const named = new Set(filesNamed(replica).flatMap(({ live, attachment }) => (live ? [attachment.blob] : [])));
  const isSame = content.dossier === replica.ref.dossier;
  return {
    takeIn: planTakeIn(replica, content.sections, now, mine),
    files: content.files.filter(({ blob }) => !named.has(blob)).length,
    older: isSame && newestOf(makeContent(replica, () => "", now)) > newestOf(content),
  };
}

/**
 * Records first, as one takes a file in; then the files that they name and that are neither here nor at the relay. Cut in
 * the middle, the same file again brings the rest. Without room for a file the records stand, and it is said.
 */
export async function restoreBackup(
  session: Session,
  replica: Replica,
  backup: Backup,
  plan: RestorePlan,
  progress: (done: number, all: number) => void = () => undefined,
): Promise<Result<undefined, RecordFault>> {
  const taken = await takeIn(session, replica, plan.takeIn);
  if (!taken.ok) return taken;
  const here = session.owned();
  if (!here) return err({ type: "access-over" });
  const sizes = new Map(backup.content.files.map(({ blob, bytes }) => [blob, bytes]));
  const wanted = filesNamed(here).filter(
    ({ live, attachment }) => live && sizes.has(attachment.blob) && !entryOf(here, attachment.blob),
  );
  for (const [n, { section, attachment }] of wanted.entries()) {
    progress(n, wanted.length);
    const bytes = sizes.get(attachment.blob) ?? 0;
    if (await isAtRelay(session, here, section, attachment)) continue;
    const kept = await putBack(session, here, backup, attachment, bytes);
    if (!kept.ok) return kept;
  }
  return ok(undefined);
}

async function isAtRelay(
  session: Session,
  replica: Replica,
  section: SectionId,
  { blob }: Attachment,
): Promise<boolean> {
  if (!replica.record.registered || replica.section(section)?.created !== true || session.locked) return false;
  return (await session.ports.relay.readBlob(replica.signer, { section, blob, piece: 0 })).ok;
}

/** The pieces before the entry that says they are here: a file is there whole or not at all. */
async function putBack(
  session: Session,
  replica: Replica,
  backup: Backup,
  { blob, size, key }: Attachment,
  bytes: number,
): Promise<Result<undefined, RecordFault>> {
  const fileKey = fromBase64url(key);
  for (let piece = 0; piece < piecesOf(bytes); piece++) {
    const sealed = await backup.filePiece(blob, piece);
    // Another file than the record means: left out, and the letter says that its file is not here.
    if (!sealed || !fileKey || !openPiece(fileKey, { blob, piece, fileLength: size }, sealed)) return ok(undefined);
    if (session.locked) return err({ type: "access-over" });
    const stored = await session.store.commit(
      session.store.change().putSealed(namesOf(replica.ref).filePiece(blob, piece), sealed),
    );
    if (!stored.ok) return err(stored.error);
  }
  return session.exclusive(async () => {
    const here = session.replica(replica.ref.grant) ?? replica;
    if (session.locked) return err({ type: "access-over" });
    const change = session.store.change();
    here.saveFiles(change, withEntry(here.files, { blob, bytes, keptAt: session.now(), sent: 0 }));
    return session.commit(change);
  });
}
