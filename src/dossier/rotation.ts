import * as z from "zod/mini";
import type { Result } from "#src/base/result.ts";
import type { EntityId } from "./entity-id.ts";
import type { FieldFault } from "./field-faults.ts";
import { count, few, grantId } from "./field-rules.ts";
import type { Timestamp } from "./hlc.ts";
import { create, defineKind, type FieldsOf } from "./kind.ts";
import type { SetOp } from "./op.ts";

/** More holders than a section can have had; a rotation lists all that became void with it. */
const MOST_VOID = 1_000;

/**
 * The first op of generation g + 1: which grants are void from here, and for a device that was ended the
 * last position of this section's log that counts of it (0 when nothing does).
 */
export const Rotation = defineKind("roster.rotation", {
  generation: count(),
  voidGrants: few(grantId(), MOST_VOID),
  endedDevices: few(z.object({ device: grantId(), lastPosition: count() }), MOST_VOID),
});
export type Rotation = FieldsOf<typeof Rotation>;

export const createRotation = (rotation: Rotation, id: EntityId, at: Timestamp): Result<SetOp, FieldFault> =>
  create(Rotation, rotation, id, at);
