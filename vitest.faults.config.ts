import { defineConfig } from "vitest/config";

/**
 * `npm run test:faults`: what the gate asks in a shorter way, at length: more bytes flipped, a connection reset at every
 * byte, and whatever a `.slow.ts` asks. Each kind prints a line of what it counted. A name at the end of the command runs
 * that kind alone, and RUNS, KILLS, CUTS, SOCKETS, MUTATIONS and SOAK_MINUTES say how much of it.
 */
export default defineConfig({
  test: {
    environment: "node",
    maxWorkers: 1,
    testTimeout: 3_600_000,
    hookTimeout: 60_000,
    pool: "threads",
    include: ["tests/faults/*.slow.ts", "tests/faults/{relay-check,relay-backup,connection-reset}.test.ts"],
    env: { FLIPS: "2000", RESET_STEP: "1" },
  },
});
