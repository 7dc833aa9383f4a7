import { type EntityRef, holder, sameEntity } from "#src/dossier/entity-id.ts";
import type { Replica } from "#src/operations/replica.ts";
import { actsIn, type StandingAct, standingActs } from "#src/operations/standing-acts.ts";
import type { SectionId } from "#src/protocol/ids.ts";
import { authorName } from "./author-name.ts";

const isOf =
  (made: EntityRef) =>
  (act: StandingAct): boolean =>
    act.made !== undefined && sameEntity(act.made, made);

/** What somebody did for the resident to make this, in the section where it stands. */
export function actThatMade(replica: Replica, section: SectionId, made: EntityRef): StandingAct | undefined {
  const state = replica.shown(section);
  return state && actsIn(replica, section, state).find(isOf(made));
}

/** The same of a goal, which was proposed in another section than its own. */
export const actThatMadeGoal = (replica: Replica, goal: EntityRef): StandingAct | undefined =>
  standingActs(replica).find(isOf(goal));

/** Undefined where nothing on this device tells the name any more. */
export const doerOf = (replica: Replica, { grant }: StandingAct): string | undefined =>
  authorName(replica, holder(grant)).name;
