import { dayNumber, type LocalDate } from "#src/dossier/local-date.ts";
import { type Rater, RATERS } from "#src/dossier/raters.ts";

/** What somebody said on a day: from 0, the lowest, to 4. */
export type Said = { readonly rater: Rater; readonly on: LocalDate; readonly height: number };

/** One person's views over time, in a drawing of 100 by 60: x from the first day to the last, y from the top down. */
export type RaterLine = {
  readonly rater: Rater;
  readonly points: readonly { readonly x: number; readonly y: number }[];
};

const WIDTH = 100;
const STEP = 12;
const HIGHEST = 4;

export const heightToY = (height: number): number => 6 + (HIGHEST - height) * STEP;

/** A line for each who said something, in a fixed order; never added up, never averaged. */
export function raterLines(said: readonly Said[]): readonly RaterLine[] {
  const days = said.map(({ on }) => dayNumber(on));
  const first = Math.min(...days);
  const span = Math.max(1, Math.max(...days) - first);
  return RATERS.flatMap((rater) => {
    const points = said
      .filter((one) => one.rater === rater)
      .map(({ on, height }) => ({
        // One day alone stands in the middle.
        x: days.length === 1 ? WIDTH / 2 : 5 + ((dayNumber(on) - first) / span) * (WIDTH - 10),
        y: heightToY(height),
      }));
    return points.length === 0 ? [] : [{ rater, points }];
  });
}
