import type { OfferState } from "#src/ui/session/offering.ts";

/** The screens of giving a key, by the last part of their address. */
export const GIVE = "/sleutels/nieuw";
export const GIVE_STEPS = [
  "herstelblad",
  "voor-wie",
  "waarover",
  "samen",
  "wat",
  "zelf-kiezen",
  "tot-wanneer",
  "klopt-dit",
  "wat-de-ander-ziet",
  "laat-zien",
  "link",
  "tekst",
  "scan",
  "cijfers",
  "klaar",
] as const;
export type GiveStep = (typeof GIVE_STEPS)[number];

export const giveStep = (step: GiveStep): string => `${GIVE}/${step}`;

/** The screens on which a code waits for somebody. */
const SHOWING: ReadonlySet<GiveStep> = new Set(["laat-zien", "link", "tekst", "scan"]);

export type Progress = {
  readonly chosenWho: boolean;
  /** For somebody who decides for the resident, of whom it is not said yet in what. */
  readonly scopeOpen: boolean;
  readonly planned: boolean;
  readonly offer: OfferState["type"];
};

/** The screen at an address; an earlier one when what it needs was not chosen (any more), as after a reload. */
export function stepAt(path: string, progress: Progress): GiveStep {
  const asked = GIVE_STEPS.find((step) => path === giveStep(step)) ?? "voor-wie";
  if (asked === "herstelblad" || asked === "voor-wie") return asked;
  if (asked === "klaar" && progress.offer === "given") return asked;
  // A link that was sent before: what was chosen then is in it, and is not chosen now.
  if (asked === "cijfers" && (progress.offer === "claimed" || progress.offer === "failed")) return asked;
  if (asked === "link" && progress.offer === "waiting") return asked;
  if (!progress.chosenWho) return "voor-wie";
  if (progress.scopeOpen) return "waarover";
  if (asked === "klaar") return "klopt-dit";
  if (asked === "cijfers") return "klopt-dit";
  const needsPlan = SHOWING.has(asked) || asked === "klopt-dit" || asked === "wat-de-ander-ziet";
  return needsPlan && !progress.planned ? "zelf-kiezen" : asked;
}

/** Where an event takes the person: to the digits when somebody came, while a code is on the screen. */
export const stepAfter = (step: GiveStep, offer: OfferState["type"]): GiveStep =>
  offer === "claimed" && SHOWING.has(step) ? "cijfers" : offer === "given" && step === "cijfers" ? "klaar" : step;
