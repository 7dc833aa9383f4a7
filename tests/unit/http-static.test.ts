import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { createSecurityHeaders } from "#relay/adapters/http/security-headers.ts";
import { createStaticFiles } from "#relay/adapters/http/static.ts";

function builtApp(): string {
  const outside = mkdtempSync(join(tmpdir(), "roer-app-"));
  const folder = join(outside, "dist");
  mkdirSync(join(folder, "assets"), { recursive: true });
  writeFileSync(join(outside, "secret.txt"), "not for the web");
  for (const name of ["index.html", "sw.js", "manifest.webmanifest", "assets/main-a1b2.js", "assets/font-c3.woff2"])
    writeFileSync(join(folder, name), name);
  return folder;
}

describe("the app's files", () => {
  const files = createStaticFiles(builtApp());
  const pathFor = (path: string, isNavigation = true): string | undefined => files.find(path, isNavigation)?.path;

  test("files are found by their own path, with their type", () => {
    expect(files.find("/sw.js", false)).toMatchObject({ type: "text/javascript; charset=utf-8" });
    expect(files.find("/manifest.webmanifest", false)).toMatchObject({ type: "application/manifest+json" });
    expect(files.find("/assets/font-c3.woff2", false)).toMatchObject({ type: "font/woff2" });
    expect(files.find("/", false)).toMatchObject({ type: "text/html; charset=utf-8" });
  });

  test("hashed files are kept for good, everything else is asked for again", () => {
    expect(files.find("/assets/main-a1b2.js", false)?.cacheControl).toContain("immutable");
    for (const path of ["/", "/index.html", "/sw.js", "/manifest.webmanifest"])
      expect(files.find(path, false)?.cacheControl).toBe("no-cache");
  });

  test("an address of the app gives the page to a person, and nothing to a script", () => {
    for (const path of ["/k", "/vandaag", "/plan/doel", "/x.y"]) {
      expect(pathFor(path)).toBe("/index.html");
      expect(pathFor(path, false)).toBeUndefined();
    }
  });

  test("what is missing under assets or the interface is missing, also to a person", () => {
    for (const path of ["/assets/main-old.js", "/assets/", "/assets", "/v1/none", "/v1", "/health/x", "/.well-known/x"])
      expect(pathFor(path)).toBeUndefined();
  });

  test("nothing outside the folder has a path", () => {
    for (const path of [
      "/../secret.txt",
      "/assets/../../secret.txt",
      "/%2e%2e/secret.txt",
      "//etc/passwd",
      "/__proto__",
    ])
      expect(pathFor(path, false)).toBeUndefined();
  });

  test("without a folder there is no app", () => {
    for (const folder of [undefined, "/nowhere/at/all"]) {
      const none = createStaticFiles(folder);
      expect(none.hasApp).toBe(false);
      expect(none.find("/", true)).toBeUndefined();
    }
  });
});

describe("security headers", () => {
  const local = createSecurityHeaders(undefined);
  const open = createSecurityHeaders("https://roer.example");

  test("the page runs no inline script, no evaluation and nothing from elsewhere", () => {
    const policy = local.policyFor("/index.html");
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("require-trusted-types-for 'script'");
    expect(policy).toContain("connect-src 'self'");
    expect(policy).not.toMatch(/unsafe|\*|https?:/);
  });

  test("only the passphrase worker may compile WebAssembly, and it may fetch nothing", () => {
    const worker = local.policyFor("/assets/passphrase-worker-Ab_1.js");
    expect(worker).toContain("script-src 'self' 'wasm-unsafe-eval'");
    expect(worker).toContain("default-src 'none'");
    expect(worker).not.toContain("connect-src");
    for (const other of ["/assets/main-1.js", "/passphrase-worker-1.js", "/assets/x/passphrase-worker-1.js", "/sw.js"])
      expect(local.policyFor(other)).not.toContain("wasm");
  });

  test("strict transport is asked for only where there is TLS to be strict about", () => {
    expect(local.always).not.toHaveProperty("Strict-Transport-Security");
    expect(createSecurityHeaders("http://roer.example").always).not.toHaveProperty("Strict-Transport-Security");
    expect(open.always).toHaveProperty("Strict-Transport-Security");
    expect(open.policyFor("/index.html")).toContain("connect-src 'self' wss://roer.example");
  });

  test("camera and microphone are the only parts of a device that the page may ask for", () => {
    expect(local.always["Permissions-Policy"]?.match(/=\(self\)/g)).toHaveLength(2);
    for (const part of ["camera", "microphone"]) expect(local.always["Permissions-Policy"]).toContain(`${part}=(self)`);
  });
});
