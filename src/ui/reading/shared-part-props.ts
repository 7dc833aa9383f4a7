import type { AuthorId } from "#src/dossier/entity-id.ts";
import type { SectionState } from "#src/dossier/reduce.ts";

/** What each kind of part is shown from. */
export type SharedPartProps = {
  readonly state: SectionState;
  /** The name to show beside what somebody wrote. */
  readonly authorName: (author: AuthorId) => string;
};
