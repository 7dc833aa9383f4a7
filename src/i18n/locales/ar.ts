import type { TrialCatalogue } from "../trial.ts";
import { errors } from "./ar/errors.ts";
import { goals } from "./ar/goals.ts";
import { keys } from "./ar/keys.ts";
import { kit } from "./ar/kit.ts";
import { onboarding } from "./ar/onboarding.ts";
import { records } from "./ar/records.ts";
import { recovery } from "./ar/recovery.ts";
import { shell } from "./ar/shell.ts";
import { today } from "./ar/today.ts";

/** Arabic, on trial: nobody who speaks it has reviewed it yet. */
export const ar = { shell, kit, records, onboarding, recovery, today, goals, keys, errors } satisfies TrialCatalogue;
