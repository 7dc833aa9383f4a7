import { once } from "node:events";
import { expect, test } from "vitest";
import { WebSocket } from "ws";
import { PollAnswer } from "#src/protocol/live-messages.ts";
import { firstDevice } from "#tests/support/first-device.ts";
import { dial, serveForTest, trueTimeRelay, untilClosed } from "#tests/support/http-relay.ts";
import { signedFetch } from "#tests/support/signed-fetch.ts";

test("a stop answers who waits, says goodbye to sockets, cuts who dawdles, and ends", async () => {
  const service = trueTimeRelay();
  const relay = await serveForTest(service, { grace: { goodbye: 300, drain: 300 } });
  const device = firstDevice();
  await signedFetch(relay.address, device, "/v1/dossiers", device.registration);
  const { aclVersion } = PollAnswer.parse(
    await (await signedFetch(relay.address, device, "/v1/poll", { aclVersion: 0, sections: [], wait: 0 })).json(),
  );

  const waiting = signedFetch(relay.address, device, "/v1/poll", { aclVersion, sections: [], wait: 25_000 });
  const socket = new WebSocket(`${relay.address.replace("http", "ws")}/v1/live`);
  await once(socket, "open");
  const goodbye = once(socket, "close") as Promise<[number, Buffer]>;
  const dawdler = untilClosed(
    await dial(relay.address, "POST /v1/append HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n"),
  );
  const idle = untilClosed(await dial(relay.address));
  await (await fetch(`${relay.address}/v1/hello`)).text();

  await relay.stop();
  const answer = await waiting;
  expect(answer.status).toBe(200);
  expect(answer.headers.get("connection")).toBe("close");
  expect(PollAnswer.parse(await answer.json())).toMatchObject({ aclVersion, sections: [] });
  const [code, reason] = await goodbye;
  expect(code).toBe(1001);
  expect(reason.toString()).toMatch(/^retry=\d+$/);
  await Promise.all([dawdler, idle]);
  await expect(fetch(`${relay.address}/v1/hello`)).rejects.toThrow();
  await service.close();
});

test("a socket that does not answer the goodbye is cut", async () => {
  const service = trueTimeRelay();
  const relay = await serveForTest(service, { grace: { goodbye: 300, drain: 300 } });
  const request =
    "GET /v1/live HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n" +
    "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n";
  const socket = await dial(relay.address, request);
  const received = untilClosed(socket);
  await once(socket, "data");
  await relay.stop();
  expect(await received).toContain("101 Switching Protocols");
  await service.close();
});
