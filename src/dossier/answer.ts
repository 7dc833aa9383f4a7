import * as z from "zod/mini";
import type { Result } from "#src/base/result.ts";
import { type EntityId, type EntityKey, entityKey, OWNER } from "./entity-id.ts";
import type { FieldFault } from "./field-faults.ts";
import { refTo, text } from "./field-rules.ts";
import type { Timestamp } from "./hlc.ts";
import { create, defineKind, type FieldsOf, type Recorded, recordsOf } from "./kind.ts";
import type { SetOp } from "./op.ts";
import { Proposal } from "./proposal.ts";
import { newestFirst } from "./record-order.ts";
import type { SectionState } from "./reduce.ts";

export const ANSWERS = ["yes", "changed", "not-now"] as const;

/** The resident's answer to a proposal, in the same section, so that the proposer sees it. FHIR Task.businessStatus. */
export const Answer = defineKind("answer", {
  proposal: refTo("proposal"),
  answer: z.enum(ANSWERS),
  /** What the resident made of it. */
  step: z.exactOptional(refTo("step")),
  goal: z.exactOptional(refTo("goal")),
  service: z.exactOptional(refTo("service")),
  appointment: z.exactOptional(refTo("appointment")),
  words: z.exactOptional(text()),
  /**
   * Given by a device of the resident without a tap, because the proposer acts for the resident here (acting.ts). With
   * `not-now`: the resident took it back afterwards.
   */
  standing: z.exactOptional(z.literal(true)),
  /** The resident saw what was done. */
  seen: z.exactOptional(z.literal(true)),
});
export type Answer = FieldsOf<typeof Answer>;

export const createAnswer = (answer: Answer, id: EntityId, at: Timestamp): Result<SetOp, FieldFault> =>
  create(Answer, answer, id, at);

export type AnsweredProposal = { readonly proposal: Recorded<Proposal>; readonly answer: Recorded<Answer> | undefined };

/**
 * Newest proposal first, each with the answer given last; one by hand goes before one that was given by itself. Only the
 * resident's answers count.
 */
export function proposals(state: SectionState): AnsweredProposal[] {
  const answers = new Map<EntityKey, Recorded<Answer>>();
  const bySelf = ({ fields }: Recorded<Answer>): number => Number(fields.standing === true);
  for (const answer of recordsOf(state, Answer).sort((a, b) => bySelf(a) - bySelf(b) || newestFirst(a, b))) {
    const key = entityKey(answer.fields.proposal);
    if (answer.ref.author === OWNER && !answers.has(key)) answers.set(key, answer);
  }
  return recordsOf(state, Proposal)
    .sort(newestFirst)
    .map((proposal) => ({ proposal, answer: answers.get(entityKey(proposal.ref)) }));
}

export const openProposals = (state: SectionState): Recorded<Proposal>[] =>
  proposals(state)
    .filter(({ answer }) => answer === undefined)
    .map(({ proposal }) => proposal);
