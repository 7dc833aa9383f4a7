import * as z from "zod/mini";
import type { Result } from "#src/base/result.ts";
import { THE_ONLY_ONE } from "./entity-id.ts";
import type { FieldFault } from "./field-faults.ts";
import { text } from "./field-rules.ts";
import { HELP_KINDS, type HelpKind } from "./help-request.ts";
import type { Timestamp } from "./hlc.ts";
import { amend, defineKind, type FieldsOf, type Recorded, recordsOf, restore, retract } from "./kind.ts";
import type { RestoreOp, RetractOp, SetOp } from "./op.ts";
import { oldestFirst } from "./record-order.ts";
import type { SectionState } from "./reduce.ts";

/** "Dit wil ik wel doen", in the inbox: FHIR Task with intent `proposal`. Everybody has at most one, and changes only that. */
export const HelpOffer = defineKind("help-offer", {
  what: z.array(z.enum(HELP_KINDS)).check(z.minLength(1), z.maxLength(HELP_KINDS.length)),
  /** "Niet na 18.00 uur, niet autorijden." */
  limits: z.exactOptional(text()),
});
export type HelpOffer = FieldsOf<typeof HelpOffer>;

/** Makes it, or says anew what it is: one record for each author, also where an earlier one is forgotten. */
export const writeHelpOffer = (offer: HelpOffer, at: Timestamp): Result<SetOp, FieldFault> =>
  amend(HelpOffer, THE_ONLY_ONE, { what: offer.what, limits: offer.limits ?? null }, at);

export const withdrawHelpOffer = (at: Timestamp): RetractOp => retract(HelpOffer, THE_ONLY_ONE, at);
/** After it was taken back; harmless where it never was. */
export const restoreHelpOffer = (at: Timestamp): RestoreOp => restore(HelpOffer, THE_ONLY_ONE, at);

/** Who offered something, in the order in which they did; of one kind of help when given. `inbox`: its state. */
export const helpOffers = (inbox: SectionState, what?: HelpKind): Recorded<HelpOffer>[] =>
  recordsOf(inbox, HelpOffer)
    .filter(({ fields }) => what === undefined || fields.what.includes(what))
    .sort(oldestFirst);
