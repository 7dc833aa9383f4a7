import { dayNumber } from "#src/dossier/local-date.ts";
import type { GoalScore } from "#src/dossier/goal-score.ts";
import { scorerOf } from "#src/dossier/goal-score.ts";
import type { Recorded } from "#src/dossier/kind.ts";
import { type Rater, RATERS } from "#src/dossier/raters.ts";

/** One person's scores over time, in a drawing of 100 by 60: x from the first day to the last, y from the top level down. */
export type ScoreLine = {
  readonly rater: Rater;
  readonly points: readonly { readonly x: number; readonly y: number; readonly score: Recorded<GoalScore> }[];
};

const WIDTH = 100;
const STEP = 12;
/** Where the level stands that one is content with. */
export const CONTENT_Y = 6 + 2 * STEP;
const HIGHEST = 2;

/** A line for each who scored, in a fixed order; never added up, never averaged. */
export function scoreLines(scores: readonly Recorded<GoalScore>[]): readonly ScoreLine[] {
  const days = scores.map(({ fields }) => dayNumber(fields.on));
  const first = Math.min(...days);
  const span = Math.max(1, Math.max(...days) - first);
  return RATERS.flatMap((rater) => {
    const points = scores
      .filter((score) => scorerOf(score) === rater)
      .map((score) => ({
        // One day alone stands in the middle.
        x: days.length === 1 ? WIDTH / 2 : 5 + ((dayNumber(score.fields.on) - first) / span) * (WIDTH - 10),
        y: 6 + (HIGHEST - score.fields.level) * STEP,
        score,
      }));
    return points.length === 0 ? [] : [{ rater, points }];
  });
}
