import * as z from "zod/mini";
import type { Result } from "#src/base/result.ts";
import { type EntityId, type EntityRef, sameEntity } from "./entity-id.ts";
import type { FieldFault } from "./field-faults.ts";
import { day, line, name, recurrence, refTo, text } from "./field-rules.ts";
import type { Timestamp } from "./hlc.ts";
import { amend, type Changes, create, defineKind, type FieldsOf, type Recorded, recordsOf } from "./kind.ts";
import { addDays, compareDates, type LocalDate } from "./local-date.ts";
import type { SetOp } from "./op.ts";
import { oldestFirst } from "./record-order.ts";
import { nextDay } from "./recurrence.ts";
import type { SectionState } from "./reduce.ts";

export const STEP_HOW = ["me", "together", "network", "volunteer", "professional"] as const;
export const STEP_STATUSES = ["todo", "doing", "done", "stuck", "dropped"] as const;
export type StepStatus = (typeof STEP_STATUSES)[number];

/** "Stap": FHIR CarePlan.activity or Task. Below a goal, and nothing is below a step. */
export const Step = defineKind("step", {
  title: line(),
  goal: refTo("goal"),
  status: z.enum(STEP_STATUSES),
  who: z.exactOptional(name()),
  how: z.exactOptional(z.enum(STEP_HOW)),
  due: z.exactOptional(day()),
  repeat: z.exactOptional(recurrence()),
  result: z.exactOptional(text()),
  proposedBy: z.exactOptional(refTo("proposal")),
});
export type Step = FieldsOf<typeof Step>;

export type NewStep = Omit<Step, "status"> & Partial<Pick<Step, "status">>;

export const createStep = (step: NewStep, id: EntityId, at: Timestamp): Result<SetOp, FieldFault> =>
  create(Step, { status: "todo", ...step }, id, at);

export const amendStep = (id: EntityId, changes: Changes<Step>, at: Timestamp): Result<SetOp, FieldFault> =>
  amend(Step, id, changes, at);

/** What a repeating step that is done leaves to do: itself, at its next day after today. Undefined when it was once. */
export function stepAfter(step: Step, today: LocalDate): Step | undefined {
  const { result: _result, ...kept } = step;
  const begun = step.due ?? today;
  const due = nextDay(begun, step.repeat, addDays(compareDates(begun, today) > 0 ? begun : today, 1));
  return due === undefined || step.repeat === undefined ? undefined : { ...kept, status: "todo", due };
}

export const isOpenStep = (step: Step): boolean => step.status !== "done" && step.status !== "dropped";

/** By due date; those without a date after them, in the order in which they were thought of. */
const byDueDate = (a: Recorded<Step>, b: Recorded<Step>): number => {
  const left = a.fields.due;
  const right = b.fields.due;
  if (left !== undefined && right !== undefined) return compareDates(left, right) || oldestFirst(a, b);
  if (left === undefined && right === undefined) return oldestFirst(a, b);
  return left === undefined ? 1 : -1;
};

/** Of one goal, or of all in the section. */
export const steps = (state: SectionState, goal?: EntityRef): Recorded<Step>[] =>
  recordsOf(state, Step)
    .filter(({ fields }) => goal === undefined || sameEntity(fields.goal, goal))
    .sort(byDueDate);

export const openSteps = (state: SectionState, goal?: EntityRef): Recorded<Step>[] =>
  steps(state, goal).filter(({ fields }) => isOpenStep(fields));

/** The next steps over several goals' sections, as the first page shows them. */
export const nextSteps = (sections: Iterable<SectionState>, most: number): Recorded<Step>[] =>
  [...sections]
    .flatMap((state) => openSteps(state))
    .sort(byDueDate)
    .slice(0, most);
