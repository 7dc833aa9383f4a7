import { defineConfig } from "@playwright/test";
import all, { desktop } from "./playwright.config.ts";

/** Stories of the resident that `npm test` tells on a phone, looking at each screen in the size of a desktop too. */
const STORIES = ["explore", "goal-scale", "people-map", "plan", "practice", "talk", "two-devices"];

// `npm run test:desktop`: the same stories from beginning to end on a desktop.
export default defineConfig({
  ...all,
  outputDir: "test-results/desktop",
  reporter: [["list"]],
  projects: [{ name: "desktop", use: desktop, testMatch: STORIES.map((story) => `**/${story}.phone.test.ts`) }],
});
