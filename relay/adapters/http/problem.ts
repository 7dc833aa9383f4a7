import type { Problem } from "#src/protocol/errors.ts";

/** RFC 9457. `retryAfter` is in seconds, in the body and in the header of that name alike. */
export type ProblemAnswer = {
  readonly body: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
};

export const problemAnswer = (problem: Problem): ProblemAnswer => ({
  body: JSON.stringify(problem),
  status: problem.status,
  headers: {
    "Content-Type": "application/problem+json",
    "Cache-Control": "no-store",
    ...(problem.retryAfter === undefined ? {} : { "Retry-After": String(Math.ceil(problem.retryAfter)) }),
  },
});
