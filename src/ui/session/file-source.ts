import type { Accessor } from "solid-js";
import type { Bytes } from "#src/base/bytes.ts";
import { type Result, err } from "#src/base/result.ts";
import type { Attachment } from "#src/dossier/attachment.ts";
import { type FetchFault, fetchFile } from "#src/operations/fetch-file.ts";
import { unsentOf } from "#src/operations/file-shelf.ts";
import { refusalOf } from "#src/operations/send-files.ts";
import type { Replica } from "#src/operations/replica.ts";
import type { Session } from "#src/operations/session.ts";
import type { SectionId } from "#src/protocol/ids.ts";

export type Unsent = {
  readonly done: number;
  readonly all: number;
  /** Why the relay does not take it, if it does not. */
  readonly refused: string | undefined;
};

/** Where the files of one part come from. */
export type FileSource = {
  readonly open: (
    file: Attachment,
    progress: (done: number, all: number) => void,
    gone: AbortSignal,
  ) => Promise<Result<readonly Bytes[], FetchFault>>;
  /** What of it has not been shared yet; undefined when all of it has, or when it is not for this device to share. */
  readonly unsent: (file: Attachment) => Unsent | undefined;
};

export const fileSource = (
  session: Accessor<Session>,
  replica: Accessor<Replica>,
  section: Accessor<SectionId | undefined>,
): FileSource => ({
  open: (file, progress, gone) => {
    const at = section();
    if (at === undefined) return Promise.resolve(err({ type: "file-not-here" }));
    return fetchFile(session(), replica(), at, file, progress, gone).catch(() => err({ type: "access-over" }));
  },
  unsent: ({ blob }) => {
    // Read first: a piece that goes changes the session, not the entry that was read before.
    const open = session();
    const part = unsentOf(replica(), blob);
    return part && { ...part, refused: refusalOf(open, blob) };
  },
});
