import type { Hono } from "hono";
import { problem } from "#src/protocol/errors.ts";
import { encodingFor } from "./content-encoding.ts";
import { type RelayContext, type RelayEnv, answerProblem } from "./exchange.ts";
import type { SecurityHeaders } from "./security-headers.ts";
import type { StaticFiles } from "./static.ts";

/** A browser that opens an address asks for a page; what a page fetches does not. */
const isNavigation = (c: RelayContext): boolean => (c.req.header("accept") ?? "").includes("text/html");

/** The app itself: every GET that no other route took. */
export function addAppRoutes(app: Hono<RelayEnv>, files: StaticFiles, headers: SecurityHeaders): void {
  app.get("*", (c) => {
    const file = files.find(c.req.path, isNavigation(c));
    if (!file) return answerProblem(c, problem("not-found"));
    c.set("route", `GET ${file.path}`);
    c.header("Content-Security-Policy", headers.policyFor(file.path));
    c.header("Cache-Control", file.cacheControl);
    c.header("Vary", "Accept-Encoding");
    const encoding = encodingFor(c.req.header("accept-encoding"));
    const packed = encoding && file.packed(encoding);
    // One name for one form of it (RFC 9110 §8.8.3.3).
    const etag = packed ? file.etag.replace(/"$/u, `.${encoding}"`) : file.etag;
    c.header("ETag", etag);
    if (c.req.header("if-none-match") === etag) return c.body(null, 304);
    const body = packed ?? file.body;
    if (packed && encoding) c.header("Content-Encoding", encoding);
    c.header("Content-Type", file.type);
    c.header("Content-Length", String(body.length));
    return c.body(body);
  });
  app.all("*", (c) => answerProblem(c, problem("not-found")));
}
