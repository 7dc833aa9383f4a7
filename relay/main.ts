import { instant } from "#src/base/instant.ts";
import { createBootTime } from "./boot-time.ts";
import { run } from "./run.ts";

await run(process.argv.slice(2), {
  wall: () => instant(Date.now()),
  monotonic: createBootTime(),
});
