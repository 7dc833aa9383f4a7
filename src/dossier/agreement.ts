import * as z from "zod/mini";
import type { Result } from "#src/base/result.ts";
import { type EntityId, type EntityKey, entityKey, OWNER } from "./entity-id.ts";
import type { FieldFault } from "./field-faults.ts";
import { day, line, name, refTo } from "./field-rules.ts";
import type { Timestamp } from "./hlc.ts";
import { create, defineKind, type FieldsOf, type Recorded, recordsOf, retract } from "./kind.ts";
import type { RetractOp, SetOp } from "./op.ts";
import { newestFirst, oldestFirst } from "./record-order.ts";
import type { SectionState } from "./reduce.ts";

/** Who does what, by when: FHIR Task with intent `proposal`. A line of the talk, of whoever writes it down. */
export const Agreement = defineKind("agreement", {
  what: line(),
  who: z.exactOptional(name()),
  by: z.exactOptional(day()),
});
export type Agreement = FieldsOf<typeof Agreement>;

export const createAgreement = (agreement: Agreement, id: EntityId, at: Timestamp): Result<SetOp, FieldFault> =>
  create(Agreement, agreement, id, at);

export const withdrawAgreement = (id: EntityId, at: Timestamp): RetractOp => retract(Agreement, id, at);

/** What became of a line: a step of a goal, an appointment, an agreement on the sheet alone, or nothing for now. */
export const AGREEMENT_ANSWERS = ["step", "appointment", "kept", "not-now"] as const;

/**
 * What the resident made of a line, in the same section, so that who wrote it sees it. It does not name the step or
 * the appointment: where they lie is nobody's business who has a key to the sheet alone.
 */
export const AgreementAnswer = defineKind("agreement-answer", {
  agreement: refTo("agreement"),
  answer: z.enum(AGREEMENT_ANSWERS),
});
export type AgreementAnswer = FieldsOf<typeof AgreementAnswer>;

export const createAgreementAnswer = (
  answer: AgreementAnswer,
  id: EntityId,
  at: Timestamp,
): Result<SetOp, FieldFault> => create(AgreementAnswer, answer, id, at);

export type AnsweredAgreement = {
  readonly agreement: Recorded<Agreement>;
  readonly answer: Recorded<AgreementAnswer> | undefined;
};

/** In the order in which they were written, each with the answer given last. Only the resident's answers count. */
export function agreements(state: SectionState): readonly AnsweredAgreement[] {
  const answers = new Map<EntityKey, Recorded<AgreementAnswer>>();
  for (const answer of recordsOf(state, AgreementAnswer).sort(newestFirst)) {
    const key = entityKey(answer.fields.agreement);
    if (answer.ref.author === OWNER && !answers.has(key)) answers.set(key, answer);
  }
  return recordsOf(state, Agreement)
    .sort(oldestFirst)
    .map((agreement) => ({ agreement, answer: answers.get(entityKey(agreement.ref)) }));
}

/** The lines that are up for agreement: all but those the resident said "nu niet" to. */
export const linesOf = (state: SectionState): readonly Agreement[] =>
  agreements(state)
    .filter(({ answer }) => answer?.fields.answer !== "not-now")
    .map(({ agreement }) => agreement.fields);
