import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { RelayService } from "#relay/core/service.ts";
import { concat, utf8 } from "#src/base/bytes.ts";
import type { DossierId, GrantId } from "#src/protocol/ids.ts";
import { BATCH_BYTES } from "#src/protocol/limits.ts";
import { Hello } from "#src/protocol/messages.ts";
import { encodeBatch } from "#src/protocol/page.ts";
import { type HttpRelay, problemOf, serveForTest, trueTimeRelay } from "#tests/support/http-relay.ts";
import { createActor } from "#tests/support/relay-client-bytes.ts";
import { type Signer, signRequest, signedFetch } from "#tests/support/signed-fetch.ts";

const SIGNED = [
  ...["dossiers", "access", "read", "bundles", "status", "access-log", "erase", "poll"].map((name) => `/v1/${name}`),
  ...["open", "reveal", "deliver", "cancel"].map((name) => `/v1/invites/${name}`),
  "/v1/push",
  "/v1/push/remove",
];
const UNSIGNED = ["/v1/invites/claim", "/v1/invites/look", "/v1/sheets/find"];

const stranger: Signer = {
  dossier: "0123456789abcdef0123456789abcdef" as DossierId,
  grant: "00112233445566778899aabbccddeeff" as GrantId,
  sign: createActor().sign,
};

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
const post = (path: string, body: string | Uint8Array, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(`${relay.address}${path}`, { method: "POST", body: body as BodyInit, headers });

describe("what every answer carries", () => {
  test("the security headers, and no word that lets another origin in", async () => {
    const answers = await Promise.all([
      fetch(`${relay.address}/v1/hello`, { headers: { origin: "https://evil.example" } }),
      fetch(`${relay.address}/v1/none`),
      fetch(`${relay.address}/none`),
      fetch(`${relay.address}/health/live`),
      fetch(`${relay.address}/v1/read`, { method: "OPTIONS", headers: { "access-control-request-method": "POST" } }),
      post("/v1/status", "{}"),
      fetch(`${relay.address}/v1/live`),
    ]);
    for (const { headers } of answers) {
      expect(headers.get("content-security-policy")).toContain("default-src 'none'");
      expect(headers.get("referrer-policy")).toBe("no-referrer");
      expect(headers.get("x-content-type-options")).toBe("nosniff");
      expect(headers.get("cross-origin-opener-policy")).toBe("same-origin");
      expect(headers.get("cross-origin-resource-policy")).toBe("same-origin");
      expect(headers.get("cross-origin-embedder-policy")).toBe("require-corp");
      expect([...headers.keys()].filter((name) => name.startsWith("access-control"))).toEqual([]);
    }
  });

  test("the interface says its version and is never kept by a cache", async () => {
    for (const response of [await fetch(`${relay.address}/v1/hello`), await post("/v1/read", "{}")]) {
      expect(response.headers.get("api-version")).toBe("1.0.0");
      expect(response.headers.get("cache-control")).toBe("no-store");
    }
  });
});

describe("routes", () => {
  test("hello tells the versions, the limits and the key", async () => {
    const response = await fetch(`${relay.address}/v1/hello`);
    expect(response.headers.get("content-type")).toBe("application/json");
    expect(Hello.safeParse(await response.json()).success).toBe(true);
  });

  test("a relay that sends to no push service has no key for one", async () => {
    expect(await problemOf(await fetch(`${relay.address}/v1/push/key`))).toBe("not-found");
  });

  test("health tells whether it lives and whether it takes writes", async () => {
    expect(await (await fetch(`${relay.address}/health/live`)).json()).toEqual({ live: true });
    const ready = await fetch(`${relay.address}/health/ready`);
    expect(ready.status).toBe(200);
    expect(await ready.json()).toMatchObject({ ready: true });
  });

  test("what is not there is 404 as a problem, also by the wrong method", async () => {
    expect(await problemOf(await fetch(`${relay.address}/v1/none`, { headers: { accept: "text/html" } }))).toBe(
      "not-found",
    );
    expect(await problemOf(await fetch(`${relay.address}/v1/read`))).toBe("not-found");
    expect(await problemOf(await post("/v1/hello", ""))).toBe("not-found");
    expect(await problemOf(await fetch(`${relay.address}/v1/read`, { method: "DELETE" }))).toBe("not-found");
  });

  test("a query is refused: no signature covers one", async () => {
    expect(await problemOf(await fetch(`${relay.address}/v1/hello?x=1`))).toBe("malformed");
    expect(await problemOf(await post("/v1/status?x", "{}"))).toBe("malformed");
  });
});

describe("signed requests", () => {
  test("without a signature each of their routes is closed, before the body is looked at", async () => {
    for (const path of SIGNED)
      expect([path, await problemOf(await post(path, "not json"))]).toEqual([path, "unauthenticated"]);
  });

  test("a body that is not the digested one is refused", async () => {
    const { headers } = signRequest(stranger, { authority: new URL(relay.address).host, path: "/v1/status" }, {});
    expect(await problemOf(await post("/v1/status", '{"a":1}', headers))).toBe("unauthenticated");
  });

  test("a well-formed request of somebody unknown is refused by the core", async () => {
    expect(await problemOf(await signedFetch(relay.address, stranger, "/v1/status", {}))).toBe("not-found");
  });

  test("a body that is not the route's form is malformed, an unknown field included", async () => {
    for (const path of SIGNED)
      for (const message of [null, [], "text", 7, { unknown: 1 }])
        expect([path, await problemOf(await signedFetch(relay.address, stranger, path, message))]).toEqual([
          path,
          "malformed",
        ]);
  });

  test("a body over the route's limit is refused by its announced length or while it comes", async () => {
    const small = { ...signRequest(stranger, { authority: "x", path: "/v1/status" }, {}).headers };
    expect(await problemOf(await post("/v1/status", "x".repeat(100_000), small))).toBe("too-large");
    const unannounced = new ReadableStream({
      pull: (controller) => controller.enqueue(new Uint8Array(16 * 1024)),
    });
    const response = await fetch(`${relay.address}/v1/read`, {
      method: "POST",
      headers: small,
      body: unannounced,
      duplex: "half",
    } as RequestInit);
    expect(await problemOf(response)).toBe("too-large");
  });
});

describe("unsigned requests", () => {
  test("text that is not JSON, not UTF-8 or not the form is malformed", async () => {
    const bad = [
      "",
      "{",
      "null",
      "[]",
      '{"invite":1}',
      "\ufeff{}",
      new Uint8Array([0x22, 0xff, 0x22]),
      "[".repeat(8000),
    ];
    for (const path of UNSIGNED)
      for (const body of bad) expect(await problemOf(await post(path, body))).toBe("malformed");
  });

  test("an invitation that nobody opened cannot be claimed", async () => {
    const body = JSON.stringify({ invite: stranger.grant, claim: "AAAA" });
    expect(await problemOf(await post("/v1/invites/claim", body))).toBe("invite-unknown");
  });

  test("too much is too much", async () => {
    for (const path of UNSIGNED) expect(await problemOf(await post(path, "x".repeat(9000)))).toBe("too-large");
    expect(await problemOf(await post("/v1/append", new Uint8Array(BATCH_BYTES + 1)))).toBe("too-large");
  });

  test("a batch of envelopes must be one to its last byte", async () => {
    const batch = encodeBatch(stranger.dossier, [new Uint8Array(600)]);
    for (const bad of [utf8(""), utf8("{}"), batch.slice(0, -1), concat(batch, new Uint8Array(1)), batch.slice(0, 16)])
      expect(await problemOf(await post("/v1/append", bad))).toBe("malformed");
  });
});

describe("limits by address", () => {
  test("a guesser of invitations is stopped, with the time to come back", async () => {
    const strict = await serveForTest(service, {
      addressLimits: { perSecond: 1000, failures: 5, failuresPerMinute: 1 },
    });
    const guess = (): Promise<Response> =>
      fetch(`${strict.address}/v1/invites/claim`, {
        method: "POST",
        body: JSON.stringify({ invite: stranger.grant, claim: "AAAA" }),
      });
    for (let i = 0; i < 5; i++) expect(await problemOf(await guess())).toBe("invite-unknown");
    const refused = await guess();
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(await problemOf(refused)).toBe("rate");
    expect(await problemOf(await fetch(`${strict.address}/v1/hello`))).toBe("rate");
    // Who signs is somebody else's colleague, perhaps behind the same address.
    expect(await problemOf(await signedFetch(strict.address, stranger, "/v1/status", {}))).toBe("not-found");
    await strict.stop();
  });
});
