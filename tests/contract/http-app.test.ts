import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { RelayService } from "#relay/core/service.ts";
import { type HttpRelay, trueTimeRelay, problemOf, serveForTest } from "#tests/support/http-relay.ts";

const LARGE = "export const plan = 1;\n".repeat(500);
let service: RelayService;
let relay: HttpRelay;
beforeAll(async () => {
  const appDir = mkdtempSync(join(tmpdir(), "roer-app-"));
  mkdirSync(join(appDir, "assets"));
  for (const name of ["index.html", "sw.js", "assets/main-a1.js", "assets/passphrase-worker-b2.js"])
    writeFileSync(join(appDir, name), `this is ${name}`);
  writeFileSync(join(appDir, "assets/large-c3.js"), LARGE);
  writeFileSync(join(appDir, "assets/font-d4.woff2"), LARGE);
  service = trueTimeRelay();
  relay = await serveForTest(service, { appDir });
});
afterAll(async () => {
  await relay.stop();
  await service.close();
});
const get = (path: string, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(`${relay.address}${path}`, { headers });
const asPerson = { accept: "text/html,application/xhtml+xml" };

test("a person who opens any address of the app gets the page, never from a cache without asking", async () => {
  for (const path of ["/", "/k", "/mensen/kaart", "/?utm=1"]) {
    const response = await get(path, asPerson);
    expect(await response.text()).toBe("this is index.html");
    expect(response.headers.get("cache-control")).toBe("no-cache");
    expect(response.headers.get("content-type")).toBe("text/html; charset=utf-8");
    expect(response.headers.get("content-security-policy")).toContain("require-trusted-types-for 'script'");
  }
});

test("a missing script is missing, also when asked for as a page", async () => {
  for (const path of ["/assets/main-old.js", "/v1/x"])
    expect(await problemOf(await get(path, asPerson))).toBe("not-found");
  expect(await problemOf(await get("/main.js"))).toBe("not-found");
  expect(await problemOf(await get("/k"))).toBe("not-found");
});

test("a hashed file is kept for good; the service worker never is", async () => {
  expect((await get("/assets/main-a1.js")).headers.get("cache-control")).toContain("immutable");
  expect((await get("/sw.js")).headers.get("cache-control")).toBe("no-cache");
});

test("what has not changed is not sent again, and still carries its policy", async () => {
  const etag = (await get("/", asPerson)).headers.get("etag") ?? "";
  const again = await get("/", { ...asPerson, "if-none-match": etag });
  expect(again.status).toBe(304);
  expect(again.headers.get("content-security-policy")).toContain("script-src 'self'");
});

test("a file goes packed to who takes it so, each form under a name of its own, and as it is to who does not", async () => {
  const path = "/assets/large-c3.js";
  const forms = new Map<string | null, string | null>();
  for (const [accept, encoding] of [
    ["gzip, deflate, br", "br"],
    ["gzip;q=0.5, br;q=0", "gzip"],
    ["identity", null],
    ["zstd;q=1", null],
  ] as const) {
    const response = await get(path, { "accept-encoding": accept });
    expect(response.headers.get("content-encoding")).toBe(encoding);
    expect(response.headers.get("vary")).toBe("Accept-Encoding");
    if (encoding !== null) expect(Number(response.headers.get("content-length"))).toBeLessThan(LARGE.length / 5);
    expect(await response.text()).toBe(LARGE);
    const etag = response.headers.get("etag") ?? "";
    forms.set(encoding, etag);
    const again = await get(path, { "accept-encoding": accept, "if-none-match": etag });
    expect(again.status).toBe(304);
  }
  expect(new Set(forms.values()).size).toBe(3);
  const small = await get("/sw.js", { "accept-encoding": "br" });
  const font = await get("/assets/font-d4.woff2", { "accept-encoding": "br" });
  for (const response of [small, font]) expect(response.headers.get("content-encoding")).toBeNull();
});

test("HEAD tells what GET would, without the file", async () => {
  const response = await fetch(`${relay.address}/sw.js`, { method: "HEAD" });
  expect(response.headers.get("content-type")).toBe("text/javascript; charset=utf-8");
  expect(response.headers.get("content-length")).toBe(String("this is sw.js".length));
  expect(await response.text()).toBe("");
});

test("only the worker that stretches the passphrase may compile WebAssembly", async () => {
  const policyOf = async (path: string) => (await get(path, asPerson)).headers.get("content-security-policy");
  expect(await policyOf("/assets/passphrase-worker-b2.js")).toContain("'wasm-unsafe-eval'");
  for (const path of ["/", "/sw.js", "/assets/main-a1.js"]) expect(await policyOf(path)).not.toContain("wasm");
});

test("who finds a hole reads whom to tell, where the operator named somebody (RFC 9116)", async () => {
  expect((await get("/.well-known/security.txt", asPerson)).status).toBe(404);
  const named = await serveForTest(service, {
    securityContact: "mailto:veilig@roer.example",
    publicOrigin: "https://roer.example",
  });
  const response = await fetch(`${named.address}/.well-known/security.txt`);
  await named.stop();
  expect(response.headers.get("content-type")).toBe("text/plain; charset=utf-8");
  const fields = new Map(
    (await response.text())
      .trim()
      .split("\n")
      .map((line) => line.split(/: (.*)/s, 2) as [string, string]),
  );
  expect(fields.get("Contact")).toBe("mailto:veilig@roer.example");
  expect(fields.get("Canonical")).toBe("https://roer.example/.well-known/security.txt");
  // Required, ahead, and by less than a year.
  const ahead = Date.parse(fields.get("Expires") ?? "") - Date.now();
  expect(ahead).toBeGreaterThan(0);
  expect(ahead).toBeLessThan(365 * 86_400_000);
});
