/** Length of the shortest and the longest petal, from the middle. */
const SHORT = 28;
const LONG = 94;
const FACES = 5;

const round = (value: number): number => Math.round(value * 10) / 10;

/**
 * A petal for each value from 1 to 5, and none for 0 where nothing was said, clockwise from the top, as the paths of an SVG whose middle is 0,0 and whose edge
 * is 100 away. Equal values give equal petals.
 */
export function petals(values: readonly number[]): readonly string[] {
  const turn = (2 * Math.PI) / Math.max(1, values.length);
  // Neighbours touch half way out and never lie over each other.
  const spread = Math.min(turn / 2, Math.PI / 7);
  return values.flatMap((value, i) => {
    if (value === 0) return [];
    const reach = SHORT + ((LONG - SHORT) * (Math.min(FACES, Math.max(1, value)) - 1)) / (FACES - 1);
    const middle = i * turn;
    const at = (angle: number, length: number): string =>
      `${round(Math.sin(angle) * length)} ${round(-Math.cos(angle) * length)}`;
    return [`M0 0Q${at(middle - spread, reach * 0.75)} ${at(middle, reach)}Q${at(middle + spread, reach * 0.75)} 0 0Z`];
  });
}
