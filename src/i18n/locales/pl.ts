import type { TrialCatalogue } from "../trial.ts";
import { errors } from "./pl/errors.ts";
import { goals } from "./pl/goals.ts";
import { keys } from "./pl/keys.ts";
import { kit } from "./pl/kit.ts";
import { onboarding } from "./pl/onboarding.ts";
import { records } from "./pl/records.ts";
import { recovery } from "./pl/recovery.ts";
import { shell } from "./pl/shell.ts";
import { today } from "./pl/today.ts";

/** Polish, on trial: nobody who speaks it has reviewed it yet. */
export const pl = { shell, kit, records, onboarding, recovery, today, goals, keys, errors } satisfies TrialCatalogue;
