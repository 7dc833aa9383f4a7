import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative, sep } from "node:path";
import { build } from "vite";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { root } from "./house.ts";

const out = mkdtempSync(join(tmpdir(), "built-app-"));
afterAll(() => rmSync(out, { recursive: true, force: true }));

const read = (path: string): string => readFileSync(join(out, path), "utf8");
const files = (): readonly string[] =>
  readdirSync(out, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(out, join(entry.parentPath, entry.name)).split(sep).join("/"))
    .sort();

describe.skipIf(!existsSync(join(root, "src/main.tsx")))("the app as it is served", () => {
  beforeAll(async () => {
    const configFile = join(root, "vite.config.ts");
    await build({ configFile, mode: "production", logLevel: "silent", build: { outDir: out, emptyOutDir: true } });
  });

  test("runs under a policy without inline code: nothing is inlined in the page or its styles", () => {
    const page = read("index.html");
    expect(page).toMatch(/<script type="module"[^>]* src="\/assets\/[^"]+"><\/script>/);
    expect(page).not.toMatch(/<script(?![^>]*\ssrc=)|<style|\sstyle=|\son[a-z]+=|javascript:|data:/i);
    for (const path of files().filter((each) => each.endsWith(".css"))) expect(read(path)).not.toContain("url(data:");
  });

  test("asks nothing of other servers", () => {
    for (const path of files().filter((each) => /\.(html|css)$/.test(each)))
      expect(read(path)).not.toMatch(/(?:src|href)="https?:|url\(["']?(?:https?:)?\/\/|@import\s+["']https?:/);
  });

  test("keeps every file it may need for use without a network, and only those", () => {
    const kept = [...read("sw.js").matchAll(/url:[`"']\/([^`"']+)[`"']/g)].map(([, path = ""]) => path).sort();
    expect(kept).toEqual(files().filter((path) => !["sw.js", "build.json", "robots.txt"].includes(path)));
  });

  test("shows its first screen without what seals, keeps and sends", () => {
    const scripts = [...read("index.html").matchAll(/<(?:script|link)[^>]*(?:src|href)="\/(assets\/[^"]+\.js)"/gu)];
    const first = scripts.map(([, path = ""]) => read(path)).join("\n");
    // A word of the seal, of the wire and of the domain: none of them is on the way to the first picture.
    for (const word of ["crypto_secretbox", "roer/v1/log", "side-by-side"]) expect(first, word).not.toContain(word);
    expect(files().some((path) => path.endsWith(".js") && read(path).includes("crypto_secretbox"))).toBe(true);
  });

  test("fetches the reader of other programs' files only when such a file is read", () => {
    const readers = files().filter((path) => path.endsWith(".js") && read(path).includes("BYSETPOS"));
    const [reader = ""] = readers;
    expect(readers).toHaveLength(1);
    expect(reader).toMatch(/^assets\/ical-/);
    const name = reader.replace("assets/", "");
    expect(read("index.html")).not.toContain(name);
    // A call fetches it when it comes to that; a file that has to be there before another is named without one.
    for (const path of files().filter((each) => each.startsWith("assets/") && each.endsWith(".js")))
      for (const quote of ['"', "'", "`"])
        for (const word of ["from", "import"]) expect(read(path)).not.toContain(`${word}${quote}./${name}`);
  });

  test("does not bring what only the relay needs to describe its interface", () => {
    for (const path of files().filter((each) => each.endsWith(".js"))) expect(read(path)).not.toContain("openapi-3.0");
  });

  test("brings its own letters", () => {
    expect(files().filter((path) => /^assets\/atkinson-.*\.woff2$/.test(path))).not.toEqual([]);
  });

  test("names the thread that may compile WebAssembly so that the relay can tell it", () => {
    expect(files().filter((path) => /^assets\/passphrase-worker-[\w-]+\.js$/.test(path))).toHaveLength(1);
  });

  test("tells the hash of each file and one over all, which anyone can compute again", () => {
    const told = JSON.parse(read("build.json")) as { hash: string; files: Record<string, string> };
    const sha256 = (data: string | Buffer): string => createHash("sha256").update(data).digest("hex");
    const lines = files()
      .filter((path) => path !== "build.json")
      .map((path) => [path, sha256(readFileSync(join(out, path)))] as const);
    expect(Object.entries(told.files)).toEqual(lines);
    expect(told.hash).toBe(sha256(lines.map(([path, hash]) => `${hash}  ${path}\n`).join("")));
  });
});
