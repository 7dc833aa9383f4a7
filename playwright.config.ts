import { defineConfig } from "@playwright/test";
import { cameraArgs, chromiumPath, quietArgs, shellPath } from "#tests/support/chromium.ts";

const launch = (path: string | undefined, args: readonly string[]) => ({
  args: [...args],
  ...(path === undefined ? {} : { executablePath: path }),
});

export const phone = { viewport: { width: 360, height: 740 }, deviceScaleFactor: 2, hasTouch: true, isMobile: true };
export const desktop = { viewport: { width: 1280, height: 800 } };
export const camera = {
  ...phone,
  permissions: ["camera"],
  launchOptions: launch(chromiumPath, [...quietArgs, ...cameraArgs]),
};

// name.test.ts runs on phone and desktop. name.phone.test.ts, name.desktop.test.ts and name.camera.test.ts tell a story
// only there, and look at its screens in the other size at what a size can change (screen-forms.ts, ADR 0029).
// A worker has a relay process that serves the built app; a test that stops it, sets its clock or looks into it, its own.
export default defineConfig({
  testDir: "tests/e2e",
  outputDir: "test-results/playwright",
  snapshotPathTemplate: "tests/e2e/snapshots/{arg}-{projectName}{ext}",
  workers: 2,
  retries: 0,
  fullyParallel: true,
  // Told by `npm run test:desktop`: what repeats an answer that the gate has.
  grepInvert: /@beside/,
  forbidOnly: process.env["CI"] !== undefined,
  timeout: 60_000,
  reporter: [["list"], ["json", { outputFile: "test-results/playwright.json" }]],
  use: {
    browserName: "chromium",
    launchOptions: launch(shellPath, quietArgs),
    locale: "nl-NL",
    timezoneId: "Europe/Amsterdam",
    // Recorded when asked for: `npx playwright test FILE --trace retain-on-failure` when one fails.
    trace: "off",
    // Fetching the whole app for use without internet takes longer than many a story. A file that goes offline, and one
    // that is about what the worker does or keeps, says test.use({ serviceWorkers: "block" }); see app-fixture.ts.
    serviceWorkers: "block",
    screenshot: "only-on-failure",
  },
  projects: [
    { name: "phone", use: phone, testMatch: "**/*.test.ts", testIgnore: "**/*.{desktop,camera}.test.ts" },
    { name: "desktop", use: desktop, testMatch: "**/*.test.ts", testIgnore: "**/*.{phone,camera}.test.ts" },
    { name: "camera", use: camera, testMatch: "**/*.camera.test.ts" },
  ],
});
