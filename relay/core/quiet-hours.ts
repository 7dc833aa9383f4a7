import { HOUR, type Instant, instant } from "#src/base/instant.ts";

/** Where the people live: their evening is what counts, wherever the relay stands. */
const AMSTERDAM = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Europe/Amsterdam",
  hour: "2-digit",
  hourCycle: "h23",
});
const hourAt = (moment: Instant): number => Number(AMSTERDAM.format(moment));

const isQuiet = (hour: number, from: number, until: number): boolean =>
  from <= until ? hour >= from && hour < until : hour >= from || hour < until;

/**
 * When quiet hours that hold now are over; undefined outside of them. By the hours of the clock: where summer time
 * begins or ends, a night is an hour shorter or longer.
 */
export function endOfQuiet(now: Instant, from: number, until: number): Instant | undefined {
  let moment = now;
  while (isQuiet(hourAt(moment), from, until)) moment = instant(Math.floor(moment / HOUR) * HOUR + HOUR);
  return moment === now ? undefined : moment;
}
