import solid from "vite-plugin-solid";
import { defineConfig } from "vitest/config";

/** One project a folder of tests/, so that a gate can name what it runs; all but the components run in plain Node. */
const inNode = ["unit", "contract", "property", "model", "architecture", "attacks", "faults"] as const;

export default defineConfig({
  test: {
    environment: "node",
    passWithNoTests: true,
    projects: [
      ...inNode.map((name) => ({
        test: {
          name,
          environment: "node",
          include: [`tests/${name}/**/*.test.ts`],
          exclude: ["tests/unit/ui/**"],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      })),
      {
        plugins: [solid()],
        resolve: { conditions: ["development", "browser"] },
        test: {
          name: "ui",
          environment: "happy-dom",
          include: ["tests/unit/ui/**/*.test.{ts,tsx}"],
          testTimeout: 30_000,
        },
      },
    ],
  },
});
