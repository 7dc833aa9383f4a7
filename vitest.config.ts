import solid from "vite-plugin-solid";
import { defineConfig } from "vitest/config";
import { planted, PLANTS } from "./tests/model/world-commands/plants.ts";

/** Files leave nothing behind (tests/support puts back what it sets), so that a worker loads each module once. */
const together = { isolate: false, pool: "threads" } as const;

/** One project a folder of tests/, so that a gate can name what it runs; all but the components run in plain Node. */
const inNode = ["unit", "contract", "property", "model", "architecture", "attacks", "faults"] as const;

/**
 * What takes long, and asks again what the fast gate asks in a shorter way: the relay's contract of the stores on disk besides
 * the one in memory, real processes, and whether the checkers that run anyway would catch a planted fault.
 */
const THOROUGH = [
  "tests/contract/relay-sqlite.test.ts",
  "tests/contract/relay-postgres{,-many,-news,-process}.test.ts",
  "tests/contract/http-process.test.ts",
  "tests/architecture/{lint,types,imports}.test.ts",
];

/** Six times the product with one fault in it, by itself in its worker: the worlds must find each. */
const PLANTED = "tests/model/planted/finds.test.ts";

export default defineConfig({
  test: {
    environment: "node",
    passWithNoTests: true,
    maxWorkers: 2,
    projects: [
      ...inNode.map((name) => ({
        test: {
          name,
          ...together,
          environment: "node",
          include: [`tests/${name}/**/*.test.ts`],
          exclude: ["tests/unit/ui/**", PLANTED, ...THOROUGH],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      })),
      {
        test: {
          name: "thorough",
          ...together,
          environment: "node",
          include: THOROUGH,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      ...PLANTS.map((plant) => ({
        plugins: [planted(plant)],
        test: {
          name: `planted: ${plant.name}`,
          pool: "threads" as const,
          environment: "node",
          include: [PLANTED],
          env: { PLANTED: plant.name },
        },
      })),
      {
        plugins: [solid()],
        resolve: { conditions: ["development", "browser"] },
        test: {
          name: "ui",
          environment: "happy-dom",
          setupFiles: ["tests/support/patient-screens.ts"],
          include: ["tests/unit/ui/**/*.test.{ts,tsx}"],
          testTimeout: 30_000,
        },
      },
    ],
  },
});
