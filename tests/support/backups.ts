import { createDocument } from "#src/dossier/document.ts";
import type { Attachment } from "#src/dossier/attachment.ts";
import type { EntityId } from "#src/dossier/entity-id.ts";
import { newEntityId } from "#src/operations/access-change.ts";
import { fetchFile } from "#src/operations/fetch-file.ts";
import { keepFile } from "#src/operations/keep-file.ts";
import { makeBackup } from "#src/operations/make-backup.ts";
import { type Backup, openBackup } from "#src/operations/open-backup.ts";
import { recordIn } from "#src/operations/record.ts";
import { sheetWords } from "#src/operations/recovery-sheet.ts";
import { planRestore, restoreBackup } from "#src/operations/restore-backup.ts";
import { concat } from "#src/base/bytes.ts";
import { valueOf } from "./value-of.ts";
import type { OpenDevice } from "./world.ts";

export const wordsOf = async ({ session, own }: OpenDevice): Promise<string> =>
  ((await sheetWords(session, own)) ?? []).join(" ");

export const backupOf = async ({ session, own }: OpenDevice): Promise<Blob> =>
  valueOf(await makeBackup(session, own, () => "Jan")).file;

export const openedBy = async (file: Blob, words: string): Promise<Backup> => valueOf(await openBackup(file, words));

export async function putBackInto(device: OpenDevice, backup: Backup) {
  const plan = planRestore(device.own, backup, device.session.now());
  valueOf(await restoreBackup(device.session, device.own, backup, plan));
  return plan;
}

/** A letter with one file. */
export async function writeLetter(
  { session, own }: OpenDevice,
  data: Uint8Array<ArrayBuffer>,
  title = "Brief over de huur",
): Promise<{ readonly id: EntityId; readonly file: Attachment }> {
  const picked = { title: "brief.pdf", contentType: "application/pdf", data: new Blob([data]) };
  const file = valueOf(await keepFile(session, own, picked));
  const id = newEntityId();
  valueOf(await recordIn(session, own, "documents", [(at) => createDocument({ title, files: [file] }, id, at)]));
  return { id, file };
}

/** What opens of it, or why nothing does. */
export async function readLetter({ session, own }: OpenDevice, file: Attachment): Promise<Uint8Array | string> {
  const answer = await fetchFile(session, own, own.only("documents").id, file);
  return answer.ok ? concat(...answer.value) : answer.error.type;
}
