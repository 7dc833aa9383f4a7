import * as z from "zod/mini";
import type { Result } from "#src/base/result.ts";
import { type Agreement, linesOf } from "./agreement.ts";
import { type EntityId, OWNER } from "./entity-id.ts";
import type { FieldFault } from "./field-faults.ts";
import { day, few, line, name, refTo } from "./field-rules.ts";
import type { Timestamp } from "./hlc.ts";
import { create, defineKind, type FieldsOf, type Recorded, recordsOf } from "./kind.ts";
import type { SetOp } from "./op.ts";
import { newestFirst } from "./record-order.ts";
import type { SectionState } from "./reduce.ts";

export const SAID = ["yes", "yes-but", "no"] as const;

/** With every text as long as it may be, in letters of three bytes, such a list still fits in one envelope. */
export const MOST_LINES = 30;
export const MOST_PRESENT = 15;

/**
 * What was agreed on a day, and what each who was there said to it: a copy of the lines as they stood. It is made once
 * and changed never; who agrees on something else later makes another, which says what it replaces. The answers were
 * given on the resident's device: they are what the resident wrote down, and no signatures of the others (ADR 0022).
 */
export const AgreedList = defineKind("agreed-list", {
  on: day(),
  lines: few(z.object({ what: line(), who: z.exactOptional(name()), by: z.exactOptional(day()) }), MOST_LINES).check(
    z.minLength(1),
  ),
  /** The resident's own answer is the last one. */
  said: few(z.object({ name: name(), answer: z.enum(SAID), words: z.exactOptional(line()) }), MOST_PRESENT + 1),
  replaces: z.exactOptional(refTo("agreed-list")),
});
export type AgreedList = FieldsOf<typeof AgreedList>;
export type Said = AgreedList["said"][number];

export const createAgreedList = (list: AgreedList, id: EntityId, at: Timestamp): Result<SetOp, FieldFault> =>
  create(AgreedList, list, id, at);

export type AgreedVersion = {
  readonly list: Recorded<AgreedList>;
  /** From 1. */
  readonly version: number;
  /** Written to again after it was made, which this app never does: it is not what was agreed on that day. */
  readonly tampered: boolean;
};

/** Latest first. Only the resident's count: nobody agrees for another. */
export function agreedLists(state: SectionState): readonly AgreedVersion[] {
  const lists = recordsOf(state, AgreedList)
    .filter(({ ref }) => ref.author === OWNER)
    .sort(newestFirst);
  return lists.map((list, i) => ({
    list,
    version: lists.length - i,
    tampered: list.amendedAt !== list.createdAt,
  }));
}

/** No majority: one who says no is a question to talk about, and until then nobody agreed. */
export const openQuestions = ({ said }: AgreedList): readonly Said[] => said.filter(({ answer }) => answer === "no");
export const isAgreed = (list: AgreedList): boolean => openQuestions(list).length === 0;

const lineText = ({ what, who, by }: Agreement): string => JSON.stringify([what, who ?? null, by ?? null]);

/** Do these lines say the same? Their order is no part of what was agreed, and readers may have another. */
export function sameLines(a: readonly Agreement[], b: readonly Agreement[]): boolean {
  const texts = (lines: readonly Agreement[]): string => lines.map(lineText).sort().join();
  return texts(a) === texts(b);
}

/** Was something written, changed or taken away since the latest list was agreed on? */
export function changedSince(state: SectionState): boolean {
  const latest = agreedLists(state)[0];
  return latest !== undefined && !sameLines(latest.list.fields.lines, linesOf(state));
}
