import type { Hono } from "hono";
import type { RelayService } from "#relay/core/service.ts";
import { SECOND } from "#src/base/instant.ts";
import { type Result, err, ok } from "#src/base/result.ts";
import { type Problem, problem, problemName } from "#src/protocol/errors.ts";
import { ClaimInvite, LookInvite } from "#src/protocol/invite-messages.ts";
import { BATCH_BYTES } from "#src/protocol/limits.ts";
import { decodeBatch } from "#src/protocol/page.ts";
import { FindSheet } from "#src/protocol/sheet-messages.ts";
import type * as z from "zod/mini";
import { parseJson } from "./body.ts";
import { type RelayContext, type RelayEnv, type Surroundings, answer, answerProblem, goneSignal } from "./exchange.ts";

const SMALL_BODY = 8 * 1024;
/** Envelopes refused in these words come from nobody known here. */
const STRANGERS = new Set(["unauthenticated", "malformed", "not-found"]);

/** Refusals that are the relay's own doing. */
const NOT_THEIRS = new Set(["unavailable", "rate"]);

/** A holder's screen waits for an invitation that is still to be opened; one who guesses does not wait. */
const isGuess = (asked: z.output<typeof LookInvite>, state: string): boolean => state === "none" && asked.wait < SECOND;

/** The routes that show no key: what it says of itself, invitations by their code, sheets, and envelopes, signed one by one. */
export function addUnsignedRoutes(app: Hono<RelayEnv>, service: RelayService, around: Surroundings): void {
  const tooFast = (wait: number): Problem => problem("rate", { retryAfter: Math.ceil(wait) });

  app.get("/v1/hello", (c) => {
    c.set("route", "GET /v1/hello");
    const wait = around.limits.unsigned(around.addressOf(c.env.incoming));
    return wait === undefined ? answer(c, ok(service.hello())) : answerProblem(c, tooFast(wait));
  });

  app.get("/v1/push/key", (c) => {
    c.set("route", "GET /v1/push/key");
    const wait = around.limits.unsigned(around.addressOf(c.env.incoming));
    return wait === undefined ? answer(c, service.pushKey()) : answerProblem(c, tooFast(wait));
  });

  app.post("/v1/append", async (c) => {
    c.set("route", "POST /v1/append");
    const address = around.addressOf(c.env.incoming);
    const wait = around.limits.signed(address);
    if (wait !== undefined) return answerProblem(c, tooFast(wait));
    const raw = await around.readBody(c.env.incoming, BATCH_BYTES);
    if (!raw.ok) return answerProblem(c, raw.error);
    const batch = decodeBatch(raw.value);
    const result = batch ? await service.append(batch.dossier, batch.envelopes) : err(problem("malformed"));
    const refused = result.ok
      ? result.value.results.some((each) => each.status === "refused" && STRANGERS.has(each.problem))
      : STRANGERS.has(problemName(result.error));
    if (refused) around.limits.failed(address);
    return answer(c, result);
  });

  function byId<Schema extends z.core.$ZodType, Value extends object>(
    path: string,
    schema: Schema,
    run: (body: z.output<Schema>, c: RelayContext) => Promise<Result<Value, Problem>>,
    failed: (body: z.output<Schema>, value: Value) => boolean,
  ): void {
    app.post(path, async (c) => {
      c.set("route", `POST ${path}`);
      const address = around.addressOf(c.env.incoming);
      const wait = around.limits.unsigned(address);
      if (wait !== undefined) return answerProblem(c, tooFast(wait));
      const raw = await around.readBody(c.env.incoming, SMALL_BODY);
      if (!raw.ok) return answerProblem(c, raw.error);
      const body = parseJson(schema, raw.value);
      const result = body.ok ? await run(body.value, c) : body;
      const isFailure = result.ok
        ? body.ok && failed(body.value, result.value)
        : !NOT_THEIRS.has(problemName(result.error));
      if (isFailure) around.limits.failed(address);
      return answer(c, result);
    });
  }

  byId(
    "/v1/invites/claim",
    ClaimInvite,
    (body) => service.claimInvite(body),
    () => false,
  );
  byId(
    "/v1/invites/look",
    LookInvite,
    (body, c) => service.lookInvite(body, goneSignal(c, around.stopping)),
    (body, view) => isGuess(body, view.state),
  );
  byId(
    "/v1/sheets/find",
    FindSheet,
    (body) => service.findSheet(body),
    () => false,
  );
}
