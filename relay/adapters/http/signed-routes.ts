import type { Hono } from "hono";
import type { RelayService, SignedRequest } from "#relay/core/service.ts";
import type { Bytes } from "#src/base/bytes.ts";
import { type Result, err, ok } from "#src/base/result.ts";
import {
  BLOB_PIECE_OVERHEAD,
  BeginBlob,
  type BlobPiece,
  DropBlob,
  ReadBlob,
  decodePiece,
} from "#src/protocol/blob-messages.ts";
import { type Problem, type ProblemName, problem, problemName } from "#src/protocol/errors.ts";
import { AskRequest } from "#src/protocol/hold-messages.ts";
import { CancelInvite, DeliverInvite, OpenInvite, RevealInvite } from "#src/protocol/invite-messages.ts";
import { BLOB_CHUNK_BYTES } from "#src/protocol/limits.ts";
import { PollRequest } from "#src/protocol/live-messages.ts";
import {
  ACCESS_BODY_BYTES,
  AccessBundle,
  AccessLogRequest,
  BundlesRequest,
  EraseRequest,
  ReadRequest,
  Register,
  StatusRequest,
  WithdrawRequest,
} from "#src/protocol/messages.ts";
import { SubscribePush, UnsubscribePush } from "#src/protocol/push-messages.ts";
import type * as z from "zod/mini";
import { parseJson } from "./body.ts";
import { type RelayContext, type RelayEnv, type Surroundings, answer, answerProblem, goneSignal } from "./exchange.ts";
import { digestFits, parseSignatureHeaders, signedRequest } from "./signed-request.ts";

const KIB = 1024;
/** 256 sections with their positions, generously spelled. */
const SECTIONS_BODY = 64 * KIB;
const INVITE_BODY = 8 * KIB;
const SMALL_BODY = KIB;
/** An address of a push service, generously spelled. */
const PUSH_BODY = 4 * KIB;

/** Refusals that show that the sender holds no key here. */
const FAILURES: ReadonlySet<ProblemName> = new Set(["unauthenticated", "malformed", "not-found", "invite-unknown"]);

const OF_FILES = /^\/v1\/blobs\//u;

/** A file that still comes is an everyday answer to somebody with a key. */
const showsNoKey = (path: string, name: ProblemName): boolean =>
  FAILURES.has(name) && !(OF_FILES.test(path) && name === "not-found");

function parsePiece(raw: Bytes): Result<BlobPiece, Problem> {
  const piece = decodePiece(raw);
  return piece ? ok(piece) : err(problem("malformed"));
}

/** The routes whose requests carry one signature over method, authority, path and body. */
export function addSignedRoutes(app: Hono<RelayEnv>, service: RelayService, around: Surroundings): void {
  const route = <Schema extends z.core.$ZodType>(
    path: string,
    limit: number,
    schema: Schema,
    run: (request: SignedRequest<z.output<Schema>>, c: RelayContext) => Promise<Result<object | Bytes, Problem>>,
  ): void => parsedRoute(path, limit, (raw) => parseJson(schema, raw), run);

  function parsedRoute<Body>(
    path: string,
    limit: number,
    parse: (raw: Bytes) => Result<Body, Problem>,
    run: (request: SignedRequest<Body>, c: RelayContext) => Promise<Result<object | Bytes, Problem>>,
  ): void {
    app.post(path, async (c) => {
      c.set("route", `POST ${path}`);
      const address = around.addressOf(c.env.incoming);
      const refuse = (name: "unauthenticated" | "malformed"): Response => {
        around.limits.failed(address);
        return answerProblem(c, problem(name));
      };

      const headers = parseSignatureHeaders(c.env.incoming.headers);
      const wait = headers ? around.limits.signed(address) : around.limits.unsigned(address);
      if (wait !== undefined) return answerProblem(c, problem("rate", { retryAfter: Math.ceil(wait) }));
      if (!headers) return refuse("unauthenticated");
      const raw = await around.readBody(c.env.incoming, limit);
      if (!raw.ok) return answerProblem(c, raw.error);
      if (!digestFits(headers, raw.value)) return refuse("unauthenticated");
      const body = parse(raw.value);
      if (!body.ok) return refuse("malformed");

      const target = { method: "POST", authority: around.authorityOf(c.env.incoming.headers.host), path };
      const result = await run(signedRequest(headers, target, raw.value, body.value), c);
      if (!result.ok && showsNoKey(path, problemName(result.error))) around.limits.failed(address);
      return answer(c, result);
    });
  }

  route("/v1/dossiers", ACCESS_BODY_BYTES, Register, (request) => service.register(request));
  route("/v1/access", ACCESS_BODY_BYTES, AccessBundle, (request) => service.access(request));
  route("/v1/read", SECTIONS_BODY, ReadRequest, (request) => service.read(request));
  route("/v1/bundles", SMALL_BODY, BundlesRequest, (request) => service.bundles(request));
  route("/v1/status", SMALL_BODY, StatusRequest, (request) => service.status(request));
  route("/v1/access-log", SMALL_BODY, AccessLogRequest, (request) => service.accessLog(request));
  route("/v1/ask", SMALL_BODY, AskRequest, (request) => service.ask(request));
  route("/v1/erase", SMALL_BODY, EraseRequest, (request) => service.erase(request));
  route("/v1/withdraw", SMALL_BODY, WithdrawRequest, (request) => service.withdraw(request));
  route("/v1/poll", SECTIONS_BODY, PollRequest, (request, c) => service.poll(request, goneSignal(c, around.stopping)));
  route("/v1/blobs/begin", SMALL_BODY, BeginBlob, (request) => service.beginBlob(request));
  parsedRoute("/v1/blobs/chunk", BLOB_PIECE_OVERHEAD + BLOB_CHUNK_BYTES, parsePiece, (request) =>
    service.storePiece(request),
  );
  route("/v1/blobs/read", SMALL_BODY, ReadBlob, (request) => service.readBlob(request));
  route("/v1/blobs/drop", SMALL_BODY, DropBlob, (request) => service.dropBlob(request));
  route("/v1/push", PUSH_BODY, SubscribePush, (request) => service.subscribePush(request));
  route("/v1/push/remove", SMALL_BODY, UnsubscribePush, (request) => service.unsubscribePush(request));
  route("/v1/invites/open", INVITE_BODY, OpenInvite, (request) => service.openInvite(request));
  route("/v1/invites/reveal", INVITE_BODY, RevealInvite, (request) => service.revealInvite(request));
  route("/v1/invites/deliver", INVITE_BODY, DeliverInvite, (request) => service.deliverInvite(request));
  route("/v1/invites/cancel", INVITE_BODY, CancelInvite, (request) => service.cancelInvite(request));
}
