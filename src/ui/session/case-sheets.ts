import { type CaseSheet, caseSheetOf } from "#src/dossier/case-sheet.ts";
import type { Recorded } from "#src/dossier/kind.ts";
import { newestFirst } from "#src/dossier/record-order.ts";
import type { SectionState } from "#src/dossier/reduce.ts";
import type { Replica } from "#src/operations/replica.ts";
import type { SectionId } from "#src/protocol/ids.ts";

/** A case sheet with the section that is its own. */
export type OpenSheet = {
  readonly section: SectionId;
  readonly state: SectionState;
  readonly sheet: Recorded<CaseSheet>;
};

/** Undefined when the section is no case sheet, is not here, or its sheet was taken away. */
export function caseSheetIn(replica: Replica, section: SectionId): OpenSheet | undefined {
  const state = replica.section(section)?.kind === "case-sheet" ? replica.shown(section) : undefined;
  const sheet = state && caseSheetOf(state);
  return sheet && { section, state, sheet };
}

/** All that were not taken away, newest first. */
export const caseSheets = (replica: Replica): readonly OpenSheet[] =>
  replica
    .ofKind("case-sheet")
    .flatMap(({ id }) => caseSheetIn(replica, id) ?? [])
    .sort((a, b) => newestFirst(a.sheet, b.sheet) || (a.section < b.section ? -1 : 1));
