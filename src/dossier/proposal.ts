import * as z from "zod/mini";
import { err, type Result } from "#src/base/result.ts";
import type { EntityId } from "./entity-id.ts";
import type { FieldFault } from "./field-faults.ts";
import { clockTime, day, line, name, refTo, text } from "./field-rules.ts";
import type { Timestamp } from "./hlc.ts";
import { createFrom, defineKind, type FieldsOf, type Unchecked } from "./kind.ts";
import type { SetOp } from "./op.ts";

/** A service is proposed in the section of services and an appointment in the calendar; the rest belongs to any section. */
export const PROPOSES = ["step", "goal", "change", "service", "appointment"] as const;

/**
 * "Voorstel": FHIR RequestGroup with intent `proposal`. Somebody else offers a goal, a step, a change, help or an
 * appointment; it becomes one only when the resident makes it so (answer.ts). Whoever may propose may read.
 */
export const Proposal = defineKind("proposal", {
  proposes: z.enum(PROPOSES),
  text: line(),
  why: z.exactOptional(text()),
  /** The goal to which the step or change belongs. */
  goal: z.exactOptional(refTo("goal")),
  /** Of an appointment the day on which it would be. */
  due: z.exactOptional(day()),
  at: z.exactOptional(clockTime()),
  place: z.exactOptional(line()),
  /** From whom the help would come. */
  provider: z.exactOptional(name()),
});
export type Proposal = FieldsOf<typeof Proposal>;

export const createProposal = (proposal: Proposal, id: EntityId, at: Timestamp): Result<SetOp, FieldFault> =>
  proposalFrom(proposal, id, at);

/** From values of a form. An appointment without a day is none that anybody could say yes to. */
export const proposalFrom = (values: Unchecked, id: EntityId, at: Timestamp): Result<SetOp, FieldFault> =>
  values["proposes"] === "appointment" && (values["due"] ?? null) === null
    ? err({ type: "field-missing", field: "due" })
    : createFrom(Proposal, values, id, at);
