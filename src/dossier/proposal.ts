import * as z from "zod/mini";
import type { Result } from "#src/base/result.ts";
import type { EntityId } from "./entity-id.ts";
import type { FieldFault } from "./field-faults.ts";
import { day, line, refTo, text } from "./field-rules.ts";
import type { Timestamp } from "./hlc.ts";
import { create, defineKind, type FieldsOf } from "./kind.ts";
import type { SetOp } from "./op.ts";

export const PROPOSES = ["step", "goal", "change"] as const;

/**
 * "Voorstel": FHIR RequestGroup with intent `proposal`. Somebody else offers a goal, step or change; it
 * becomes one only when the resident makes it so (answer.ts). Whoever may propose may read.
 */
export const Proposal = defineKind("proposal", {
  proposes: z.enum(PROPOSES),
  text: line(),
  why: z.exactOptional(text()),
  /** The goal to which the step or change belongs. */
  goal: z.exactOptional(refTo("goal")),
  due: z.exactOptional(day()),
});
export type Proposal = FieldsOf<typeof Proposal>;

export const createProposal = (proposal: Proposal, id: EntityId, at: Timestamp): Result<SetOp, FieldFault> =>
  create(Proposal, proposal, id, at);
