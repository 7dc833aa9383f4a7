/** The screens of a new request, by the last part of their address. */
export const NEW_HELP = "/hulpvragen/nieuw";
export const HELP = "/hulpvragen";
export const HELP_STEPS = ["wat", "woorden", "wanneer", "wie", "klopt-dit"] as const;
export type HelpStep = (typeof HELP_STEPS)[number];

export const helpStep = (step: HelpStep): string => `${NEW_HELP}/${step}`;
export const helpAddress = (section: string): string => `${HELP}/${section}`;

/** How far the request has come: what is missing is asked before anything after it. */
export type HelpProgress = {
  readonly what: boolean;
  /** Something else was chosen, and it is not said what. */
  readonly wordless: boolean;
  readonly when: boolean;
  readonly whom: boolean;
};

/** The screen at an address; an earlier one when what it needs was not answered. */
export function helpStepAt(path: string, { what, wordless, when, whom }: HelpProgress): HelpStep {
  const asked = HELP_STEPS.find((step) => path === helpStep(step)) ?? "wat";
  if (!what) return "wat";
  if (asked === "wat" || asked === "woorden") return asked;
  if (wordless) return "woorden";
  if (asked === "wanneer") return asked;
  if (!when) return "wanneer";
  return asked === "klopt-dit" && !whom ? "wie" : asked;
}
