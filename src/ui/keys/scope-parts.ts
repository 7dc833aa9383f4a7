import { groupOf } from "#src/dossier/goal.ts";
import { topicNames, topicsOf } from "#src/dossier/goal-topics.ts";
import { AREA_CODES, type AreaId } from "#src/dossier/life-area.ts";
import { holdsSomething } from "#src/dossier/section-kinds.ts";
import type { Catalogue } from "#src/i18n/catalogue.ts";
import { type ScopedPart, sectionsInScope } from "#src/grants/representation-scope.ts";
import type { Scope } from "#src/dossier/acting.ts";
import type { Replica } from "#src/operations/replica.ts";
import type { SectionId } from "#src/protocol/ids.ts";
import { planGoals } from "#src/ui/session/plan-goals.ts";

/** What of the plan is about money or care: goals that are not over, by their topics, and the parts that a scope may have. */
export function scopeParts(t: Catalogue, replica: Replica): readonly ScopedPart[] {
  const language = new Map<AreaId, string>(AREA_CODES.map((code) => [code, t.explore.areas[code]]));
  const names = topicNames(replica.shownOf("areas"), language);
  const goals = planGoals(replica)
    .filter(({ goal }) => groupOf(goal.fields) !== "done")
    .map(({ section, goal }) => ({ section, kind: "goal" as const, topics: topicsOf(goal.fields, names) }));
  const whole = (["about", "services"] as const)
    .filter((kind) => holdsSomething(replica.shownOf(kind)))
    .flatMap((kind) => replica.ofKind(kind).map(({ id }) => ({ section: id, kind })));
  return [...whole, ...goals];
}

/** What a key about this opens to begin with. */
export const inScope = (t: Catalogue, replica: Replica, scope: Scope): readonly SectionId[] =>
  sectionsInScope(scope, scopeParts(t, replica));
