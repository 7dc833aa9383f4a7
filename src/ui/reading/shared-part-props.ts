import type { AuthorId } from "#src/dossier/entity-id.ts";
import type { FileSource } from "#src/ui/session/file-source.ts";
import type { SectionState } from "#src/dossier/reduce.ts";

/** What each kind of part is shown from. */
export type SharedPartProps = {
  readonly state: SectionState;
  /** Where files that a record of this part names come from. */
  readonly files: FileSource;
  /** The name to show beside what somebody wrote. */
  readonly authorName: (author: AuthorId) => string;
};
