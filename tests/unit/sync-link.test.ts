import { describe, expect, it } from "vitest";
import { parseSignatureHeaders, digestFits } from "#relay/adapters/http/signed-request.ts";
import { createVerifySignature } from "#relay/adapters/node-crypto/verify-signature.ts";
import { bytes, toBase64url, utf8 } from "#src/base/bytes.ts";
import { HOUR, instant } from "#src/base/instant.ts";
import { AccessKeys } from "#src/crypto/access-keys.ts";
import { randomBytes, sha512 } from "#src/crypto/nacl.ts";
import type { RequestSigner } from "#src/operations/ports.ts";
import { problem } from "#src/protocol/errors.ts";
import type { DossierId, GrantId } from "#src/protocol/ids.ts";
import { signatureBase } from "#src/protocol/signing-input.ts";
import type { Fetch } from "#src/sync/http-link.ts";
import { createRelay } from "#src/sync/relay-client.ts";

const NOW = instant(Date.UTC(2026, 5, 1));
const keys = AccessKeys.generate();
const signer: RequestSigner = {
  dossier: "11".repeat(16) as DossierId,
  grant: "22".repeat(16) as GrantId,
  sign: (input) => keys.sign(input),
};
const STATUS = { time: NOW, aclVersion: 3, incarnation: 1, sections: [] };

const json = (body: object, status = 200): Response => Response.json(body, { status });
const refusal = (...[name, facts]: Parameters<typeof problem>): Response => {
  const body = problem(name, facts);
  return new Response(JSON.stringify(body), {
    status: body.status,
    headers: { "Content-Type": "application/problem+json" },
  });
};

/** A relay that gives these answers in turn, and what it was asked. */
function against(...answers: (Response | (() => Promise<Response>))[]) {
  const asked: { readonly url: string; readonly init: RequestInit; readonly headers: Record<string, string> }[] = [];
  const fetch: Fetch = async (url, init) => {
    asked.push({ url, init, headers: Object.fromEntries(new Headers(init.headers)) });
    const answer = answers.shift();
    if (!answer) throw new TypeError("nothing listens there");
    return typeof answer === "function" ? answer() : answer;
  };
  const options = { origin: "https://Relay.example:8443", fetch, clock: () => NOW, sha512, randomBytes, timeoutMs: 20 };
  return { relay: createRelay(options), asked };
}

const createdOf = (headers: Record<string, string>): number | undefined =>
  parseSignatureHeaders(headers)?.parameters.created;

describe("a request to the relay", () => {
  it("carries a signature that stands over method, authority, path and body", async () => {
    const { relay, asked } = against(json(STATUS));
    expect(await relay.status(signer)).toEqual({ ok: true, value: STATUS });
    const [request] = asked;
    const signed = parseSignatureHeaders(request?.headers ?? {});
    if (!request || !signed) throw new Error("no signature went out");
    expect(digestFits(signed, request.init.body as Uint8Array)).toBe(true);
    expect(signed.parameters).toMatchObject({ dossier: signer.dossier, grant: signer.grant, created: NOW / 1000 });
    const verify = createVerifySignature();
    const base = (path: string) => signatureBase({ method: "POST", authority: "relay.example:8443", path, ...signed });
    expect(await verify(keys.signPk, base("/v1/status"), signed.signature)).toBe(true);
    expect(await verify(keys.signPk, base("/v1/erase"), signed.signature)).toBe(false);
  });

  it("never goes out twice under one nonce", async () => {
    const { relay, asked } = against(json(STATUS), json(STATUS));
    await relay.status(signer);
    await relay.status(signer);
    const nonces = asked.map(({ headers }) => parseSignatureHeaders(headers)?.parameters.nonce);
    expect(new Set(nonces).size).toBe(2);
  });

  it("carries no cookies, follows no redirect and is kept in no cache", async () => {
    const { relay, asked } = against(json(STATUS));
    await relay.status(signer);
    expect(asked[0]?.init).toMatchObject({
      credentials: "omit",
      redirect: "error",
      cache: "no-store",
      referrerPolicy: "no-referrer",
    });
  });
});

describe("a device whose clock is wrong", () => {
  it("asks once more with the relay's time, and knows it the next time", async () => {
    const ahead = NOW + 5 * HOUR;
    const { relay, asked } = against(refusal("clock-skew", { time: ahead }), json(STATUS), json(STATUS));
    expect((await relay.status(signer)).ok).toBe(true);
    await relay.status(signer);
    expect(asked.map(({ headers }) => createdOf(headers))).toEqual([NOW / 1000, ahead / 1000, ahead / 1000]);
  });

  it("gives up when the relay contradicts itself", async () => {
    const { relay, asked } = against(
      refusal("clock-skew", { time: 1 }),
      refusal("clock-skew", { time: 2 }),
      json(STATUS),
    );
    expect(await relay.status(signer)).toEqual({
      ok: false,
      error: { type: "refused", problem: "clock-skew", time: 2 },
    });
    expect(asked).toHaveLength(2);
  });
});

describe("an answer", () => {
  it("that refuses brings its reason and facts", async () => {
    const { relay } = against(refusal("generation", { current: 4 }), refusal("rate", { retryAfter: 7 }));
    expect(await relay.status(signer)).toEqual({
      ok: false,
      error: { type: "refused", problem: "generation", current: 4 },
    });
    expect(await relay.status(signer)).toEqual({
      ok: false,
      error: { type: "refused", problem: "rate", retryAfter: 7 },
    });
  });

  it("of a proxy before a relay that is down means: later", async () => {
    const proxy = new Response("<h1>Bad gateway</h1>", { status: 503, headers: { "Retry-After": "30" } });
    const { relay } = against(proxy);
    expect(await relay.hello()).toEqual({
      ok: false,
      error: { type: "refused", problem: "unavailable", retryAfter: 30 },
    });
  });

  it.each([
    ["a page of a hotel's network", new Response("<html>Welcome</html>")],
    ["a field that nobody knows", json({ ...STATUS, mode: "plain" })],
    ["a field of another type", json({ ...STATUS, aclVersion: "3" })],
    ["bytes that are no text", new Response(bytes(4).fill(0xff))],
    [
      "a refusal in words that do not exist",
      new Response('{"type":"urn:roer:perhaps"}', {
        status: 403,
        headers: { "Content-Type": "application/problem+json" },
      }),
    ],
    ["an error page", new Response("no", { status: 500 })],
  ])("that is %s is garbled", async (_, answer) => {
    const { relay } = against(answer);
    expect(await relay.status(signer)).toEqual({ ok: false, error: { type: "garbled" } });
  });

  it("of a read that is cut short is garbled", async () => {
    const { relay } = against(new Response(utf8("page")));
    const section = toBase64url(bytes(4));
    expect(await relay.read(signer, { incarnation: 0, sections: [{ section, after: 0 }] })).toEqual({
      ok: false,
      error: { type: "garbled" },
    });
  });

  it("that never comes is offline, and so is no network at all", async () => {
    const cut = createRelay({
      origin: "https://relay.example",
      fetch: (_, init) =>
        new Promise((_resolve, reject) =>
          init.signal?.addEventListener("abort", () => reject(new DOMException("cut", "AbortError"))),
        ),
      clock: () => NOW,
      sha512,
      randomBytes,
      timeoutMs: 5,
    });
    expect(await cut.hello()).toEqual({ ok: false, error: { type: "offline" } });
    expect(await against().relay.hello()).toEqual({ ok: false, error: { type: "offline" } });
  });
});
