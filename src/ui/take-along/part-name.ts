import type { SectionKind } from "#src/dossier/section-kinds.ts";
import type { Catalogue } from "#src/i18n/catalogue.ts";

/** What a part of the plan is called where all of them stand in a list. */
export function partName(t: Catalogue, kind: SectionKind): string {
  switch (kind) {
    case "goal":
    case "case-sheet":
    case "help":
    case "child":
    case "private":
    case "inbox":
      return t.takeAlong.parts[kind];
    case "ledger":
      return t.holder.plan.title;
    default:
      return t.keys.parts[kind];
  }
}
