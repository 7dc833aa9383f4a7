import * as z from "zod/mini";
import type { Result } from "#src/base/result.ts";
import type { EntityId } from "./entity-id.ts";
import type { FieldFault } from "./field-faults.ts";
import { base64url, count, few, grantId } from "./field-rules.ts";
import type { Timestamp } from "./hlc.ts";
import { create, defineKind, type FieldsOf } from "./kind.ts";
import type { SetOp } from "./op.ts";

/** More holders than a section can have had; a rotation lists all that became void with it. */
const MOST_VOID = 1_000;

/** The first sheet ended, and another stands in its place, as it signed (protocol/handover.ts). `key`: of that other one. */
const Handed = z.object({
  to: grantId(),
  key: base64url(60),
  stands: few(grantId(), 255),
  signature: base64url(100),
});
export type Handed = z.output<typeof Handed>;
const MOST_HANDED = 32;

/**
 * The first op of generation g + 1: which grants are void from here, and for a device that was ended the
 * last position of this section's log that counts of it (0 when nothing does).
 */
export const Rotation = defineKind("roster.rotation", {
  generation: count(),
  voidGrants: few(grantId(), MOST_VOID),
  endedDevices: few(z.object({ device: grantId(), lastPosition: count() }), MOST_VOID),
  /** All handovers of the first place, from the root on, where there were any. */
  handovers: z.exactOptional(few(Handed, MOST_HANDED)),
});
export type Rotation = FieldsOf<typeof Rotation>;

export const createRotation = (rotation: Rotation, id: EntityId, at: Timestamp): Result<SetOp, FieldFault> =>
  create(Rotation, rotation, id, at);
