import { defineConfig } from "vite";
import solid from "vite-plugin-solid";
import { serviceWorker } from "./vite-service-worker.ts";

const hashed = "assets/[name]-[hash].js";

// The page runs under a Content-Security-Policy without inline script, inline data or evaluation, so nothing may be
// inlined here. Workers keep their own name in the file: the relay knows assets/passphrase-worker-*.js by it and sends
// that one response, and no other, with 'wasm-unsafe-eval'.
export default defineConfig({
  root: "src",
  publicDir: "../public",
  plugins: [solid(), serviceWorker()],
  worker: { format: "es", rolldownOptions: { output: { entryFileNames: hashed, chunkFileNames: hashed } } },
  build: {
    target: "es2022",
    outDir: "../dist",
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: { output: { entryFileNames: hashed, chunkFileNames: hashed } },
  },
});
