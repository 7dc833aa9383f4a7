import { existsSync, readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { defineConfig } from "vite";

// Threads are started by file name, so each relay/**/*-worker.ts becomes a file of its own beside main.js.
const workers: readonly (readonly [name: string, path: string])[] = existsSync("relay/adapters")
  ? readdirSync("relay/adapters", { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith("-worker.ts"))
      .map((entry) => [basename(entry.name, ".ts"), join(entry.parentPath, entry.name)] as const)
  : [];

// Packages stay outside the bundle, as node_modules is there to run from; only our own code is compiled. `--mode test`
// makes the one that tests start, whose clock is set from outside, in a folder of its own: it ships nowhere.
export default defineConfig(({ mode }) => ({
  publicDir: false,
  build: {
    ssr: true,
    target: "node20",
    outDir: mode === "test" ? "dist-relay-test" : "dist-relay",
    emptyOutDir: true,
    minify: false,
    sourcemap: true,
    rolldownOptions: {
      input: Object.fromEntries<string>([
        ["main", mode === "test" ? "tests/support/relay-test-entry.ts" : "relay/main.ts"],
        ...workers,
      ]),
      output: { format: "es", entryFileNames: "[name].js", chunkFileNames: "[name]-[hash].js" },
    },
  },
}));
