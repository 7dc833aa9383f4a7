import { DAY } from "#src/base/instant.ts";
import { type Result, err, ok } from "#src/base/result.ts";
import { actingNow, modeAt } from "#src/dossier/acting.ts";
import { Answer, createAnswer } from "#src/dossier/answer.ts";
import { type Entity, fieldsOf, isLive } from "#src/dossier/entity.ts";
import { type EntityId, EntityRef, entityKey, holder, OWNER } from "#src/dossier/entity-id.ts";
import { goals } from "#src/dossier/goal.ts";
import { topicNames, topicsOf } from "#src/dossier/goal-topics.ts";
import { createFrom, read, type Recorded, recordsOf } from "#src/dossier/kind.ts";
import { type Op, opToJson } from "#src/dossier/op.ts";
import { type Outcome, outcomeOf } from "#src/dossier/proposal-outcome.ts";
import { Proposal } from "#src/dossier/proposal.ts";
import { oldestFirst } from "#src/dossier/record-order.ts";
import { entitiesOf, type SectionState } from "#src/dossier/reduce.ts";
import { opensAt, readLedger } from "#src/grants/ledger.ts";
import { isBeyond, type Represents, representsOf } from "#src/grants/representation-scope.ts";
import type { GrantId, SectionId } from "#src/protocol/ids.ts";
import * as z from "zod/mini";
import type { StorageFault } from "./ports.ts";
import { beginIn } from "./record.ts";
import type { Replica } from "./replica.ts";
import type { SectionCopy } from "./section-copy.ts";
import type { Session } from "./session.ts";
import { actsIn, undoAct } from "./standing-acts.ts";

/** So much one holder does for the resident in a day and a night; what comes beyond is asked, as from everybody else. */
export const MOST_IN_A_DAY = 20;

/**
 * The resident's standing acceptance: what was proposed by who acts for the resident becomes a step or a goal without a
 * tap, with an answer of the resident that says so. Only in what that key is about; only while it opens something; only of
 * what was proposed while the resident's word stood and stands still; never a second time, and never after the resident
 * answered by hand. Any device of the resident may do it, and two that do so while apart make one thing: all ids follow
 * from the proposal. What could not be kept is tried at the next exchange. Inside `session.exclusive`.
 */
export async function acceptStanding(
  session: Session,
  replica: Replica,
): Promise<Result<undefined, { readonly type: "storage" }>> {
  const ledger = replica.shown(replica.only("ledger").id);
  for (const [grant, entry] of ledger ? readLedger(ledger).grants : []) {
    const represents = representsOf(entry);
    const isOn = represents?.mode === "managed" && !replica.record.stopping.includes(grant);
    if (!isOn || !opensAt(entry, session.now())) continue;
    for (const section of represents.sections) {
      const copy = replica.section(section);
      if (!copy?.created || copy.forked || !replica.mayHold(section, Proposal.name)) continue;
      const done = await acceptIn(session, replica, copy, grant, represents);
      if (!done.ok) return err({ type: "storage" });
    }
  }
  return ok(undefined);
}

async function acceptIn(
  session: Session,
  replica: Replica,
  copy: SectionCopy,
  grant: GrantId,
  represents: Represents,
): Promise<Result<undefined, StorageFault>> {
  const state = replica.shown(copy.id);
  if (!state) return ok(undefined);
  const cleared = await giveWay(session, replica, copy.id, state);
  if (!cleared.ok) return cleared;
  if (actingNow(state, grant)?.mode !== "managed" || isAboutSomethingElse(replica, copy, state, represents))
    return ok(undefined);
  let left = MOST_IN_A_DAY - doneToday(session, replica, grant, represents);
  for (const proposal of waiting(state, grant)) {
    if (left <= 0) return ok(undefined);
    const made = madeOf(proposal, copy, state);
    if (!made) continue;
    const kept = await keep(session, replica, copy.id, proposal, made);
    if (!kept.ok) return kept;
    left -= 1;
  }
  return ok(undefined);
}

/** Open proposals of this grant, oldest first, of which every word was written while the resident's word stood. */
function waiting(state: SectionState, grant: GrantId): readonly Recorded<Proposal>[] {
  const answered = answeredIn(state);
  const stood = ({ first, last }: Entity): boolean =>
    [first, last].every((stamp) => stamp !== undefined && modeAt(state, grant, stamp.position) === "managed");
  return [...entitiesOf(state, Proposal.name)]
    .filter((entity) => entity.ref.author === holder(grant) && isLive(entity) && !answered.has(entity.key))
    .filter(stood)
    .flatMap((entity) => read(Proposal, entity) ?? [])
    .sort(oldestFirst);
}

/** Proposals to which the resident ever said anything, also what was taken back since. */
const answeredIn = (state: SectionState): ReadonlySet<string> =>
  new Set(
    [...entitiesOf(state, Answer.name)].flatMap((entity) => {
      const about = z.safeParse(EntityRef, fieldsOf(entity)["proposal"]);
      return entity.ref.author === OWNER && about.success ? [entityKey(about.data)] : [];
    }),
  );

/** The resident gave this goal another topic since. */
function isAboutSomethingElse(
  replica: Replica,
  { kind }: SectionCopy,
  state: SectionState,
  { scope }: Represents,
): boolean {
  const goal = kind === "goal" ? goals(state)[0] : undefined;
  return goal !== undefined && isBeyond(scope, topicsOf(goal.fields, topicNames(replica.shownOf("areas"))));
}

function doneToday(session: Session, replica: Replica, grant: GrantId, { sections }: Represents): number {
  const acts = sections.flatMap((section) => {
    const state = replica.mayHold(section, Answer.name) ? replica.shown(section) : undefined;
    return state ? actsIn(replica, section, state) : [];
  });
  return acts.filter((act) => act.grant === grant && act.at > session.now() - DAY).length;
}

/** Nothing where it would have to be guessed: a change in words, a step where the goal is gone. */
function madeOf(proposal: Recorded<Proposal>, { kind }: SectionCopy, state: SectionState): Outcome | undefined {
  // A holder may name any goal; what is made here is of the goal that is here.
  const goal = kind === "goal" ? goals(state)[0]?.ref : undefined;
  if (kind === "goal" && goal === undefined) return undefined;
  return outcomeOf(proposal, proposal.fields.text, { kind, goal });
}

/** The thing and the answer, both or neither. */
async function keep(
  session: Session,
  replica: Replica,
  section: SectionId,
  { ref }: Recorded<Proposal>,
  made: Outcome,
): Promise<Result<undefined, StorageFault>> {
  const ledger = replica.only("ledger").id;
  const source = `${section}/${ref.author}/${ref.id}`;
  const id = replica.ring.standingId(ledger, `record/${source}`) as EntityId | undefined;
  const own = replica.ring.standingId(ledger, `section/${source}`) as SectionId | undefined;
  if (id === undefined || own === undefined) return ok(undefined);
  const thing = createFrom(made.kind, made.fields, id, session.tick());
  const said = { [made.names]: { kind: made.kind.name, author: OWNER, id }, proposal: ref };
  const answer = createAnswer({ ...said, answer: "yes", standing: true }, id, session.tick());
  if (!thing.ok || !answer.ok) return ok(undefined);
  const place = made.here ? section : own;
  const row = (where: SectionId, op: Op) => session.rowFor(replica, { section: where, op: opToJson(op) });
  const change = session.store.change();
  const begun = replica.section(place) ? [] : [beginIn(session, replica, place, "goal", change)];
  return session.enqueue(replica, [...begun, row(place, thing.value), row(section, answer.value)], change);
}

/** Two devices, apart: on one of them the resident had answered by hand. What the other did by itself goes. */
async function giveWay(
  session: Session,
  replica: Replica,
  section: SectionId,
  state: SectionState,
): Promise<Result<undefined, StorageFault>> {
  const byHand = new Set(
    recordsOf(state, Answer)
      .filter(({ ref, fields }) => ref.author === OWNER && fields.standing !== true)
      .map(({ fields }) => entityKey(fields.proposal)),
  );
  for (const act of actsIn(replica, section, state)) {
    if (act.undone || !byHand.has(entityKey(act.answer.fields.proposal))) continue;
    const undone = await undoAct(session, replica, act);
    if (!undone.ok) return undone;
  }
  return ok(undefined);
}
