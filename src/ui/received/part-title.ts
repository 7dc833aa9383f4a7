import { caseSheetOf } from "#src/dossier/case-sheet.ts";
import { childPartOf } from "#src/dossier/child-part.ts";
import { goals } from "#src/dossier/goal.ts";
import type { SectionState } from "#src/dossier/reduce.ts";
import type { SectionKind } from "#src/dossier/section-kinds.ts";
import type { Catalogue } from "#src/i18n/catalogue.ts";

/** How a part is called by who holds a key to it: a goal by its own words. */
export function partTitle(t: Catalogue, kind: SectionKind, state: SectionState | undefined): string {
  switch (kind) {
    case "goal": {
      const goal = state && goals(state)[0];
      return goal ? t.keys.parts.goal(goal.fields.text) : t.goals.goal.title;
    }
    case "case-sheet": {
      const sheet = state && caseSheetOf(state);
      return sheet ? t.keys.parts["case-sheet"](sheet.fields.question) : t.caseSheet.title;
    }
    case "child":
      return t.child.part((state && childPartOf(state)?.fields.name) ?? t.child.somebody);
    case "help":
      return t.help.shared.part;
    case "private":
    case "inbox":
    case "ledger":
      return t.holder.plan.title;
    default:
      return t.keys.parts[kind];
  }
}
