import type * as z from "zod/mini";

/** Why a record cannot be written so. `field` is its name in the schema, `limit` in characters or items. */
export type FieldFault =
  | { readonly type: "field-missing"; readonly field: string }
  | { readonly type: "field-empty"; readonly field: string }
  | { readonly type: "field-too-long"; readonly field: string; readonly limit: number }
  | { readonly type: "field-not-a-choice"; readonly field: string }
  | { readonly type: "field-malformed"; readonly field: string }
  | { readonly type: "nothing-changed" };

/** The first thing that is wrong with `fields`, in the order of the schema's fields. */
export function faultOf(error: z.core.$ZodError, fields: object): FieldFault {
  const issue = error.issues[0];
  const field = String(issue?.path[0] ?? "");
  switch (issue?.code) {
    case "too_big":
      return isLength(issue.origin)
        ? { type: "field-too-long", field, limit: Number(issue.maximum) }
        : { type: "field-malformed", field };
    case "too_small":
      return isLength(issue.origin) ? { type: "field-empty", field } : { type: "field-malformed", field };
    case "invalid_value":
      return { type: Object.hasOwn(fields, field) ? "field-not-a-choice" : "field-missing", field };
    case "invalid_type":
    case "custom":
      return { type: Object.hasOwn(fields, field) ? "field-malformed" : "field-missing", field };
    default:
      return { type: "field-malformed", field };
  }
}

const isLength = (origin: string): boolean => origin === "string" || origin === "array";
