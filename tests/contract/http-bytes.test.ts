import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { RelayService } from "#relay/core/service.ts";
import { type HttpRelay, dial, trueTimeRelay, serveForTest, untilClosed } from "#tests/support/http-relay.ts";

let service: RelayService;
let relay: HttpRelay;
beforeAll(async () => {
  service = trueTimeRelay();
  relay = await serveForTest(service);
});
afterAll(async () => {
  await relay.stop();
  await service.close();
});
const isAlive = async (): Promise<boolean> => (await fetch(`${relay.address}/health/live`)).ok;
const answered = async (...bytes: (string | Uint8Array)[]): Promise<string> => {
  const socket = await dial(relay.address, ...bytes);
  socket.end();
  return untilClosed(socket);
};

test("random bytes on a connection never end the relay, nor reach its faults", async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 400 }), async (bytes) => {
      await answered(bytes);
    }),
    { numRuns: 100 },
  );
  expect(await isAlive()).toBe(true);
  expect(relay.logText()).not.toContain('"fault"');
});

test("random bodies on every route are answered with a 4xx, and leave no fault", async () => {
  const paths = ["/v1/append", "/v1/invites/look", "/v1/invites/claim", "/v1/read", "/v1/dossiers"];
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...paths), fc.uint8Array({ maxLength: 2000 }), async (path, body) => {
      const { status } = await fetch(`${relay.address}${path}`, { method: "POST", body });
      expect(status).toBeGreaterThanOrEqual(400);
      expect(status).toBeLessThan(500);
    }),
    { numRuns: 100 },
  );
  expect(relay.logText()).not.toContain('"fault"');
});

test("request lines and hosts that make no sense are answered 400 in the relay's own words", async () => {
  const lines = [
    "GET http://[ HTTP/1.1\r\nHost: x\r\n\r\n",
    "GET * HTTP/1.1\r\nHost: x\r\n\r\n",
    "GET / HTTP/1.1\r\nHost: a b\r\n\r\n",
    "GET /v1\\hello HTTP/1.1\r\nHost: x\r\n\r\n",
    "GET / HTTP/1.1\r\nHost: x/y@z\r\n\r\n",
  ];
  for (const line of lines) expect([line, (await answered(line)).slice(0, 12)]).toEqual([line, "HTTP/1.1 400"]);
  expect(await answered("OPTIONS * HTTP/1.1\r\nHost: x\r\n\r\n")).toMatch(/^HTTP\/1\.1 40\d/);
  expect(await isAlive()).toBe(true);
  expect(relay.logText()).not.toContain('"fault"');
});

test("an odd path is never a file nor a fault", async () => {
  const paths = ["/..", "/%00", "/%ff", "/%", "/assets/..%2f..%2fetc/passwd", "/../../etc/passwd", "//", "/v1/%72ead"];
  for (const path of paths)
    expect(await answered(`GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`)).toMatch(/^HTTP\/1\.1 40\d/);
  expect(relay.logText()).not.toContain('"fault"');
});

test.each([
  ["headers", "POST /v1/read HTTP/1.1\r\nHost: x\r\n"],
  ["a body", "POST /v1/append HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n"],
])("who sends %s a byte at a time is put out", async (_, first) => {
  const hasty = await serveForTest(service, {
    timeouts: { headersTimeout: 200, requestTimeout: 400, connectionsCheckingInterval: 50, keepAliveTimeout: 1000 },
  });
  const socket = await dial(hasty.address, first);
  const drip = setInterval(() => socket.write("a"), 20);
  const answer = await untilClosed(socket);
  clearInterval(drip);
  expect(answer).toMatch(/^HTTP\/1\.1 4\d\d|^$/);
  expect((await fetch(`${hasty.address}/health/live`)).ok).toBe(true);
  expect(hasty.logText()).not.toContain('"fault"');
  await hasty.stop();
});
