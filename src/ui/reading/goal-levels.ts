import { LEVELS } from "#src/dossier/goal.ts";
import type { Goal } from "#src/dossier/goal.ts";
import type { Catalogue } from "#src/i18n/catalogue.ts";

export type Level = (typeof LEVELS)[number];

/** What a level is called: in the resident's own sentence, else in the list's; never a number. */
export const levelText = (t: Catalogue, goal: Pick<Goal, "scale">, level: number): string =>
  goal.scale?.find((one) => one.level === level)?.text ?? t.goals.scale.levels[level + 2] ?? "";

/** The furthest first, as one climbs. */
export const LEVELS_DOWN: readonly Level[] = [...LEVELS].reverse();
