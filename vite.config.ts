import { execFileSync } from "node:child_process";
import { defineConfig, type Rolldown } from "vite";
import solid from "vite-plugin-solid";
import { serviceWorker } from "./vite-service-worker.ts";

/** Seconds since 1970, the same for the same source: given by the builder, else the time of the last commit. */
function builtAt(): number {
  const given = process.env["SOURCE_DATE_EPOCH"];
  if (given !== undefined) return Number(given);
  try {
    return Number(
      execFileSync("git", ["log", "-1", "--format=%ct"], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }),
    );
  } catch {
    // A copy without its history: the floor under a wrong clock is then the first time that this code was published.
    return FIRST_PUBLISHED;
  }
}
const FIRST_PUBLISHED = Date.UTC(2026, 10, 1) / 1000;

// Each file more costs a phone a place in the queue, and a service worker a request and a write. What the first screen
// needs is one file; so is what seals, keeps and sends; and the screens come by what one comes for (src/ui/shell).
const groups: Rolldown.CodeSplittingGroup[] = [
  { name: "first", tags: ["$initial"], priority: 2 },
  {
    name: "engine",
    test: /\/src\/(?:base|crypto|protocol|grants|dossier|exports|sync|storage|operations)\/|\/node_modules\/(?!(?:qr|ical\.js)\/)/u,
    priority: 1,
  },
  { name: "shared", test: /\/src\/ui\/(?:kit|session|reading)\//u },
  { name: "writing", test: /\/src\/ui\/writing\//u },
];

const hashed = "assets/[name]-[hash].js";

// The page runs under a Content-Security-Policy without inline script, inline data or evaluation, so nothing may be
// inlined here. Workers keep their own name in the file: the relay knows assets/passphrase-worker-*.js by it and sends
// that one response, and no other, with 'wasm-unsafe-eval'.
export default defineConfig({
  root: "src",
  publicDir: "../public",
  define: { __BUILT_AT__: String(builtAt() * 1000) },
  plugins: [solid(), serviceWorker()],
  worker: { format: "es", rolldownOptions: { output: { entryFileNames: hashed, chunkFileNames: hashed } } },
  build: {
    target: "es2022",
    outDir: "../dist",
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: { output: { entryFileNames: hashed, chunkFileNames: hashed, codeSplitting: { groups } } },
  },
});
