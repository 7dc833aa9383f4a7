import { uptime } from "node:os";
import { SECOND, instant } from "#src/base/instant.ts";
import { run } from "./run.ts";

await run(process.argv.slice(2), {
  wall: () => instant(Date.now()),
  // Counts the time a machine sleeps, unlike `performance.now`: a laptop that wakes has not had its clock set.
  monotonic: () => uptime() * SECOND,
});
