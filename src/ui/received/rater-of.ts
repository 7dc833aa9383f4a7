import type { Rater } from "#src/dossier/raters.ts";
import type { Session } from "#src/operations/session.ts";

/** Who comes for an organisation looks as a professional; anybody else as a companion. */
export const raterOf = (session: Session): Exclude<Rater, "self"> =>
  (session.profile.introduction?.organisation ?? "") === "" ? "companion" : "professional";
