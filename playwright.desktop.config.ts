import { defineConfig } from "@playwright/test";
import all, { camera, desktop, phone } from "./playwright.config.ts";

/** Stories of the resident that `npm test` tells on a phone, looking at each screen in the size of a desktop too. */
const STORIES = ["calendar", "explore", "goal-scale", "people-map", "plan", "practice", "start", "talk", "two-devices"];

// `npm run test:desktop`: the same stories from beginning to end on a desktop, and what stands beside the gate.
const { grepInvert: _beside, ...gate } = all;
export default defineConfig({
  ...gate,
  outputDir: "test-results/desktop",
  reporter: [["list"]],
  projects: [
    { name: "desktop", use: desktop, testMatch: STORIES.map((story) => `**/${story}.phone.test.ts`) },
    { name: "beside", use: phone, testMatch: "**/*.phone.test.ts", grep: /@beside/ },
    { name: "beside on a desktop", use: desktop, testMatch: "**/*.desktop.test.ts", grep: /@beside/ },
    { name: "beside with a camera", use: camera, testMatch: "**/*.camera.test.ts", grep: /@beside/ },
  ],
});
