import { once } from "node:events";
import { expect, test } from "vitest";
import { WebSocket } from "ws";
import { fromBase64url, toBase64url, toHex } from "#src/base/bytes.ts";
import { instant } from "#src/base/instant.ts";
import { encodeBatch } from "#src/protocol/page.ts";
import { liveSigningInput } from "#src/protocol/signing-input.ts";
import { firstDevice } from "#tests/support/first-device.ts";
import { dial, serveForTest, trueTimeRelay, untilClosed } from "#tests/support/http-relay.ts";
import { signRequest, signedFetch } from "#tests/support/signed-fetch.ts";

const CANARY = "canary-71e9";

test("who reads the log learns no id, no key, no address and no word of what was sent", async () => {
  const service = trueTimeRelay();
  const relay = await serveForTest(service, { trustedProxies: ["127.0.0.1"] });
  const authority = new URL(relay.address).host;
  const device = firstDevice();
  const { dossier, grant, section } = device;
  const invite = "fedcba98765432100123456789abcdef";
  const secrets = new Set<string>([CANARY, dossier, grant, section, invite, "203.0.113.77", "127.0.0.1", authority]);
  for (const id of [dossier, grant, section, invite]) secrets.add(toBase64url(Buffer.from(id, "hex")));
  for (const text of JSON.stringify(device.registration).match(/[\w-]{43,}/g) ?? []) {
    secrets.add(text);
    secrets.add(toHex(fromBase64url(text) ?? new Uint8Array(16)));
  }

  const ask = async (path: string, message: unknown): Promise<number> => {
    const { body, headers } = signRequest(device, { authority, path }, message);
    for (const value of Object.values(headers)) if (value.length > 40) secrets.add(value);
    const more = { "user-agent": CANARY, "x-forwarded-for": "203.0.113.77", cookie: CANARY };
    return (await fetch(`${relay.address}${path}`, { method: "POST", body, headers: { ...headers, ...more } })).status;
  };
  expect(await ask("/v1/dossiers", device.registration)).toBe(200);
  expect(await ask("/v1/dossiers", device.registration)).toBe(409);
  const batch = encodeBatch(dossier, [device.nextEnvelope(instant(Date.now())), new Uint8Array(700)]);
  expect((await fetch(`${relay.address}/v1/append`, { method: "POST", body: batch })).status).toBe(200);
  expect(await ask("/v1/read", { incarnation: 0, sections: [{ section, after: 0 }] })).toBeLessThan(500);
  expect(await ask("/v1/status", {})).toBe(200);
  expect(await ask("/v1/poll", { aclVersion: 0, sections: [], wait: 0 })).toBe(200);
  expect(await ask("/v1/invites/open", { invite, expires: Date.now() + 60_000, offer: "AAAA" })).toBe(200);
  const browser = { endpoint: `https://fcm.googleapis.com/fcm/send/${CANARY}`, auth: toBase64url(new Uint8Array(16)) };
  const p256dh = toBase64url(new Uint8Array(65));
  expect(await ask("/v1/push", { ...browser, p256dh, quietFrom: 21, quietUntil: 8 })).toBe(422);
  expect(await ask("/v1/access", { [CANARY]: dossier })).toBe(400);
  for (const path of [`/${dossier}`, `/v1/${dossier}`, `/v1/read?dossier=${dossier}`, `/assets/${CANARY}.js`])
    await fetch(`${relay.address}${path}`, { headers: { accept: "text/html", referer: CANARY } });
  await fetch(`${relay.address}/v1/${dossier}`, { method: CANARY });
  await fetch(`${relay.address}/v1/invites/look`, {
    method: "POST",
    body: JSON.stringify({ invite, known: "none", wait: 0 }),
  });
  const odd = await dial(
    relay.address,
    `GET /${dossier} HTTP/1.1\r\nHost: ${CANARY}/${grant}\r\nConnection: close\r\n\r\n`,
  );
  await untilClosed(odd);

  const socket = new WebSocket(`ws://${authority}/v1/live`, { headers: { "user-agent": CANARY } });
  const [challenge] = (await once(socket, "message")) as [Buffer];
  const event = JSON.parse(challenge.toString()) as { challenge: string };
  const input = liveSigningInput(fromBase64url(event.challenge) ?? new Uint8Array(0), authority, dossier, grant);
  const signature = toBase64url(device.sign(input));
  secrets.add(signature).add(event.challenge);
  socket.send(JSON.stringify({ t: "subscribe", dossier, grant, signature, sections: [] }));
  await once(socket, "message");
  socket.close();
  await once(socket, "close");
  await signedFetch(relay.address, device, "/v1/erase", { dossier });
  await relay.stop();
  await service.close();

  const log = relay.logText();
  for (const secret of secrets) expect(log.toLowerCase()).not.toContain(secret.toLowerCase());
  // The log did tell what happened, so that silence is not what passed.
  const lines = log
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(lines).toContainEqual(expect.objectContaining({ event: "request", route: "POST /v1/dossiers", status: 200 }));
  expect(lines).toContainEqual(expect.objectContaining({ route: "POST /v1/dossiers", problem: "dossier-exists" }));
  expect(lines).toContainEqual(expect.objectContaining({ event: "request", route: "unreadable", status: 400 }));
  expect(lines).toContainEqual(expect.objectContaining({ event: "live-closed" }));
  const names = new Set(lines.flatMap((line) => Object.keys(line)));
  expect([...names].sort()).toEqual(["code", "event", "ms", "problem", "route", "status", "time"]);
  expect(lines.filter((line) => line["event"] === "fault")).toEqual([]);
});
