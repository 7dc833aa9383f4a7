import { defineConfig } from "vitest/config";

/** `npm run test:faults`: what the gate asks in a shorter way, at length: more bytes flipped, and whatever a `.slow.ts` asks. */
export default defineConfig({
  test: {
    environment: "node",
    maxWorkers: 2,
    testTimeout: 3_600_000,
    hookTimeout: 60_000,
    pool: "threads",
    include: ["tests/faults/*.slow.ts", "tests/faults/relay-{check,backup}.test.ts"],
    env: { FLIPS: "2000" },
  },
});
