import * as z from "zod/mini";
import type { Result } from "#src/base/result.ts";
import { comparePlaces, isLive, type Place, standsSince } from "./entity.ts";
import { type EntityId, type EntityRef, sameEntity } from "./entity-id.ts";
import type { FieldFault } from "./field-faults.ts";
import { clockTime, day, refTo } from "./field-rules.ts";
import type { Timestamp } from "./hlc.ts";
import { create, defineKind, type FieldsOf, read, type Recorded, restore, retract } from "./kind.ts";
import type { LocalDate } from "./local-date.ts";
import type { RestoreOp, RetractOp, SetOp } from "./op.ts";
import { entitiesOf, type SectionState } from "./reduce.ts";

/** "Ik doe dinsdag": FHIR Task.owner of one date. Its author is who will come; nobody else can change it. */
export const HelpClaim = defineKind("help-claim", {
  request: refTo("help-request"),
  /** The date it is for, as the request names it. */
  date: day(),
  /** The day that was chosen, where any day of a week would do. */
  on: z.exactOptional(day()),
  at: z.exactOptional(clockTime()),
});
export type HelpClaim = FieldsOf<typeof HelpClaim>;

export const createHelpClaim = (claim: HelpClaim, id: EntityId, at: Timestamp): Result<SetOp, FieldFault> =>
  create(HelpClaim, claim, id, at);

/** "Ik kan toch niet." */
export const withdrawHelpClaim = (id: EntityId, at: Timestamp): RetractOp => retract(HelpClaim, id, at);
/** "Toch wel": behind whoever came in between. */
export const restoreHelpClaim = (id: EntityId, at: Timestamp): RestoreOp => restore(HelpClaim, id, at);

/** Who does one date, and who was told that somebody came before. */
export type ClaimedDate = {
  readonly holds: Recorded<HelpClaim>;
  readonly late: readonly Recorded<HelpClaim>[];
};

/**
 * Who does which date. Two may say yes to one date while apart: both claims stand, and the one that is first in the
 * section's log has it. A claim has its place by the last word its author said of it, so that nobody moves an old one to
 * another date, or takes one back and returns before whoever came in between.
 * @param counts leaves out claims that are nobody's any more; see grants/help-standing.ts.
 */
export function claimsOf(
  state: SectionState,
  request: EntityRef,
  counts: (claim: Recorded<HelpClaim>) => boolean = () => true,
): ReadonlyMap<LocalDate, ClaimedDate> {
  const placed: { readonly claim: Recorded<HelpClaim>; readonly place: Place }[] = [];
  for (const entity of entitiesOf(state, HelpClaim.name)) {
    const claim = isLive(entity) ? read(HelpClaim, entity) : undefined;
    if (claim && sameEntity(claim.fields.request, request) && counts(claim))
      placed.push({ claim, place: standsSince(entity) });
  }
  const out = new Map<LocalDate, ClaimedDate>();
  for (const { claim } of placed.sort((a, b) => comparePlaces(a.place, b.place))) {
    const before = out.get(claim.fields.date);
    const authors = before && [before.holds, ...before.late].map(({ ref }) => ref.author);
    if (!before) out.set(claim.fields.date, { holds: claim, late: [] });
    // Pressed twice is said once.
    else if (!authors?.includes(claim.ref.author))
      out.set(claim.fields.date, { ...before, late: [...before.late, claim] });
  }
  return out;
}

/** Every claim of one author on a date, to take back. */
export const claimsBy = (
  state: SectionState,
  request: EntityRef,
  author: EntityRef["author"],
  date: LocalDate,
): readonly EntityRef[] =>
  [...entitiesOf(state, HelpClaim.name)].flatMap((entity) => {
    const claim = isLive(entity) && entity.ref.author === author ? read(HelpClaim, entity) : undefined;
    return claim && sameEntity(claim.fields.request, request) && claim.fields.date === date ? [claim.ref] : [];
  });
