import type { NewHelp } from "./create-new-help.ts";
import type { HelpStep } from "./new-help-steps.ts";

export type StepProps = { readonly help: NewHelp; readonly to: (step: HelpStep) => void };
