import type { HttpBindings } from "@hono/node-server";
import type { Context } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import type { Log } from "#relay/adapters/log/json-log.ts";
import type { Bytes } from "#src/base/bytes.ts";
import type { Result } from "#src/base/result.ts";
import { type Problem, type ProblemName, problemName } from "#src/protocol/errors.ts";
import type { ReadBody } from "./body.ts";
import type { ClientAddress } from "./client-address.ts";
import type { AddressLimits } from "./limits.ts";
import { problemAnswer } from "./problem.ts";

/** `route` and `problem` are what the log tells of a request. */
export type RelayEnv = { Bindings: HttpBindings; Variables: { route: string; problem: ProblemName | undefined } };
export type RelayContext = Context<RelayEnv>;

/** What every route stands on. */
export type Surroundings = {
  readonly log: Log;
  readonly limits: AddressLimits;
  readonly addressOf: ClientAddress;
  /** The authority that people's apps see and sign, lower case. */
  readonly authorityOf: (host: string | undefined) => string;
  readonly readBody: ReadBody;
  /** Ends waiting requests when the relay stops. */
  readonly stopping: AbortSignal;
};

export function answerProblem(c: RelayContext, problem: Problem): Response {
  c.set("problem", problemName(problem));
  const { body, status, headers } = problemAnswer(problem);
  return c.body(body, status as ContentfulStatusCode, headers);
}

/** JSON, or the bytes of a page. */
export function answer(c: RelayContext, result: Result<object | Bytes, Problem>): Response {
  if (!result.ok) return answerProblem(c, result.error);
  const isPage = result.value instanceof Uint8Array;
  c.header("Content-Type", isPage ? "application/octet-stream" : "application/json");
  c.header("Cache-Control", "no-store");
  return c.body(isPage ? result.value : JSON.stringify(result.value));
}

/** Ends when the asker is gone or the relay stops: nobody waits for what comes later. */
export function goneSignal(c: RelayContext, stopping: AbortSignal): AbortSignal {
  const gone = new AbortController();
  const end = (): void => gone.abort();
  stopping.addEventListener("abort", end);
  c.env.outgoing.once("close", () => {
    stopping.removeEventListener("abort", end);
    end();
  });
  if (stopping.aborted || c.env.outgoing.closed) end();
  return gone.signal;
}
