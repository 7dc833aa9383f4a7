import { goals } from "#src/dossier/goal.ts";
import type { SectionState } from "#src/dossier/reduce.ts";
import type { SectionKind } from "#src/dossier/section-kinds.ts";
import type { SectionId } from "#src/protocol/ids.ts";

const ORDER: readonly SectionKind[] = ["about", "goal", "network", "story"];

/** First how to help, then the goals with the newest first, then who is around. What nobody reads is left out. */
export function inReadingOrder(
  sections: readonly { readonly id: SectionId; readonly kind: SectionKind; readonly state: SectionState }[],
): readonly SectionId[] {
  const begun = ({ state }: { readonly state: SectionState }): number => goals(state)[0]?.createdAt ?? 0;
  return sections
    .filter(({ kind }) => ORDER.includes(kind))
    .sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind) || begun(b) - begun(a) || (a.id < b.id ? -1 : 1))
    .map(({ id }) => id);
}
