import { type ClientRequest, type IncomingMessage, Agent as HttpAgent, request as httpRequest } from "node:http";
import { Agent as HttpsAgent, request as httpsRequest } from "node:https";
import { encryptPush, isPushKey } from "#relay/adapters/node-crypto/push-encryption.ts";
import { createVapid } from "#relay/adapters/node-crypto/vapid.ts";
import type { PushOutcome, PushSender, PushTarget } from "#relay/ports/push-sender.ts";
import { type Bytes, utf8 } from "#src/base/bytes.ts";
import { type Instant, SECOND } from "#src/base/instant.ts";
import { publicLookup } from "./public-address.ts";
import { createReach } from "./push-hosts.ts";

/** All that is ever sent, to everybody, whatever happened: no word of whom or what it is about. */
const MESSAGE = utf8('{"v":1}');
/** With its padding. The RFC's overhead of 102 bytes comes on top, so that every body is of the same length. */
const MESSAGE_LENGTH = 128;

/** Seconds that a push service keeps it for a device that is off: a day, and the next news says the same. */
const TIME_TO_LIVE = "86400";
/** A later one takes the place of an earlier one that was not delivered. The same word for everybody. */
const TOPIC = "news";

const PATIENCE = 10 * SECOND;
/** What a push service has to say fits in this; more is not read. */
const LONGEST_ANSWER = 4096;
const CONNECTIONS = 16;

export type PushSettings = {
  /** Hosts and origins that may be sent to (push-hosts.ts). */
  readonly hosts: readonly string[];
  /** `mailto:` or `https:`: whom a push service may turn to. */
  readonly contact: string | undefined;
  /** Told what a push service answered when it took nothing: a status, or a code of the connection, and no more. */
  readonly report: (reason: string) => void;
};

/** Web Push (RFC 8030, 8291, 8292) over Node's own HTTP: no redirects, one try, an answer of bounded size and time. */
export function createPushSender(key: Bytes, { hosts, contact, report }: PushSettings): PushSender {
  const vapid = createVapid(key, contact);
  const reachOf = createReach(hosts);
  const settings = { keepAlive: true, maxSockets: CONNECTIONS, maxFreeSockets: 4, timeout: PATIENCE };
  // Two pools, so that a connection to an address as it was written never serves for a public one.
  const agents = {
    public: new HttpsAgent({ ...settings, lookup: publicLookup }),
    "as-written": new HttpsAgent(settings),
    plain: new HttpAgent(settings),
  };

  const open = ({ endpoint }: PushTarget, now: Instant, body: Bytes): ClientRequest | undefined => {
    const reach = reachOf(endpoint);
    if (!reach) return undefined;
    const url = new URL(endpoint);
    const init = {
      method: "POST",
      headers: {
        Authorization: vapid.authorization(url.origin, now),
        "Content-Encoding": "aes128gcm",
        "Content-Type": "application/octet-stream",
        "Content-Length": body.length,
        TTL: TIME_TO_LIVE,
        Topic: TOPIC,
        Urgency: "normal",
      },
    };
    return url.protocol === "http:"
      ? httpRequest(url, { ...init, agent: agents.plain })
      : httpsRequest(url, { ...init, agent: agents[reach] });
  };

  return {
    publicKey: vapid.publicKey,
    admits: ({ endpoint, p256dh }) => reachOf(endpoint) !== undefined && isPushKey(p256dh),
    send: async (target, now, leaving) => {
      const body = encryptPush(target, MESSAGE, MESSAGE_LENGTH);
      const request = body && open(target, now, body);
      // It was admitted once: the operator has taken the host from the list since.
      if (!body || !request) return "gone";
      try {
        return outcomeOf(await exchange(request, body, leaving), report);
      } catch (fault) {
        report(`push: ${fault instanceof Error && "code" in fault ? String(fault.code) : "no answer"}`);
        return { later: 0 };
      }
    },
  };
}

type Answered = { readonly status: number; readonly retryAfter: number };

/** Rejects when no whole answer came in time. */
function exchange(request: ClientRequest, body: Bytes, leaving: AbortSignal): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const cut = (): void => void request.destroy(new Error("cut"));
    const late = setTimeout(cut, PATIENCE);
    leaving.addEventListener("abort", cut);
    const settle = (end: () => void): void => {
      clearTimeout(late);
      leaving.removeEventListener("abort", cut);
      end();
    };
    request.on("error", (fault) => settle(() => reject(fault)));
    request.on("response", (response) => {
      const answered = { status: response.statusCode ?? 0, retryAfter: retryAfterOf(response) };
      let length = 0;
      response.on("data", (chunk: Buffer) => {
        length += chunk.length;
        // The status said it all; the connection is not kept for the rest.
        if (length > LONGEST_ANSWER) request.destroy();
      });
      response.on("close", () => settle(() => resolve(answered)));
    });
    if (leaving.aborted) return cut();
    request.end(body);
  });
}

/** Milliseconds; 0 when it does not say, or says a date. */
function retryAfterOf({ headers }: IncomingMessage): number {
  const seconds = Number(headers["retry-after"]);
  return Number.isFinite(seconds) && seconds > 0 ? seconds * SECOND : 0;
}

function outcomeOf({ status, retryAfter }: Answered, report: (reason: string) => void): PushOutcome {
  if (status >= 200 && status < 300) return "taken";
  if (status === 404 || status === 410) return "gone";
  report(`push: ${status}`);
  return { later: retryAfter };
}
