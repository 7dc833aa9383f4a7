/** How long a talk goes on, as one may want to see it. Nothing follows from it: it ends nothing and moves nothing. */
export type TalkTime = {
  /** Milliseconds before the last start. */
  readonly before: number;
  /** When it was started or went on; undefined while it stands still. */
  readonly since: number | undefined;
};

const MINUTE = 60_000;
/** What a talk is meant to take; it may take longer. */
export const PLANNED_MINUTES = 20;

export const begin = (now: number): TalkTime => ({ before: 0, since: now });
export const passed = ({ before, since }: TalkTime, now: number): number =>
  before + (since === undefined ? 0 : Math.max(0, now - since));
export const pause = (time: TalkTime, now: number): TalkTime => ({ before: passed(time, now), since: undefined });
export const goOn = (time: TalkTime, now: number): TalkTime =>
  time.since === undefined ? { ...time, since: now } : time;

/** Whole minutes. */
export const minutesPassed = (time: TalkTime, now: number): number => Math.floor(passed(time, now) / MINUTE);
