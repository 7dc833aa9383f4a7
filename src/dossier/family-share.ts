import * as z from "zod/mini";
import type { Result } from "#src/base/result.ts";
import { type AuthorId, type EntityId, OWNER } from "./entity-id.ts";
import type { FieldFault } from "./field-faults.ts";
import { base64url, day, text } from "./field-rules.ts";
import type { Timestamp } from "./hlc.ts";
import { create, defineKind, type FieldsOf, type Recorded, recordsOf } from "./kind.ts";
import type { SetOp } from "./op.ts";
import { oldestFirst } from "./record-order.ts";
import type { SectionState } from "./reduce.ts";

/** In own words, a goal of one's own, what one does for it. */
export const SHARED_WITH_FAMILY = ["words", "goal", "does"] as const;

/**
 * What one member brings into the family's plan: FHIR Communication by that member. It stands in the plan of who began
 * it, and only who wrote it changes it or takes it back.
 */
export const FamilyShare = defineKind("family-share", {
  what: z.enum(SHARED_WITH_FAMILY),
  text: text(),
  /** The day it was said, under the same signature as the words. */
  on: day(),
  /** By who holds a key, over the record itself: protocol/own-words.ts. What the resident wrote needs none. */
  seal: z.exactOptional(base64url(120)),
});
export type FamilyShare = FieldsOf<typeof FamilyShare>;

/** The resident's own. A holder's is made where its keys are: operations/own-words.ts. */
export const createFamilyShare = (share: FamilyShare, id: EntityId, at: Timestamp): Result<SetOp, FieldFault> =>
  create(FamilyShare, share, id, at);

export type SharedBy = { readonly author: AuthorId; readonly shares: readonly Recorded<FamilyShare>[] };

/** Person by person, who came first before who came later, and the resident before all. */
export function familyShares(state: SectionState): readonly SharedBy[] {
  const byAuthor = new Map<AuthorId, Recorded<FamilyShare>[]>();
  for (const share of recordsOf(state, FamilyShare).sort(oldestFirst)) {
    const known = byAuthor.get(share.ref.author) ?? [];
    byAuthor.set(share.ref.author, known);
    known.push(share);
  }
  return [...byAuthor]
    .map(([author, shares]) => ({ author, shares }))
    .sort((a, b) => Number(b.author === OWNER) - Number(a.author === OWNER));
}

export const sharesOf = (state: SectionState, author: AuthorId): readonly Recorded<FamilyShare>[] =>
  familyShares(state).find((one) => one.author === author)?.shares ?? [];
