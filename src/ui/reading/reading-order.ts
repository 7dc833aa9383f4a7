import { caseSheetOf } from "#src/dossier/case-sheet.ts";
import { goals } from "#src/dossier/goal.ts";
import { helpRequestIn } from "#src/dossier/help-request.ts";
import type { SectionState } from "#src/dossier/reduce.ts";
import type { SectionKind } from "#src/dossier/section-kinds.ts";
import type { SectionId } from "#src/protocol/ids.ts";

/** Kinds that a key can open, in the order in which they are read. */
const ORDER = [
  "help",
  "about",
  "areas",
  "goal",
  "case-sheet",
  "coordination",
  "services",
  "calendar",
  "network",
  "documents",
  "family",
  "child",
  "crisis",
  "diary",
  "story",
] as const satisfies readonly SectionKind[];
export type ReadableKind = (typeof ORDER)[number];

type Section<Kind extends SectionKind> = { readonly id: SectionId; readonly kind: Kind; readonly state: SectionState };

/** Has it a view for readers? What has none is offered in no key. */
export const isReadableKind = (kind: SectionKind): kind is ReadableKind => ORDER.some((known) => known === kind);

const isReadable = (section: Section<SectionKind>): section is Section<ReadableKind> => isReadableKind(section.kind);

/** First how to help, then the goals and case sheets with the newest first, then who is around. What nobody reads is left out. */
export function inReadingOrder(sections: readonly Section<SectionKind>[]): readonly Section<ReadableKind>[] {
  const begun = ({ state }: Section<ReadableKind>): number =>
    (goals(state)[0] ?? caseSheetOf(state) ?? helpRequestIn(state))?.createdAt ?? 0;
  return sections
    .filter(isReadable)
    .sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind) || begun(b) - begun(a) || (a.id < b.id ? -1 : 1));
}
