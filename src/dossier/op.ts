import * as z from "zod/mini";
import { err, ok, type Result } from "#src/base/result.ts";
import { EntityIdField } from "./entity-id.ts";
import { Timestamp } from "./hlc.ts";

/**
 * What an envelope carries: changes to entities. The author is not in the op; it comes from the envelope,
 * so that no op can speak for another person. Fields that this version does not know are kept as they came.
 *
 * - `set` makes an entity or amends it. Each field named has its full new value; null clears it.
 * - `retract` takes the entity back, `restore` undoes that; nothing of its fields is lost in between.
 */
const KindName = z.string().check(z.minLength(1), z.maxLength(64));
const head = { v: z.literal(1), kind: KindName, id: EntityIdField, at: Timestamp };
const FieldName = z.string().check(z.minLength(1), z.maxLength(64));
const MOST_FIELDS = 128;
export const MOST_REPLACED = 64;

export const SetOp = z.looseObject({
  t: z.literal("set"),
  ...head,
  fields: z.record(FieldName, z.unknown()).check(z.refine((fields) => Object.keys(fields).length <= MOST_FIELDS)),
  /**
   * Only for fields that keep concurrent values side by side: the readings (`at`) of the writes that the
   * author saw and means to replace. What is not named here stays beside the new value.
   */
  over: z.exactOptional(z.array(Timestamp).check(z.maxLength(MOST_REPLACED))),
});
export type SetOp = z.infer<typeof SetOp>;

export const RetractOp = z.looseObject({ t: z.literal("retract"), ...head });
export type RetractOp = z.infer<typeof RetractOp>;

export const RestoreOp = z.looseObject({ t: z.literal("restore"), ...head });
export type RestoreOp = z.infer<typeof RestoreOp>;

/** An op of a later version: passed on and stored exactly as it came, applied by those who know it. */
export type UnknownOp = { readonly t: "unknown"; readonly verbatim: Readonly<Record<string, unknown>> };

export type KnownOp = SetOp | RetractOp | RestoreOp;
export type Op = KnownOp | UnknownOp;

export type OpFault =
  | { readonly type: "op-not-an-object" }
  | { readonly type: "op-without-type" }
  | { readonly type: "op-malformed"; readonly op: string; readonly path: string };

const schemas = { set: SetOp, retract: RetractOp, restore: RestoreOp };
const isKnownType = (t: string): t is keyof typeof schemas => Object.hasOwn(schemas, t);
const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Reads one op from what JSON.parse gave. Never throws; a newer type or version is an UnknownOp, not a fault. */
export function parseOp(input: unknown): Result<Op, OpFault> {
  if (!isRecord(input)) return err({ type: "op-not-an-object" });
  const { t, v } = input;
  if (typeof t !== "string" || t.length === 0 || t.length > 64) return err({ type: "op-without-type" });
  if (!isKnownType(t) || (typeof v === "number" && v > 1)) return ok({ t: "unknown", verbatim: input });
  const parsed = z.safeParse(schemas[t], input);
  if (parsed.success) return ok(parsed.data);
  return err({ type: "op-malformed", op: t, path: parsed.error.issues[0]?.path.join(".") ?? "" });
}

/** The JSON value that parseOp reads back to an equal op. */
export const opToJson = (op: Op): unknown => (op.t === "unknown" ? op.verbatim : op);
