import type { JSX } from "solid-js";
import type { AuthorId, EntityRef } from "#src/dossier/entity-id.ts";
import type { SectionState } from "#src/dossier/reduce.ts";

/** What each kind of part is shown from. */
export type SharedPartProps = {
  readonly state: SectionState;
  readonly authorName: (author: AuthorId) => string;
  readonly recordActions: (record: EntityRef) => JSX.Element;
  readonly actions: JSX.Element;
};
