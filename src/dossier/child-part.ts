import * as z from "zod/mini";
import type { Result } from "#src/base/result.ts";
import { type EntityId, OWNER } from "./entity-id.ts";
import { AGE_BANDS } from "./family-member.ts";
import type { FieldFault } from "./field-faults.ts";
import { name, refTo } from "./field-rules.ts";
import type { Timestamp } from "./hlc.ts";
import { create, defineKind, type FieldsOf, type Recorded, recordsOf } from "./kind.ts";
import type { SetOp } from "./op.ts";
import { oldestFirst } from "./record-order.ts";
import type { SectionState } from "./reduce.ts";

/** Who may read what a child tells: the parent alone, or also who helps, as the parent chooses. */
export const AUDIENCES = ["parent", "helpers"] as const;
export type Audience = (typeof AUDIENCES)[number];

/** Whose part a section is, said by the parent: FHIR RelatedPerson. A child has one section for each audience. */
export const ChildPart = defineKind("child", {
  name: name(),
  audience: z.enum(AUDIENCES),
  member: refTo("family-member"),
  ageBand: z.exactOptional(z.enum(AGE_BANDS)),
});
export type ChildPart = FieldsOf<typeof ChildPart>;

export const createChildPart = (part: ChildPart, id: EntityId, at: Timestamp): Result<SetOp, FieldFault> =>
  create(ChildPart, part, id, at);

/** Undefined when nobody has said yet whose it is. */
export const childPartOf = (state: SectionState): Recorded<ChildPart> | undefined =>
  recordsOf(state, ChildPart)
    .filter(({ ref }) => ref.author === OWNER)
    .sort(oldestFirst)[0];
