import { defineConfig } from "vitest/config";

/** `npm run test:model`: at least two thousand worlds, in as many workers as there are halves. */
const HALVES = 2;

export default defineConfig({
  test: {
    environment: "node",
    maxWorkers: HALVES,
    projects: Array.from({ length: HALVES }, (_, half) => ({
      test: {
        name: `half ${half + 1}`,
        pool: "threads" as const,
        include: ["tests/model/many-worlds.nightly.ts"],
        env: { HALF: String(half), HALVES: String(HALVES) },
      },
    })),
  },
});
