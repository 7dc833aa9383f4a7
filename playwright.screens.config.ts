import { defineConfig } from "@playwright/test";
import { chromiumPath, quietArgs } from "#tests/support/chromium.ts";

// `npm run screens`: walks the main story on a phone and a desktop, and writes the pictures of docs/screens.
export default defineConfig({
  testDir: "tests/e2e",
  testMatch: "**/*.tour.ts",
  outputDir: "test-results/screens",
  workers: 1,
  retries: 0,
  timeout: 240_000,
  reporter: [["list"]],
  use: {
    browserName: "chromium",
    launchOptions: {
      args: [...quietArgs],
      ...(chromiumPath === undefined ? {} : { executablePath: chromiumPath }),
    },
    contextOptions: { reducedMotion: "reduce" },
    locale: "nl-NL",
    timezoneId: "Europe/Amsterdam",
    viewport: { width: 360, height: 740 },
    hasTouch: true,
    isMobile: true,
  },
});
