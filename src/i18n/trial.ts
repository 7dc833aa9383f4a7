import type { nl } from "./locales/nl.ts";
import type { Same } from "./same.ts";

type Dutch = Same<typeof nl>;

/** What a trial language has: the frame, the start, Vandaag, goals, keys, the recovery sheet and all errors. */
export const TRIAL_CHAPTERS = [
  "shell",
  "kit",
  "records",
  "onboarding",
  "recovery",
  "today",
  "goals",
  "keys",
  "errors",
] as const satisfies readonly (keyof Dutch)[];
export type TrialCatalogue = Pick<Dutch, (typeof TRIAL_CHAPTERS)[number]>;

/** Left-to-right isolate and its end (UAX #9): a Dutch sentence keeps its full stop at its own end. */
const ISOLATE = "\u2066";
const END_ISOLATE = "\u2069";

/** A whole catalogue: the chapters that were translated, the rest in Dutch. */
export const withDutch = (dutch: Dutch, trial: TrialCatalogue, direction: "ltr" | "rtl"): Dutch => ({
  ...(direction === "rtl" ? isolated(dutch) : dutch),
  ...trial,
});

const isolated = <T>(value: T): T => isolate(value) as T;

function isolate(value: unknown): unknown {
  if (typeof value === "string") return `${ISOLATE}${value}${END_ISOLATE}`;
  if (typeof value === "function") {
    const sentence = value as (...parameters: readonly unknown[]) => string;
    return (...parameters: readonly unknown[]): string => `${ISOLATE}${sentence(...parameters)}${END_ISOLATE}`;
  }
  if (Array.isArray(value)) return value.map(isolate);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, isolate(entry)]));
}
