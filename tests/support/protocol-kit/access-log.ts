import {
  type Bytes,
  Reader,
  concat,
  demand,
  fromBase64url,
  fromHex,
  fromUtf8,
  hex,
  same,
  uint,
  utf8,
  zeros,
} from "./bytes.ts";
import { decodeBare, encodeBare, isSignedBy } from "./envelope.ts";
import type { AccessLogAnswer } from "./messages.ts";
import { sha512, verifies } from "./primitives.ts";
import { base64, contentDigest } from "./request.ts";

export type Line = AccessLogAnswer["lines"][number];

const VERBS: readonly Line["verb"][] = [
  "read",
  "append",
  "refused",
  "access",
  "bundles",
  "live",
  "erase",
  "store-file",
  "fetch-file",
  "drop-file",
  "ask",
];

export const encodeLine = (dossier: string, previous: Bytes, line: Line): Bytes =>
  concat(
    fromHex(dossier),
    previous,
    uint(line.pos, 8),
    uint(line.time, 8),
    uint(VERBS.indexOf(line.verb) + 1, 1),
    fromHex(line.grant),
    fromHex(line.section),
    uint(line.from, 8),
    uint(line.to, 8),
    uint(line.bytes, 8),
    sha512(line.evidence),
  );
export const lineHash = (dossier: string, previous: Bytes, line: Line): Bytes =>
  sha512(utf8("roer/v1/access-line"), encodeLine(dossier, previous, line)).slice(0, 32);
export const accessHeadInput = (dossier: string, pos: number, hash: Bytes): Bytes =>
  concat(fromHex(dossier), uint(pos, 8), hash);

const PATHS: Readonly<Partial<Record<Line["verb"], readonly string[]>>> = {
  read: ["/v1/read"],
  access: ["/v1/access", "/v1/dossiers"],
  bundles: ["/v1/bundles"],
  erase: ["/v1/withdraw"],
  "store-file": ["/v1/blobs/begin"],
  "fetch-file": ["/v1/blobs/read"],
  "drop-file": ["/v1/blobs/drop"],
  ask: ["/v1/ask"],
};
/** What a request may be off, and a second for what `created` cuts away. */
const SKEW = 121_000;

/** All lines of a dossier's access log, as far as they were read, each checked against what its author signed. */
export class AccessLog {
  readonly lines: Line[] = [];
  readonly #dossier: string;
  readonly #relayKey: Bytes;
  /** The signing key of a grant or device, the root's for zero. */
  readonly #keyOf: (grant: string) => Bytes | undefined;
  readonly #nonces = new Set<string>();
  readonly #envelopes = new Set<string>();
  #hash: Bytes = zeros(32);
  /** The read that a line without evidence follows from. */
  #page: { readonly grant: string; readonly time: number; readonly request: Request } | undefined;

  constructor(dossier: string, relayKey: Bytes, keyOf: (grant: string) => Bytes | undefined) {
    this.#dossier = dossier;
    this.#relayKey = relayKey;
    this.#keyOf = keyOf;
  }

  get after(): number {
    return this.lines.length;
  }

  /** The next answer; true when there is more to ask. */
  take(answer: AccessLogAnswer): boolean {
    for (const line of answer.lines) {
      demand(line.pos === this.after + 1, "broken-log", `line ${line.pos}`);
      this.#hash = lineHash(this.#dossier, this.#hash, line);
      this.#checkLine(line);
      this.lines.push(line);
    }
    const { head } = answer;
    const input = accessHeadInput(this.#dossier, head.pos, head.hash);
    demand(verifies(this.#relayKey, "roer/v1/access-head", input, head.signature), "broken-log", "head");
    demand(head.pos === this.after && same(head.hash, this.#hash), "broken-log", "the head is of another log");
    return answer.more;
  }

  #checkLine(line: Line): void {
    if (line.verb === "append") return this.#checkEnvelopes(line, line.evidence);
    if (line.verb === "live") return this.#checkSubscription(line);
    if (line.verb === "refused") return this.#checkRefused(line);
    if (line.verb === "read" && line.evidence.length === 0) {
      const page = this.#page;
      demand(
        page !== undefined && page.grant === line.grant && page.time === line.time,
        "broken-log",
        "a read that nobody signed",
      );
      return demandAsked(line, page.request);
    }
    const request = this.#checkRequest(line);
    demand(PATHS[line.verb]?.includes(request.path) === true, "broken-log", `${line.verb} by ${request.path}`);
    if (line.verb === "read") {
      demandAsked(line, request);
      this.#page = { grant: line.grant, time: line.time, request };
    }
  }

  #checkRequest(line: Line): Request {
    const reader = new Reader(line.evidence);
    const request = parseBase(fromUtf8(reader.sized()));
    const made = reader.sized();
    const body = reader.sized();
    reader.end();
    const key = this.#keyOf(line.grant);
    demand(key !== undefined, "broken-log", `nobody knows ${line.grant}`);
    demand(verifies(key, "", utf8(request.base), made), "broken-log", "not signed by its author");
    demand(request.keyid === `${this.#dossier}.${line.grant}`, "broken-log", "another's request");
    demand(Math.abs(request.created * 1000 - line.time) <= SKEW, "broken-log", "another time");
    demand(!this.#nonces.has(request.nonce), "broken-log", "a request twice");
    demand(body.length === 0 || contentDigest(body) === request.digest, "broken-log", "another body");
    this.#nonces.add(request.nonce);
    return { ...request, body };
  }

  #checkEnvelopes(line: Line, evidence: Bytes): void {
    const reader = new Reader(evidence);
    const key = this.#keyOf(line.grant);
    demand(key !== undefined && line.to > line.from, "broken-log", "an append of nobody or nothing");
    for (let pos = line.from; pos < line.to; pos++) {
      const bare = decodeBare(reader);
      const name = hex(encodeBare(bare));
      const { dossier, section, grant } = bare.prefix;
      const isLines = dossier === this.#dossier && section === line.section && grant === line.grant;
      demand(isLines && isSignedBy(key, bare), "broken-log", "an envelope of somebody else");
      demand(!this.#envelopes.has(name), "broken-log", "an envelope twice");
      this.#envelopes.add(name);
    }
    reader.end();
  }

  #checkSubscription(line: Line): void {
    const reader = new Reader(line.evidence);
    const input = reader.sized();
    const made = reader.sized();
    reader.end();
    const key = this.#keyOf(line.grant);
    demand(key !== undefined && verifies(key, "", input, made), "broken-log", "a subscription of nobody");
    const text = Buffer.from(input).toString("latin1");
    const isTheirs = text.startsWith("roer/v1/live\0") && text.endsWith(`\0${this.#dossier}.${line.grant}`);
    demand(isTheirs, "broken-log", "another's subscription");
  }

  /** A refused try is a request, an envelope or a subscription: which, shows in its first bytes. */
  #checkRefused(line: Line): void {
    const reader = new Reader(line.evidence);
    const first = line.evidence.length === 218 ? "" : Buffer.from(reader.sized()).toString("latin1");
    if (first === "") {
      const key = this.#keyOf(line.grant);
      const bare = decodeBare(new Reader(line.evidence));
      demand(key !== undefined && isSignedBy(key, bare) && bare.prefix.grant === line.grant, "broken-log", "refused");
    } else if (first.startsWith("roer/v1/live\0")) this.#checkSubscription(line);
    else this.#checkRequest(line);
  }
}

type Request = {
  readonly base: string;
  readonly path: string;
  readonly digest: string;
  readonly created: number;
  readonly nonce: string;
  readonly keyid: string;
  readonly body?: Bytes;
};

const BASE =
  /^"@method": POST\n"@authority": [^\n]+\n"@path": ([^\n]+)\n"content-digest": ([^\n]+)\n"@signature-params": \("@method" "@authority" "@path" "content-digest"\);created=(\d+);nonce="([A-Za-z0-9_-]{22})";keyid="([0-9a-f]{32}\.[0-9a-f]{32})";alg="ed25519"$/;

function parseBase(base: string): Request {
  const [, path = "", digest = "", created = "", nonce = "", keyid = ""] = BASE.exec(base) ?? [];
  demand(
    path !== "" && digest.endsWith(":") && digest.length > base64(zeros(64)).length,
    "broken-log",
    "not a request",
  );
  fromBase64url(nonce);
  return { base, path, digest, created: Number(created), nonce, keyid };
}

/** For a read: that the section was asked for, from that position. */
function demandAsked(line: Line, { body = zeros(0) }: Request): void {
  if (body.length === 0) return;
  const asked = JSON.parse(fromUtf8(body)) as { sections?: readonly { section: string; after: number }[] };
  const isAsked =
    asked.sections?.some(({ section, after }) => section === line.section && after === line.from) === true;
  demand(isAsked && line.to >= line.from, "broken-log", "a section that was not asked");
}
