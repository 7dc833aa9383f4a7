import { caseSheetOf } from "#src/dossier/case-sheet.ts";
import { childPartOf } from "#src/dossier/child-part.ts";
import { holder } from "#src/dossier/entity-id.ts";
import { goals } from "#src/dossier/goal.ts";
import type { Catalogue } from "#src/i18n/catalogue.ts";
import type { Replica } from "#src/operations/replica.ts";
import type { SectionId } from "#src/protocol/ids.ts";
import { authorName } from "#src/ui/session/author-name.ts";
import type { LogNames } from "./log-days.ts";

/** The names as the resident knows them, also of who has no key any more. */
export const logNames = (t: Catalogue, replica: Replica): LogNames => ({
  person: (grant) => authorName(replica, holder(grant)).name ?? t.log.someone,
  part: (section) => partName(t, replica, section),
});

function partName(t: Catalogue, replica: Replica, section: SectionId): string {
  const kind = replica.section(section)?.kind;
  switch (kind) {
    case "inbox":
      return t.log.messages;
    case "goal": {
      const state = replica.shown(section);
      const goal = state && goals(state)[0];
      return goal ? t.keys.parts.goal(goal.fields.text) : t.log.somethingElse;
    }
    case "case-sheet": {
      const state = replica.shown(section);
      const sheet = state && caseSheetOf(state);
      return sheet ? t.keys.parts["case-sheet"](sheet.fields.question) : t.log.somethingElse;
    }
    case "help":
      return t.help.shared.part;
    case "child": {
      const state = replica.shown(section);
      return t.child.part((state && childPartOf(state)?.fields.name) ?? t.child.somebody);
    }
    case "private":
    case "ledger":
    case undefined:
      return t.log.somethingElse;
    default:
      return t.keys.parts[kind];
  }
}
