import { type Bytes, fromUtf8, toBase64url } from "#src/base/bytes.ts";
import type { Clock } from "#src/base/instant.ts";
import { type Result, err, ok } from "#src/base/result.ts";
import type { RelayFault, RequestSigner } from "#src/operations/ports.ts";
import { Problem, problemName } from "#src/protocol/errors.ts";
import {
  type Sha512,
  contentDigest,
  signatureBase,
  signatureHeader,
  signatureInput,
} from "#src/protocol/signing-input.ts";

/** As much of `fetch` as is asked for. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

export type LinkOptions = {
  /** Scheme and authority of the relay, `https://relay.example`. */
  readonly origin: string;
  readonly fetch: Fetch;
  readonly clock: Clock;
  readonly sha512: Sha512;
  readonly randomBytes: (length: number) => Bytes;
  /** How long a relay may be silent before it counts as out of reach, in milliseconds. */
  readonly timeoutMs: number;
};

/** `wait`: milliseconds that the relay may hold its answer back on purpose. `gone`: the asker no longer wants it. */
export type Patience = { readonly wait?: number; readonly gone?: AbortSignal | undefined };
type ContentType = "application/json" | "application/octet-stream";

/** Requests to one relay. Never rejects: what goes wrong is a RelayFault. */
export type HttpLink = {
  get(path: string): Promise<Result<Bytes, RelayFault>>;
  post(path: string, body: Bytes, type: ContentType, patience?: Patience): Promise<Result<Bytes, RelayFault>>;
  /** A body, JSON unless said otherwise, under one signature over method, authority, path and digest (protocol/signing-input.ts). */
  signed(
    signer: RequestSigner,
    path: string,
    body: Bytes,
    patience?: Patience,
    type?: ContentType,
  ): Promise<Result<Bytes, RelayFault>>;
};

/** A slow phone on a slow line still sends or takes this many bytes in a millisecond; large bodies get that much longer. */
export const SLOWEST_LINE = 16;
const NONCE_LENGTH = 16;
/** A proxy that answers in the relay's place: nobody is behind it just now. */
const PROXY_STATUS: ReadonlySet<number> = new Set([429, 502, 503, 504]);

export function createHttpLink(options: LinkOptions): HttpLink {
  const { origin, clock, sha512, randomBytes } = options;
  const authority = new URL(origin).host;
  /** Relay time minus the device's, in milliseconds, learnt only from a refusal for that reason. */
  let relayAhead = 0;

  function signatureHeaders(signer: RequestSigner, path: string, body: Bytes): Record<string, string> {
    const digest = contentDigest(body, sha512);
    const { dossier, grant } = signer;
    const created = Math.max(0, Math.floor((clock() + relayAhead) / 1000));
    const input = signatureInput({ dossier, grant, created, nonce: toBase64url(randomBytes(NONCE_LENGTH)) });
    const base = signatureBase({ method: "POST", authority, path, contentDigest: digest, signatureInput: input });
    return { "Content-Digest": digest, "Signature-Input": input, Signature: signatureHeader(signer.sign(base)) };
  }

  const post = (path: string, body: Bytes, type: ContentType, headers: Record<string, string>, patience: Patience) =>
    exchange(
      options,
      path,
      { method: "POST", headers: { "Content-Type": type, ...headers }, body },
      {
        ...patience,
        wait: (patience.wait ?? 0) + body.length / SLOWEST_LINE,
      },
    );

  return {
    get: (path) => exchange(options, path, { method: "GET" }, {}),
    post: (path, body, type, patience = {}) => post(path, body, type, {}, patience),
    signed: async (signer, path, body, patience = {}, type = "application/json") => {
      const send = () => post(path, body, type, signatureHeaders(signer, path, body), patience);
      const first = await send();
      if (first.ok || first.error.type !== "refused" || first.error.problem !== "clock-skew") return first;
      if (first.error.time === undefined) return first;
      // A wrong device clock must not lock a person out. The relay's time serves to date requests to that relay and
      // nothing else: no epoch, no window and no record is ever measured by it here.
      relayAhead = first.error.time - clock();
      return send();
    },
  };
}

async function exchange(
  { origin, fetch, timeoutMs }: LinkOptions,
  path: string,
  init: RequestInit,
  { wait = 0, gone }: Patience,
): Promise<Result<Bytes, RelayFault>> {
  const cut = new AbortController();
  const abort = (): void => cut.abort();
  const timer = setTimeout(abort, timeoutMs + wait);
  gone?.addEventListener("abort", abort);
  if (gone?.aborted) abort();
  try {
    const response = await fetch(`${origin}${path}`, {
      ...init,
      signal: cut.signal,
      // The relay sets no cookies and never redirects; whoever does stands in between.
      credentials: "omit",
      redirect: "error",
      cache: "no-store",
      referrerPolicy: "no-referrer",
    });
    const data = new Uint8Array(await response.arrayBuffer());
    return response.ok ? ok(data) : err(refusal(response, data));
  } catch {
    // No network, no answer in time, or an answer cut off halfway: whether it was done is not known.
    return err({ type: "offline" });
  } finally {
    clearTimeout(timer);
    gone?.removeEventListener("abort", abort);
  }
}

function refusal(response: Response, data: Uint8Array): RelayFault {
  const problem = isProblem(response) ? parseJson(Problem, data) : undefined;
  const header = Number(response.headers.get("Retry-After") ?? Number.NaN);
  const retryAfter = problem?.retryAfter ?? (Number.isFinite(header) && header >= 0 ? header : undefined);
  const later = retryAfter === undefined ? {} : { retryAfter };
  if (!problem)
    return PROXY_STATUS.has(response.status)
      ? { type: "refused", problem: "unavailable", ...later }
      : { type: "garbled" };
  return {
    type: "refused",
    problem: problemName(problem),
    ...(problem.current === undefined ? {} : { current: problem.current }),
    ...(problem.time === undefined ? {} : { time: problem.time }),
    ...later,
  };
}

const isProblem = (response: Response): boolean =>
  (response.headers.get("Content-Type") ?? "").split(";")[0]?.trim() === "application/problem+json";

/** As much of a zod schema as is used here. */
export type Schema<T> = {
  safeParse(data: unknown): { readonly success: true; readonly data: T } | { readonly success: false };
};

/** Undefined unless it is UTF-8, JSON and what the schema takes. */
export function parseJson<T>(schema: Schema<T>, data: Uint8Array): T | undefined {
  const text = fromUtf8(data);
  if (text === undefined) return undefined;
  try {
    const parsed = schema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}
