import * as z from "zod/mini";
import { line, refTo } from "./field-rules.ts";
import { defineKind, type FieldsOf } from "./kind.ts";

export const FEELINGS = ["good", "mixed", "tense", "broken"] as const;

/**
 * What the resident feels about a person of the network. Kept in the `private` section, which no key can
 * open: a field of the member itself would travel with the map to everybody who may see it.
 */
export const NetworkFeeling = defineKind("network-feeling", {
  member: refTo("network-member"),
  feeling: z.enum(FEELINGS),
  words: z.exactOptional(line()),
});
export type NetworkFeeling = FieldsOf<typeof NetworkFeeling>;
