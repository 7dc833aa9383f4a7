import type { Instant } from "#src/base/instant.ts";
import type { Result } from "#src/base/result.ts";
import { Answer } from "#src/dossier/answer.ts";
import { type EntityRef, OWNER } from "#src/dossier/entity-id.ts";
import { amend, type Changes, read, type Recorded, recordsOf, restore, retract } from "#src/dossier/kind.ts";
import { type Op, opToJson } from "#src/dossier/op.ts";
import { Appointment } from "#src/dossier/appointment.ts";
import { Goal } from "#src/dossier/goal.ts";
import { Proposal } from "#src/dossier/proposal.ts";
import { newestFirst } from "#src/dossier/record-order.ts";
import { findEntity, type SectionState } from "#src/dossier/reduce.ts";
import { isShareable } from "#src/dossier/section-kinds.ts";
import { Service } from "#src/dossier/service.ts";
import { Step } from "#src/dossier/step.ts";
import { type GrantId, parseId16, type SectionId } from "#src/protocol/ids.ts";
import type { StorageFault } from "./ports.ts";
import type { Replica } from "./replica.ts";
import type { Session } from "./session.ts";

/** Something that somebody did for the resident: a proposal that became what it is without a tap. */
export type StandingAct = {
  readonly grant: GrantId;
  /** Where it was proposed and answered. */
  readonly section: SectionId;
  readonly answer: Recorded<Answer>;
  readonly made: EntityRef | undefined;
  /** Where what was made stands. */
  readonly place: SectionId;
  /** As proposed; as it stands in the plan where the proposal was taken back since. */
  readonly text: string;
  readonly at: Instant;
  /** The resident took it back. */
  readonly undone: boolean;
};

const MADE = [Step, Goal, Service, Appointment] as const;
const kindOf = ({ kind }: EntityRef) => MADE.find(({ name }) => name === kind);

/**
 * Everything that was ever done for the resident, the newest first, also what was taken back and what was done under keys
 * that are over. By the resident's own answers, so that who did it cannot hide it by taking the proposal back.
 */
export const standingActs = (replica: Replica): readonly StandingAct[] =>
  replica.sections
    .filter(({ id, kind }) => isShareable(kind) && replica.mayHold(id, Answer.name))
    .flatMap(({ id }) => {
      const state = replica.shown(id);
      return state ? actsIn(replica, id, state) : [];
    })
    .sort((a, b) => newestFirst(a.answer, b.answer));

/** The same of one section. */
export const actsIn = (replica: Replica, section: SectionId, state: SectionState): readonly StandingAct[] =>
  recordsOf(state, Answer).flatMap((answer): readonly StandingAct[] => {
    const { proposal, standing, step, goal, service, appointment } = answer.fields;
    const grant = parseId16<GrantId>(proposal.author);
    if (standing !== true || answer.ref.author !== OWNER || grant === undefined) return [];
    const made = step ?? goal ?? service ?? appointment;
    const place = (goal && goalPlace(replica, goal)) ?? section;
    const words = wordsOf(state, proposal) ?? (made && wordsOf(replica.shown(place), made)) ?? "";
    return [
      {
        grant,
        section,
        answer,
        made,
        place,
        text: words,
        at: answer.createdAt,
        undone: answer.fields.answer === "not-now",
      },
    ];
  });

function goalPlace(replica: Replica, goal: EntityRef): SectionId | undefined {
  return replica.ofKind("goal").find(({ id }) => {
    const state = replica.mayHold(id, Goal.name) ? replica.shown(id) : undefined;
    return state !== undefined && findEntity(state, goal) !== undefined;
  })?.id;
}

/** Also of what was taken back, as long as its words are here. */
function wordsOf(state: SectionState | undefined, ref: EntityRef): string | undefined {
  const entity = state && findEntity(state, ref);
  if (!entity) return undefined;
  switch (ref.kind) {
    case Proposal.name:
      return read(Proposal, entity)?.fields.text;
    case Step.name:
      return read(Step, entity)?.fields.title;
    case Goal.name:
      return read(Goal, entity)?.fields.text;
    case Service.name:
      return read(Service, entity)?.fields.what;
    case Appointment.name:
      return read(Appointment, entity)?.fields.title;
    default:
      return undefined;
  }
}

/** "Terugdraaien": what was made goes, and the one who did it reads that the resident took it back. */
export const undoAct = (session: Session, replica: Replica, act: StandingAct) =>
  write(session, replica, act, { answer: "not-now", seen: true }, retract);

/** The way back from that. */
export const redoAct = (session: Session, replica: Replica, act: StandingAct) =>
  write(session, replica, act, { answer: "yes" }, restore);

/** The resident saw it, and lets it be. */
export const seeAct = (session: Session, replica: Replica, act: StandingAct) =>
  write(session, replica, act, { seen: true });

function write(
  session: Session,
  replica: Replica,
  { section, place, answer, made }: StandingAct,
  changes: Changes<Answer>,
  turn?: typeof retract | typeof restore,
): Promise<Result<undefined, StorageFault>> {
  const row = (where: SectionId, op: Op) => session.rowFor(replica, { section: where, op: opToJson(op) });
  const said = amend(Answer, answer.ref.id, changes, session.tick());
  const kind = made && kindOf(made);
  return session.enqueue(replica, [
    ...(turn && made && kind ? [row(place, turn(kind, made.id, session.tick()))] : []),
    ...(said.ok ? [row(section, said.value)] : []),
  ]);
}
