import { Answer, createAnswer } from "#src/dossier/answer.ts";
import { Appointment } from "#src/dossier/appointment.ts";
import { type EntityId, type EntityRef, OWNER } from "#src/dossier/entity-id.ts";
import { createGoal, Goal } from "#src/dossier/goal.ts";
import { createFrom, type Kind, type Recorded, retract, type Unchecked } from "#src/dossier/kind.ts";
import type { Proposal } from "#src/dossier/proposal.ts";
import type { SectionKind } from "#src/dossier/section-kinds.ts";
import { Service } from "#src/dossier/service.ts";
import { createStep, Step } from "#src/dossier/step.ts";
import { newEntityId } from "#src/operations/access-change.ts";
import type { SectionId } from "#src/protocol/ids.ts";
import type { Writer } from "#src/ui/session/create-writer.ts";

/** Takes an answer back, and what was made by it. */
export type Undo = () => Promise<boolean>;

export type ProposalAnswers = {
  /** "Ja, doe maar", or "Ik pas het aan" with the resident's own words. Undefined when it could not be kept. */
  readonly accept: (proposal: Recorded<Proposal>, ownWords?: string) => Promise<Undo | undefined>;
  /** "Nu niet". */
  readonly decline: (proposal: Recorded<Proposal>) => Promise<Undo | undefined>;
};

/**
 * Answers to the proposals in one section. Only here a proposal becomes a step, a goal, help or an appointment, and the proposer reads the
 * answer in the same section. A step for which no goal is known becomes a goal of its own.
 */
export function createProposalAnswers(
  writer: Writer,
  section: SectionId,
  goal: EntityRef | undefined,
  kind?: SectionKind,
): ProposalAnswers {
  const takeBack =
    (answer: EntityId): Undo =>
    () =>
      writer.write(section, (at) => retract(Answer, answer, at));

  const acceptStep = async (proposal: Recorded<Proposal>, title: string, own: boolean, to: EntityRef) => {
    const [id, answer] = [newEntityId(), newEntityId()];
    const { due } = proposal.fields;
    const step = { title, goal: to, proposedBy: proposal.ref, ...(due === undefined ? {} : { due }) };
    const said = { proposal: proposal.ref, answer: answerWord(own), step: { kind: Step.name, author: OWNER, id } };
    const written = await writer.write(
      section,
      (at) => createStep(step, id, at),
      (at) => createAnswer(said, answer, at),
    );
    if (!written) return undefined;
    return () =>
      writer.write(
        section,
        (at) => retract(Step, id, at),
        (at) => retract(Answer, answer, at),
      );
  };

  const acceptGoal = async (proposal: Recorded<Proposal>, text: string, own: boolean) => {
    const [id, answer] = [newEntityId(), newEntityId()];
    const { why, due } = proposal.fields;
    const fields = {
      text,
      proposedBy: proposal.ref,
      ...(why === undefined ? {} : { why }),
      ...(due === undefined ? {} : { dueDate: due }),
    };
    const made = await writer.begin("goal", (at) => createGoal(fields, id, at));
    if (made === undefined) return undefined;
    const said = { proposal: proposal.ref, answer: answerWord(own), goal: { kind: Goal.name, author: OWNER, id } };
    if (!(await writer.write(section, (at) => createAnswer(said, answer, at)))) return undefined;
    return async () => (await writer.write(made, (at) => retract(Goal, id, at))) && takeBack(answer)();
  };

  const acceptHere = async (proposal: Recorded<Proposal>, made: Made, own: boolean) => {
    const [id, answer] = [newEntityId(), newEntityId()];
    const ref = { kind: made.kind.name, author: OWNER, id };
    const said = { proposal: proposal.ref, answer: answerWord(own), [made.names]: ref };
    const written = await writer.write(
      section,
      (at) => createFrom(made.kind, made.fields, id, at),
      (at) => createAnswer(said, answer, at),
    );
    if (!written) return undefined;
    return () =>
      writer.write(
        section,
        (at) => retract(made.kind, id, at),
        (at) => retract(Answer, answer, at),
      );
  };

  const justSay = async (proposal: Recorded<Proposal>, word: Answer["answer"], words?: string) => {
    const id = newEntityId();
    const said = { proposal: proposal.ref, answer: word, ...(words === undefined ? {} : { words }) };
    return (await writer.write(section, (at) => createAnswer(said, id, at))) ? takeBack(id) : undefined;
  };

  return {
    accept: (proposal, ownWords) => {
      const own = ownWords !== undefined;
      const text = ownWords ?? proposal.fields.text;
      const to = proposal.fields.goal ?? goal;
      const made = madeOf(proposal.fields, text, kind);
      if (made) return acceptHere(proposal, made, own);
      if (proposal.fields.proposes !== "step" && proposal.fields.proposes !== "goal")
        return justSay(proposal, answerWord(own), ownWords);
      return proposal.fields.proposes === "step" && to
        ? acceptStep(proposal, text, own, to)
        : acceptGoal(proposal, text, own);
    },
    decline: (proposal) => justSay(proposal, "not-now"),
  };
}

type Made = { readonly kind: Kind; readonly names: "service" | "appointment"; readonly fields: Unchecked };

/** What a proposal becomes in the very section in which it stands; undefined for one that stands anywhere else. */
function madeOf(proposal: Proposal, text: string, kind: SectionKind | undefined): Made | undefined {
  const { proposes, due = null, at = null, place = null, provider = null } = proposal;
  if (proposes === "appointment" && kind === "calendar" && due !== null)
    return { kind: Appointment, names: "appointment", fields: { title: text, on: due, at, place } };
  if (proposes === "service" && kind === "services")
    return { kind: Service, names: "service", fields: { what: text, provider } };
  return undefined;
}

const answerWord = (own: boolean): Answer["answer"] => (own ? "changed" : "yes");
