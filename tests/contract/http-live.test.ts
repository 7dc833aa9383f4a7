import { once } from "node:events";
import { afterAll, beforeAll, expect, test } from "vitest";
import { WebSocket } from "ws";
import { LIVE_SETTINGS } from "#relay/adapters/http/live-socket.ts";
import type { RelayService } from "#relay/core/service.ts";
import { toBase64url } from "#src/base/bytes.ts";
import { instant } from "#src/base/instant.ts";
import { LiveEvent, PollAnswer } from "#src/protocol/live-messages.ts";
import { encodeBatch } from "#src/protocol/page.ts";
import { liveSigningInput } from "#src/protocol/signing-input.ts";
import { type FirstDevice, firstDevice } from "#tests/support/first-device.ts";
import {
  type HttpRelay,
  dial,
  trueTimeRelay,
  problemOf,
  serveForTest,
  untilClosed,
} from "#tests/support/http-relay.ts";
import { signedFetch } from "#tests/support/signed-fetch.ts";

let service: RelayService;
let relay: HttpRelay;
const device = firstDevice();
beforeAll(async () => {
  service = trueTimeRelay();
  relay = await serveForTest(service);
  const registered = await signedFetch(relay.address, device, "/v1/dossiers", device.registration);
  expect([registered.status, await registered.text()]).toEqual([200, expect.stringContaining('"aclVersion"')]);
});
afterAll(async () => {
  await relay.stop();
  await service.close();
});

/** A socket that has been opened, with the events it gets in order. */
async function live(address: string, headers: Record<string, string> = {}) {
  const socket = new WebSocket(`${address.replace("http", "ws")}/v1/live`, { headers });
  const events: LiveEvent[] = [];
  const waiting: ((event: LiveEvent) => void)[] = [];
  socket.on("message", (data: Buffer) => {
    const event = LiveEvent.parse(JSON.parse(data.toString()));
    const first = waiting.shift();
    if (first) first(event);
    else events.push(event);
  });
  await once(socket, "open");
  const next = (): Promise<LiveEvent> => {
    const first = events.shift();
    return first ? Promise.resolve(first) : new Promise((resolve) => waiting.push(resolve));
  };
  const closed = new Promise<{ code: number; reason: string }>((resolve) =>
    socket.once("close", (code, reason) => resolve({ code, reason: reason.toString() })),
  );
  return { socket, next, closed };
}

function subscription(who: FirstDevice, event: LiveEvent, authority: string): string {
  if (event.t !== "challenge") throw new Error(`a socket begins with a challenge, not with ${event.t}`);
  const signature = who.sign(liveSigningInput(event.challenge, authority, who.dossier, who.grant));
  const sections = [{ section: who.section, after: 0 }];
  const { dossier, grant } = who;
  return JSON.stringify({ t: "subscribe", dossier, grant, signature: toBase64url(signature), sections });
}

const append = (address: string, who: FirstDevice): Promise<Response> =>
  fetch(`${address}/v1/append`, {
    method: "POST",
    body: encodeBatch(who.dossier, [who.nextEnvelope(instant(Date.now()))]),
  });

test("a challenge is signed, and a new head is told to who watches", async () => {
  const { socket, next } = await live(relay.address);
  socket.send(subscription(device, await next(), new URL(relay.address).host));
  expect(await next()).toMatchObject({ t: "subscribed", dossier: device.dossier, grant: device.grant });
  expect((await append(relay.address, device)).status).toBe(200);
  expect(await next()).toMatchObject({ t: "head", section: device.section, pos: 1 });
  socket.terminate();
});

test("a signature for another relay's authority is refused here", async () => {
  const { socket, next } = await live(relay.address);
  socket.send(subscription(device, await next(), "elsewhere.example"));
  expect(await next()).toMatchObject({ t: "refused", problem: "unauthenticated" });
  socket.terminate();
});

test("a long poll answers as soon as there is something newer", async () => {
  const other = firstDevice();
  await signedFetch(relay.address, other, "/v1/dossiers", other.registration);
  const { aclVersion } = (await (await signedFetch(relay.address, other, "/v1/status", {})).json()) as {
    aclVersion: number;
  };
  const sections = [{ section: other.section, after: 0 }];
  const waiting = signedFetch(relay.address, other, "/v1/poll", { aclVersion, sections, wait: 25_000 });
  await append(relay.address, other);
  const answer = PollAnswer.parse(await (await waiting).json());
  expect(answer.sections).toEqual([{ section: other.section, pos: 1 }]);
});

test("another origin's page gets no socket; the relay's own page and programs do", async () => {
  const refused = async (origin: string): Promise<number> => {
    const socket = new WebSocket(`${relay.address.replace("http", "ws")}/v1/live`, { origin });
    const [, response] = (await once(socket, "unexpected-response")) as [unknown, { statusCode: number }];
    socket.on("error", () => socket.terminate());
    socket.terminate();
    return response.statusCode;
  };
  for (const origin of ["https://evil.example", "null", `${relay.address}.evil.example`, "http://127.0.0.1"])
    expect([origin, await refused(origin)]).toEqual([origin, 403]);
  const own = await live(relay.address, { origin: relay.address });
  expect(await own.next()).toMatchObject({ t: "challenge" });
  own.socket.terminate();
});

test("an upgrade elsewhere, or too many a second, is a problem and not a socket", async () => {
  const upgrade = {
    connection: "upgrade",
    upgrade: "websocket",
    "sec-websocket-version": "13",
    "sec-websocket-key": "AAAAAAAAAAAAAAAAAAAAAA==",
  };
  const ask = async (address: string, path: string): Promise<string> => {
    const lines = Object.entries(upgrade).map(([name, value]) => `${name}: ${value}\r\n`);
    return untilClosed(await dial(address, `GET ${path} HTTP/1.1\r\nHost: x\r\n${lines.join("")}\r\n`));
  };
  const answer = await ask(relay.address, "/v1/read");
  expect(answer).toContain("urn:roer:not-found");
  expect(answer).toContain("Content-Security-Policy");
  const strict = await serveForTest(service, { addressLimits: { perSecond: 1, failures: 30, failuresPerMinute: 1 } });
  await problemOf(await fetch(`${strict.address}/v1/hello`));
  expect(await ask(strict.address, "/v1/live")).toContain("urn:roer:rate");
  await strict.stop();
});

test.each([
  ["what is no JSON", "hello", 1008],
  ["a message of another form", '{"t":"subscribe"}', 1008],
  ["bytes", new Uint8Array([1, 2, 3]), 1003],
  ["more than 64 KiB", "x".repeat(65 * 1024), 1009],
])("%s ends the socket", async (_, message, code) => {
  const { socket, closed } = await live(relay.address);
  socket.send(message);
  expect((await closed).code).toBe(code);
});

test("a flood of messages ends the socket", async () => {
  const few = await serveForTest(service, { live: { ...LIVE_SETTINGS, burst: 5, refillEvery: 60_000 } });
  const { socket, next, closed } = await live(few.address);
  const message = subscription(device, await next(), new URL(few.address).host);
  for (let i = 0; i < 6; i++) socket.send(message);
  expect(await closed).toEqual({ code: 1008, reason: "rate" });
  const pinger = await live(few.address);
  for (let i = 0; i < 6; i++) pinger.socket.ping();
  expect((await pinger.closed).code).toBe(1006);
  await few.stop();
});

test("who never shows a key, and who no longer answers, is let go", async () => {
  const hasty = await serveForTest(service, {
    live: { ...LIVE_SETTINGS, unsubscribedFor: 100, pingEvery: 60_000, checkEvery: 20 },
  });
  expect((await (await live(hasty.address)).closed).code).toBe(1008);
  await hasty.stop();

  const pinging = await serveForTest(service, { live: { ...LIVE_SETTINGS, pingEvery: 60, checkEvery: 20 } });
  const deaf = await live(pinging.address);
  deaf.socket.pong = () => undefined;
  // Without a closing frame: 1006.
  expect((await deaf.closed).code).toBe(1006);
  await pinging.stop();
});

test("who does not read is let go before the relay fills up", async () => {
  const hasty = await serveForTest(service, {
    live: { ...LIVE_SETTINGS, buffered: 1000, stalledFor: 50, checkEvery: 10, burst: Number.MAX_SAFE_INTEGER },
  });
  const { socket, closed } = await live(hasty.address);
  socket.pause();
  const payload = new Uint8Array(125);
  const flood = setInterval(() => {
    for (let i = 0; i < 1000 && socket.bufferedAmount < 100_000; i++) socket.ping(payload);
  }, 1);
  await expect.poll(() => hasty.logText().includes('"live-closed"'), { timeout: 50_000 }).toBe(true);
  clearInterval(flood);
  socket.resume();
  expect((await closed).code).toBe(1006);
  await hasty.stop();
});
