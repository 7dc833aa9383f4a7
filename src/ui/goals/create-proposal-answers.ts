import { Answer, createAnswer } from "#src/dossier/answer.ts";
import { type EntityId, type EntityRef, OWNER } from "#src/dossier/entity-id.ts";
import { createFrom, type Recorded, retract } from "#src/dossier/kind.ts";
import { type Outcome, outcomeOf } from "#src/dossier/proposal-outcome.ts";
import type { Proposal } from "#src/dossier/proposal.ts";
import type { SectionKind } from "#src/dossier/section-kinds.ts";
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
 * Answers to the proposals in one section. Only by these, and by who acts for the resident
 * (operations/standing-acceptance.ts), a proposal becomes a step, a goal, help or an appointment; the proposer reads the
 * answer in the same section.
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

  const acceptHere = async (proposal: Recorded<Proposal>, made: Outcome, own: boolean) => {
    const [id, answer] = [newEntityId(), newEntityId()];
    const written = await writer.write(
      section,
      (at) => createFrom(made.kind, made.fields, id, at),
      (at) => createAnswer(answerTo(proposal, made, id, own), answer, at),
    );
    if (!written) return undefined;
    return () =>
      writer.write(
        section,
        (at) => retract(made.kind, id, at),
        (at) => retract(Answer, answer, at),
      );
  };

  const acceptElsewhere = async (proposal: Recorded<Proposal>, made: Outcome, own: boolean) => {
    const [id, answer] = [newEntityId(), newEntityId()];
    const begun = await writer.begin("goal", (at) => createFrom(made.kind, made.fields, id, at));
    if (begun === undefined) return undefined;
    if (!(await writer.write(section, (at) => createAnswer(answerTo(proposal, made, id, own), answer, at))))
      return undefined;
    return async () => (await writer.write(begun, (at) => retract(made.kind, id, at))) && takeBack(answer)();
  };

  const justSay = async (proposal: Recorded<Proposal>, word: Answer["answer"], words?: string) => {
    const id = newEntityId();
    const said = { proposal: proposal.ref, answer: word, ...(words === undefined ? {} : { words }) };
    return (await writer.write(section, (at) => createAnswer(said, id, at))) ? takeBack(id) : undefined;
  };

  return {
    accept: (proposal, ownWords) => {
      const own = ownWords !== undefined;
      const made = outcomeOf(proposal, ownWords ?? proposal.fields.text, { kind, goal: proposal.fields.goal ?? goal });
      if (!made) return justSay(proposal, answerWord(own), ownWords);
      return made.here ? acceptHere(proposal, made, own) : acceptElsewhere(proposal, made, own);
    },
    decline: (proposal) => justSay(proposal, "not-now"),
  };
}

const answerTo = (proposal: Recorded<Proposal>, made: Outcome, id: EntityId, own: boolean): Answer => ({
  proposal: proposal.ref,
  answer: answerWord(own),
  [made.names]: { kind: made.kind.name, author: OWNER, id },
});

const answerWord = (own: boolean): Answer["answer"] => (own ? "changed" : "yes");
