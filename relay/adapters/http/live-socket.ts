import { type IncomingMessage, STATUS_CODES } from "node:http";
import type { Duplex } from "node:stream";
import { type RawData, type WebSocket, WebSocketServer } from "ws";
import { thrownFacts } from "#relay/adapters/log/json-log.ts";
import type { LiveConnection, RelayService } from "#relay/core/service.ts";
import { MINUTE, SECOND } from "#src/base/instant.ts";
import { type Problem, problem } from "#src/protocol/errors.ts";
import { Subscribe } from "#src/protocol/live-messages.ts";
import { parseJson } from "./body.ts";
import type { Surroundings } from "./exchange.ts";
import { problemAnswer } from "./problem.ts";

/** RFC 6455 §7.4.1. */
const CLOSE = { goingAway: 1001, notText: 1003, policy: 1008, fault: 1011 } as const;

export type LiveSettings = {
  /** A reader that leaves more than this unread for `stalledFor` is let go; it comes back with its cursor. */
  readonly buffered: number;
  readonly stalledFor: number;
  /** Whoever has shown no key by then is let go. */
  readonly unsubscribedFor: number;
  readonly pingEvery: number;
  readonly checkEvery: number;
  /** Messages a client may send at once, and how soon one more. */
  readonly burst: number;
  readonly refillEvery: number;
};

export const LIVE_SETTINGS: LiveSettings = {
  buffered: 1024 * 1024,
  stalledFor: 10 * SECOND,
  unsubscribedFor: 30 * SECOND,
  pingEvery: 30 * SECOND,
  checkEvery: SECOND,
  burst: 256,
  refillEvery: 200,
};
const MESSAGE_BYTES = 64 * 1024;
/** So many times the buffer, and nobody waits for the next check. */
const OVERFULL = 16;

type Session = {
  readonly socket: WebSocket;
  readonly connection: LiveConnection;
  readonly since: number;
  stalledSince: number | undefined;
  pingedAt: number;
  isAnswered: boolean;
  isSubscribed: boolean;
};

export type LiveSockets = {
  /** Takes over the connection of a GET that asks for an upgrade. */
  upgrade(incoming: IncomingMessage, stream: Duplex, head: Buffer): void;
  /** Says goodbye to everyone, each with another time to come back, so that they do not come at once. */
  close(): void;
  /** Ends those who did not answer the goodbye. */
  terminate(): void;
  /** How many are open. */
  count(): number;
};

/** WebSockets at GET /v1/live: a challenge goes out, subscriptions come in, hints follow (protocol/live-messages.ts). */
export function createLiveSockets(
  service: RelayService,
  around: Surroundings,
  /** Security headers, which a refused upgrade carries as every answer does. */
  headers: Readonly<Record<string, string>>,
  settings: LiveSettings = LIVE_SETTINGS,
): LiveSockets {
  const server = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    perMessageDeflate: false,
    maxPayload: MESSAGE_BYTES,
  });
  const sessions = new Set<Session>();
  const timer = setInterval(() => checkAll(), settings.checkEvery);
  timer.unref();

  function checkAll(): void {
    const now = performance.now();
    for (const session of sessions) check(session, now);
  }

  function check(session: Session, now: number): void {
    const { socket } = session;
    if (socket.bufferedAmount <= settings.buffered) session.stalledSince = undefined;
    else session.stalledSince ??= now;
    const isStalled = session.stalledSince !== undefined && now - session.stalledSince >= settings.stalledFor;
    const isDue = now - session.pingedAt >= settings.pingEvery;
    // A goodbye would queue behind what is not being read.
    if (isStalled || (isDue && !session.isAnswered)) socket.terminate();
    else if (!session.isSubscribed && now - session.since >= settings.unsubscribedFor) socket.close(CLOSE.policy);
    else if (isDue) {
      session.pingedAt = now;
      session.isAnswered = false;
      socket.ping();
    }
  }

  function open(socket: WebSocket, incoming: IncomingMessage): void {
    const address = around.addressOf(incoming);
    const now = performance.now();
    const connection = service.connect(around.authorityOf(incoming.headers.host), (event) => {
      if (event.t === "refused") around.limits.failed(address);
      if (event.t === "subscribed") session.isSubscribed = true;
      if (socket.bufferedAmount > settings.buffered * OVERFULL) socket.terminate();
      if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(event));
    });
    const session: Session = {
      socket,
      connection,
      since: now,
      stalledSince: undefined,
      pingedAt: now,
      isAnswered: true,
      isSubscribed: false,
    };
    sessions.add(session);
    const takeMessage = messageBucket(settings);
    let turn = Promise.resolve();

    socket.on("message", (data: RawData, isBinary: boolean) => {
      if (isBinary) return socket.close(CLOSE.notText);
      if (!takeMessage()) return socket.close(CLOSE.policy, "rate");
      const message = parseJson(Subscribe, data as Buffer);
      if (!message.ok) return socket.close(CLOSE.policy, "malformed");
      // In the order they came, one at a time.
      turn = turn.then(async () => {
        try {
          if (socket.readyState === socket.OPEN) await connection.subscribe(message.value);
        } catch (thrown) {
          around.log({ event: "fault", where: "live", ...thrownFacts(thrown) });
          socket.close(CLOSE.fault);
        }
      });
    });
    // Each ping is answered at once by the library, so it counts as a message.
    socket.on("ping", () => {
      if (!takeMessage()) socket.terminate();
    });
    socket.on("pong", () => (session.isAnswered = true));
    // Broken frames and broken lines both end in `close`.
    socket.on("error", () => socket.terminate());
    socket.on("close", (code) => {
      sessions.delete(session);
      connection.close();
      around.log({ event: "live-closed", code, ms: Math.round(performance.now() - session.since) });
    });
  }

  function refusal(incoming: IncomingMessage): Problem | undefined {
    if (around.stopping.aborted) return problem("unavailable");
    if (incoming.url !== "/v1/live" || incoming.method !== "GET") return problem("not-found");
    if (!isOwnOrigin(incoming, around)) return problem("forbidden");
    const wait = around.limits.unsigned(around.addressOf(incoming));
    return wait === undefined ? undefined : problem("rate", { retryAfter: Math.ceil(wait) });
  }

  return {
    upgrade: (incoming, stream, head) => {
      stream.on("error", () => stream.destroy());
      const refused = refusal(incoming);
      if (refused) {
        stream.once("finish", () => stream.destroy());
        stream.end(rawAnswer(refused, headers));
        return;
      }
      server.handleUpgrade(incoming, stream, head, (socket) => {
        try {
          open(socket, incoming);
        } catch (thrown) {
          around.log({ event: "fault", where: "live", ...thrownFacts(thrown) });
          socket.terminate();
        }
      });
    },
    close: () => {
      for (const { socket } of sessions) socket.close(CLOSE.goingAway, `retry=${Math.round(Math.random() * MINUTE)}`);
    },
    terminate: () => {
      clearInterval(timer);
      for (const { socket } of sessions) socket.terminate();
    },
    count: () => sessions.size,
  };
}

/** A token bucket: whether one more message may be taken now. */
function messageBucket(settings: LiveSettings): () => boolean {
  let tokens = settings.burst;
  let at = performance.now();
  return () => {
    const now = performance.now();
    tokens = Math.min(settings.burst, tokens + (now - at) / settings.refillEvery);
    at = now;
    if (tokens < 1) return false;
    tokens -= 1;
    return true;
  };
}

/** A page of another origin could otherwise open sockets in its visitor's name. Programs that are no browser send none. */
function isOwnOrigin({ headers }: IncomingMessage, around: Surroundings): boolean {
  const { origin } = headers;
  if (origin === undefined) return true;
  return URL.canParse(origin) && new URL(origin).host === around.authorityOf(headers.host);
}

function rawAnswer(refused: Problem, security: Readonly<Record<string, string>>): string {
  const { status, headers, body } = problemAnswer(refused);
  const all = { ...security, ...headers, "Content-Length": String(Buffer.byteLength(body)), Connection: "close" };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ""}\r\n${lines.join("")}\r\n${body}`;
}
