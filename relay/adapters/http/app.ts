import { Hono } from "hono";
import { thrownFacts } from "#relay/adapters/log/json-log.ts";
import type { RelayService } from "#relay/core/service.ts";
import { problem } from "#src/protocol/errors.ts";
import { PROTOCOL_VERSION } from "#src/protocol/limits.ts";
import { addAppRoutes } from "./app-routes.ts";
import { type RelayEnv, type Surroundings, answer, answerProblem } from "./exchange.ts";
import { createOpenApi } from "./openapi-document.ts";
import type { SecurityHeaders } from "./security-headers.ts";
import { addSignedRoutes } from "./signed-routes.ts";
import type { StaticFiles } from "./static.ts";
import { addUnsignedRoutes } from "./unsigned-routes.ts";

/** NLGov REST API Design Rules, API-57: the full version on every answer. */
const API_VERSION = `${PROTOCOL_VERSION}.0.0`;

/** All routes of the relay: the interface under /v1, health, and the app. */
export function createApp(
  service: RelayService,
  around: Surroundings,
  files: StaticFiles,
  headers: SecurityHeaders,
  securityText?: () => string,
): Hono<RelayEnv> {
  const app = new Hono<RelayEnv>();

  app.use("*", async (c, next) => {
    const began = performance.now();
    await next();
    if (around.stopping.aborted) c.header("Connection", "close");
    const found = c.get("problem");
    around.log({
      event: "request",
      route: c.get("route") ?? `${knownMethod(c.req.method)} *`,
      status: c.res.status,
      ms: Math.round(performance.now() - began),
      ...(found === undefined ? {} : { problem: found }),
    });
  });
  app.use("/v1/*", async (c, next) => {
    c.header("API-Version", API_VERSION);
    // No route takes a query, and a signature covers none.
    if (c.env.incoming.url?.includes("?")) return answerProblem(c, problem("malformed"));
    return await next();
  });
  app.onError((thrown, c) => {
    around.log({ event: "fault", where: "request", ...thrownFacts(thrown) });
    return answerProblem(c, problem("unavailable"));
  });

  app.get("/health/live", (c) => {
    c.set("route", "GET /health/live");
    return answer(c, { ok: true, value: { live: true } });
  });
  app.get("/health/ready", async (c) => {
    c.set("route", "GET /health/ready");
    const state = around.stopping.aborted ? { ready: false, reason: "stopping" } : await service.readiness();
    if (!state.ready) c.status(503);
    return answer(c, { ok: true, value: state });
  });
  // NLGov API-51 asks for it beside the interface; people look for it at the root.
  const openApi = createOpenApi(API_VERSION);
  for (const path of ["/openapi.json", "/v1/openapi.json"] as const)
    app.get(path, (c) => {
      c.set("route", `GET ${path}`);
      return answer(c, { ok: true, value: openApi });
    });
  if (securityText)
    app.get("/.well-known/security.txt", (c) => {
      c.set("route", "GET /.well-known/security.txt");
      c.header("Content-Type", "text/plain; charset=utf-8");
      c.header("Cache-Control", "no-cache");
      return c.body(securityText());
    });
  addUnsignedRoutes(app, service, around);
  addSignedRoutes(app, service, around);
  addAppRoutes(app, files, headers);
  return app;
}

/** Methods are the sender's words too: only those that exist here are repeated in the log. */
const knownMethod = (method: string): string => (["GET", "HEAD", "POST"].includes(method) ? method : "OTHER");
