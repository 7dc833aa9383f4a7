import { type Bytes, utf8 } from "#src/base/bytes.ts";
import { type Result, err, ok } from "#src/base/result.ts";
import type { Relay, RelayFault, RequestSigner } from "#src/operations/ports.ts";
import { BeginBlobAnswer, DropBlobAnswer, StoreBlobAnswer, encodePiece } from "#src/protocol/blob-messages.ts";
import { AskAnswer } from "#src/protocol/hold-messages.ts";
import { InviteDone, InviteView } from "#src/protocol/invite-messages.ts";
import { PollAnswer } from "#src/protocol/live-messages.ts";
import { BLOB_CHUNK_BYTES } from "#src/protocol/limits.ts";
import {
  AccessAnswer,
  AccessLogAnswer,
  AppendAnswer,
  BundlesAnswer,
  EraseAnswer,
  Hello,
  StatusAnswer,
  WithdrawAnswer,
} from "#src/protocol/messages.ts";
import { decodePage, encodeBatch } from "#src/protocol/page.ts";
import { PushDone, PushKey } from "#src/protocol/push-messages.ts";
import { FoundSheet } from "#src/protocol/sheet-messages.ts";
import { type LinkOptions, type Patience, type Schema, SLOWEST_LINE, createHttpLink, parseJson } from "./http-link.ts";

/** What POST /v1/poll is asked, in the form that goes out (protocol/live-messages.ts). */
export type PollBody = {
  readonly aclVersion: number;
  readonly sections: { section: string; after: number }[];
  /** Milliseconds. */
  readonly wait: number;
};

/** The relay's verbs over HTTP, and the long poll that only live updates use. */
export type RelayClient = Relay & {
  poll(signer: RequestSigner, body: PollBody, gone?: AbortSignal): Promise<Result<PollAnswer, RelayFault>>;
};

const GARBLED: RelayFault = { type: "garbled" };
const json = (body: object): Bytes => utf8(JSON.stringify(body));

/** Signs, sends and parses; one object a relay. Answers that the protocol does not know are `garbled`. */
export function createRelay(options: LinkOptions): RelayClient {
  const link = createHttpLink(options);

  async function signed<T>(signer: RequestSigner, path: string, body: object, schema: Schema<T>, patience?: Patience) {
    return parsed(await link.signed(signer, path, json(body), patience), schema);
  }
  async function signedDone(signer: RequestSigner, path: string, body: object): Promise<Result<undefined, RelayFault>> {
    return done(await signed(signer, path, body, InviteDone));
  }

  return {
    hello: async () => parsed(await link.get("/v1/hello"), Hello),
    register: (signer, body) => signed(signer, "/v1/dossiers", body, AccessAnswer),
    access: (signer, body) => signed(signer, "/v1/access", body, AccessAnswer),
    append: async (dossier, envelopes) =>
      parsed(await link.post("/v1/append", encodeBatch(dossier, envelopes), "application/octet-stream"), AppendAnswer),
    read: async (signer, body) => {
      const answer = await link.signed(signer, "/v1/read", json(body));
      if (!answer.ok) return answer;
      const page = decodePage(signer.dossier, answer.value);
      return page ? ok(page) : err(GARBLED);
    },
    bundles: (signer) => signed(signer, "/v1/bundles", {}, BundlesAnswer),
    status: (signer) => signed(signer, "/v1/status", {}, StatusAnswer),
    accessLog: (signer, after) => signed(signer, "/v1/access-log", { after }, AccessLogAnswer),
    ask: (signer) => signed(signer, "/v1/ask", {}, AskAnswer),
    erase: (signer) => signed(signer, "/v1/erase", { dossier: signer.dossier }, EraseAnswer),
    withdraw: async (signer, body) => done(await signed(signer, "/v1/withdraw", body, WithdrawAnswer)),
    beginBlob: (signer, body) => signed(signer, "/v1/blobs/begin", body, BeginBlobAnswer),
    storePiece: async (signer, piece) =>
      parsed(
        await link.signed(signer, "/v1/blobs/chunk", encodePiece(piece), {}, "application/octet-stream"),
        StoreBlobAnswer,
      ),
    readBlob: (signer, body) =>
      link.signed(signer, "/v1/blobs/read", json(body), { wait: BLOB_CHUNK_BYTES / SLOWEST_LINE }),
    dropBlob: async (signer, body) => done(await signed(signer, "/v1/blobs/drop", body, DropBlobAnswer)),
    pushKey: async () => parsed(await link.get("/v1/push/key"), PushKey),
    subscribePush: async (signer, body) => done(await signed(signer, "/v1/push", body, PushDone)),
    unsubscribePush: async (signer) => done(await signed(signer, "/v1/push/remove", {}, PushDone)),
    poll: (signer, body, gone) => signed(signer, "/v1/poll", body, PollAnswer, { wait: body.wait, gone }),

    openInvite: (signer, body) => signedDone(signer, "/v1/invites/open", body),
    claimInvite: async (body) =>
      done(parsed(await link.post("/v1/invites/claim", json(body), "application/json"), InviteDone)),
    revealInvite: (signer, body) => signedDone(signer, "/v1/invites/reveal", body),
    deliverInvite: (signer, body) => signedDone(signer, "/v1/invites/deliver", body),
    cancelInvite: (signer, body) => signedDone(signer, "/v1/invites/cancel", body),
    lookInvite: async (body, gone) =>
      parsed(
        await link.post("/v1/invites/look", json(body), "application/json", { wait: body.wait, gone }),
        InviteView,
      ),
    findSheet: async (body) => parsed(await link.post("/v1/sheets/find", json(body), "application/json"), FoundSheet),
  };
}

function parsed<T>(answer: Result<Bytes, RelayFault>, schema: Schema<T>): Result<T, RelayFault> {
  if (!answer.ok) return answer;
  const value = parseJson(schema, answer.value);
  return value === undefined ? err(GARBLED) : ok(value);
}

const done = (answer: Result<unknown, RelayFault>): Result<undefined, RelayFault> =>
  answer.ok ? ok(undefined) : answer;
