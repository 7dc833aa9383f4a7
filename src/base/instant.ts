import type { Brand } from "./brand.ts";

/** Milliseconds since 1970-01-01T00:00Z, a whole number. */
export type Instant = Brand<number, "Instant">;

export const instant = (milliseconds: number): Instant => Math.floor(milliseconds) as Instant;

/** The port by which pure code is told the time; tests turn it, the product reads the system's. */
export type Clock = () => Instant;

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
