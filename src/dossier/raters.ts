import { type AuthorId, OWNER } from "./entity-id.ts";

/**
 * Who looks at how it goes. Views lie side by side under their own names and are never averaged: LOINC 107334-5
 * (patient), 107331-1 (caregiver) and 107333-7 (practitioner) of HL7 Person-Centered Outcomes.
 */
export const RATERS = ["self", "companion", "professional"] as const;
export type Rater = (typeof RATERS)[number];

/** Nobody but the resident speaks as the resident, whatever a record says of itself. */
export const raterOf = (author: AuthorId, claimed: Rater): Rater =>
  author !== OWNER && claimed === "self" ? "companion" : claimed;
