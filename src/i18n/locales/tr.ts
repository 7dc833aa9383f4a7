import type { TrialCatalogue } from "../trial.ts";
import { errors } from "./tr/errors.ts";
import { goals } from "./tr/goals.ts";
import { keys } from "./tr/keys.ts";
import { kit } from "./tr/kit.ts";
import { onboarding } from "./tr/onboarding.ts";
import { records } from "./tr/records.ts";
import { recovery } from "./tr/recovery.ts";
import { shell } from "./tr/shell.ts";
import { today } from "./tr/today.ts";

/** Turkish, on trial: nobody who speaks it has reviewed it yet. */
export const tr = { shell, kit, records, onboarding, recovery, today, goals, keys, errors } satisfies TrialCatalogue;
