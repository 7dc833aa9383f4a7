import type { Accessor } from "solid-js";
import type { Bytes } from "#src/base/bytes.ts";
import type { Result } from "#src/base/result.ts";
import type { Attachment } from "#src/dossier/attachment.ts";
import { type FetchFault, fetchFile } from "#src/operations/fetch-file.ts";
import { unsentOf } from "#src/operations/file-shelf.ts";
import type { Replica } from "#src/operations/replica.ts";
import type { Session } from "#src/operations/session.ts";
import type { SectionId } from "#src/protocol/ids.ts";

/** Where the files of one part come from. */
export type FileSource = {
  readonly open: (
    file: Attachment,
    progress: (done: number, all: number) => void,
    gone: AbortSignal,
  ) => Promise<Result<readonly Bytes[], FetchFault>>;
  /** What of it has not been shared yet; undefined when all of it has, or when it is not for this device to share. */
  readonly unsent: (file: Attachment) => { readonly done: number; readonly all: number } | undefined;
};

export const fileSource = (
  session: Accessor<Session>,
  replica: Accessor<Replica>,
  section: Accessor<SectionId | undefined>,
): FileSource => ({
  open: (file, progress, gone) => {
    const at = section();
    if (at === undefined) return Promise.resolve({ ok: false, error: { type: "file-not-here" } });
    return fetchFile(session(), replica(), at, file, progress, gone);
  },
  unsent: ({ blob }) => {
    // Read first: a piece that goes changes the session, not the entry that was read before.
    session();
    return unsentOf(replica(), blob);
  },
});
