import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative, resolve, sep } from "node:path";
import { build, type Plugin } from "vite";

/** Files that are never part of the offline shell; the worker itself is found by the browser, not by its own cache. */
const notPrecached = new Set(["sw.js", "robots.txt", "build.json"]);

const sha256 = (data: string | Buffer): string => createHash("sha256").update(data).digest("hex");

/** Every file under `folder` as [path with forward slashes, sha256 in hex], ordered by path. */
function hashes(folder: string): readonly (readonly [path: string, hash: string])[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/"))
    .sort()
    .map((path) => [path, sha256(readFileSync(join(folder, path)))] as const);
}

/**
 * Builds src/sw.ts to sw.js with the list of files to keep for offline use, then writes build.json: the sha256 of each
 * emitted file, and one build hash over all of them, which is what an operator publishes and anyone can compare.
 */
export function serviceWorker(): Plugin {
  let source = "";
  let out = "";
  return {
    name: "roer-service-worker",
    apply: (config, { command }) => command === "build" && !config.build?.ssr,
    configResolved(config) {
      source = join(config.root, "sw.ts");
      out = resolve(config.root, config.build.outDir);
    },
    async closeBundle(error?: Error) {
      if (error) return;
      const precache = hashes(out)
        .filter(([path]) => !notPrecached.has(path))
        .map(([path, revision]) => ({ url: `/${path}`, revision }));
      await build({
        configFile: false,
        publicDir: false,
        logLevel: "warn",
        define: { "self.__WB_MANIFEST": JSON.stringify(precache) },
        build: {
          target: "es2022",
          outDir: out,
          emptyOutDir: false,
          modulePreload: false,
          rolldownOptions: { input: source, output: { format: "iife", entryFileNames: "sw.js", codeSplitting: false } },
        },
      });
      const files = hashes(out).filter(([path]) => path !== "build.json");
      const hash = sha256(files.map(([path, each]) => `${each}  ${path}\n`).join(""));
      writeFileSync(
        join(out, "build.json"),
        `${JSON.stringify({ hash, files: Object.fromEntries(files) }, null, 2)}\n`,
      );
    },
  };
}
