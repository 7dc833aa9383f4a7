import type { z } from "zod";
import { type Bytes, Refused, base64url, concat, demand, fromHex, fromUtf8, uint, utf8 } from "./bytes.ts";
import type { Envelope } from "./envelope.ts";
import {
  type AccessBundle,
  AccessAnswer,
  AccessLogAnswer,
  AppendAnswer,
  BeginBlobAnswer,
  BundlesAnswer,
  EraseAnswer,
  Hello,
  InviteDone,
  InviteView,
  PollAnswer,
  Problem,
  StatusAnswer,
  StoreBlobAnswer,
  WithdrawAnswer,
} from "./messages.ts";
import { encodeBatch } from "./page.ts";
import { type Asker, signedHeaders } from "./request.ts";

/** An answer that is a problem; `reason` is its name. */
export class RelayProblem extends Refused {
  readonly facts: z.infer<typeof Problem>;
  constructor(facts: z.infer<typeof Problem>) {
    super(facts.type.slice("urn:roer:".length), facts.title);
    this.facts = facts;
  }
}

/** Between the kit and the network, so that a test can say what a relay might answer. */
export type Send = (
  url: string,
  init: { method: string; headers: Record<string, string>; body: Bytes | null },
) => Promise<{
  readonly status: number;
  readonly type: string;
  readonly data: Bytes;
}>;

export const overFetch: Send = async (url, init) => {
  const response = await fetch(url, { ...init, redirect: "error" });
  const type = response.headers.get("content-type") ?? "";
  return { status: response.status, type, data: new Uint8Array(await response.arrayBuffer()) };
};

/** Seconds. */
const LONGEST_WAIT = 60;

type Parse<Message> = { readonly safeParse: (json: unknown) => { success: boolean; data?: Message } };

/** One relay, by its address; each method one endpoint of docs/protocol.md. */
export class RelayApi {
  readonly origin: string;
  readonly #send: Send;
  /** How far the relay's clock is from this machine's, in milliseconds: requests are dated by it. */
  #ahead = 0;

  constructor(origin: string, send: Send = overFetch) {
    this.origin = new URL(origin).origin;
    this.#send = send;
  }

  get authority(): string {
    return new URL(this.origin).host.toLowerCase();
  }

  now(): number {
    return Date.now() + this.#ahead;
  }

  async hello(): Promise<z.infer<typeof Hello>> {
    const answer = await this.#send(`${this.origin}/v1/hello`, { method: "GET", headers: {}, body: null });
    const hello = parse(Hello, data(answer));
    this.#ahead = hello.time - Date.now();
    return hello;
  }

  /** Signs and sends; a relay that asks for patience gets it, a few times. */
  async #post(path: string, body: Bytes, type: string, asker?: Asker, tries = 3): Promise<Bytes> {
    const created = Math.floor(this.now() / 1000);
    const signed = asker && signedHeaders(asker, this.authority, path, body, created);
    const answer = await this.#send(`${this.origin}${path}`, {
      method: "POST",
      headers: { "content-type": type, ...signed },
      body,
    });
    try {
      return data(answer);
    } catch (error) {
      const wait = error instanceof RelayProblem && error.reason === "rate" ? error.facts.retryAfter : undefined;
      if (wait === undefined || wait > LONGEST_WAIT || tries === 0) throw error;
      await new Promise((resolve) => setTimeout(resolve, wait * 1000));
      return this.#post(path, body, type, asker, tries - 1);
    }
  }

  async json<Message>(path: string, message: unknown, answer: Parse<Message>, asker?: Asker): Promise<Message> {
    return parse(answer, await this.#post(path, utf8(JSON.stringify(message)), "application/json", asker));
  }

  register = (asker: Asker, rootPk: Bytes, access: AccessBundle, code?: string) => {
    const invited = code === undefined ? {} : { code };
    const asked = { dossier: asker.dossier, rootPk: base64url(rootPk), access, ...invited };
    return this.json("/v1/dossiers", asked, AccessAnswer, asker);
  };
  access = (asker: Asker, access: AccessBundle) => this.json("/v1/access", access, AccessAnswer, asker);
  status = (asker: Asker) => this.json("/v1/status", {}, StatusAnswer, asker);
  bundles = (asker: Asker) => this.json("/v1/bundles", {}, BundlesAnswer, asker);
  accessLog = (asker: Asker, after: number) => this.json("/v1/access-log", { after }, AccessLogAnswer, asker);
  erase = (asker: Asker) => this.json("/v1/erase", { dossier: asker.dossier }, EraseAnswer, asker);
  withdraw = (asker: Asker, section: string, positions: readonly number[]) =>
    this.json("/v1/withdraw", { section, positions }, WithdrawAnswer, asker);
  poll = (asker: Asker, aclVersion: number, sections: readonly { section: string; after: number }[], wait: number) =>
    this.json("/v1/poll", { aclVersion, sections, wait }, PollAnswer, asker);
  openInvite = (asker: Asker, invite: string, expires: number, offer: Bytes) =>
    this.json("/v1/invites/open", { invite, expires, offer: base64url(offer) }, InviteDone, asker);
  claimInvite = (invite: string, claim: Bytes) =>
    this.json("/v1/invites/claim", { invite, claim: base64url(claim) }, InviteDone);
  revealInvite = (asker: Asker, invite: string, reveal: Bytes) =>
    this.json("/v1/invites/reveal", { invite, reveal: base64url(reveal) }, InviteDone, asker);
  deliverInvite = (asker: Asker, invite: string, delivery: Bytes) =>
    this.json("/v1/invites/deliver", { invite, delivery: base64url(delivery) }, InviteDone, asker);
  cancelInvite = (asker: Asker, invite: string) => this.json("/v1/invites/cancel", { invite }, InviteDone, asker);
  lookInvite = (invite: string) => this.json("/v1/invites/look", { invite, known: "none", wait: 0 }, InviteView);

  beginBlob = (asker: Asker, section: string, blob: string, bytes: number) =>
    this.json("/v1/blobs/begin", { section, blob, bytes }, BeginBlobAnswer, asker);
  readPiece = (asker: Asker, section: string, blob: string, piece: number): Promise<Bytes> =>
    this.#post("/v1/blobs/read", utf8(JSON.stringify({ section, blob, piece })), "application/json", asker);
  async storePiece(asker: Asker, section: string, blob: string, piece: number, sealed: Bytes): Promise<number> {
    const body = concat(fromHex(section), fromHex(blob), uint(piece, 4), sealed);
    const answer = await this.#post("/v1/blobs/chunk", body, "application/octet-stream", asker);
    return parse(StoreBlobAnswer, answer).left;
  }

  async append(dossier: string, envelopes: readonly Envelope[]): Promise<z.infer<typeof AppendAnswer>> {
    const answer = await this.#post("/v1/append", encodeBatch(dossier, envelopes), "application/octet-stream");
    return parse(AppendAnswer, answer);
  }

  read(asker: Asker, incarnation: number, sections: readonly { section: string; after: number }[]): Promise<Bytes> {
    return this.#post("/v1/read", utf8(JSON.stringify({ incarnation, sections })), "application/json", asker);
  }
}

function data(answer: { readonly status: number; readonly type: string; readonly data: Bytes }): Bytes {
  if (answer.status === 200) return answer.data;
  demand(answer.type.startsWith("application/problem+json"), "malformed", `${answer.status} without a problem`);
  const problem = Problem.safeParse(json(answer.data));
  demand(problem.success && problem.data.status === answer.status, "malformed", "a problem of another form");
  throw new RelayProblem(problem.data);
}

function json(text: Bytes): unknown {
  try {
    return JSON.parse(fromUtf8(text));
  } catch {
    throw new Refused("malformed", "not JSON");
  }
}

function parse<Message>(schema: Parse<Message>, text: Bytes): Message {
  const message = schema.safeParse(json(text));
  demand(message.success && message.data !== undefined, "malformed", "an answer of another form");
  return message.data;
}
