import type { TrialCatalogue } from "../trial.ts";
import { errors } from "./uk/errors.ts";
import { goals } from "./uk/goals.ts";
import { keys } from "./uk/keys.ts";
import { kit } from "./uk/kit.ts";
import { onboarding } from "./uk/onboarding.ts";
import { records } from "./uk/records.ts";
import { recovery } from "./uk/recovery.ts";
import { shell } from "./uk/shell.ts";
import { today } from "./uk/today.ts";

/** Ukrainian, on trial: nobody who speaks it has reviewed it yet. */
export const uk = { shell, kit, records, onboarding, recovery, today, goals, keys, errors } satisfies TrialCatalogue;
