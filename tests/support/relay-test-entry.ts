import { createBootTime } from "#relay/boot-time.ts";
import { run } from "#relay/run.ts";
import { instant } from "#src/base/instant.ts";

/**
 * The relay's process as it ships, but for its clock: the parent says by a message how far it is from the true time,
 * and it runs on from there. Setting it ahead means that so much time has passed, for the monotonic clock too; a wall
 * clock alone that leaps is what a relay does not believe. Each message is answered by what the clock then reads.
 */
type ClockMessage = { readonly offset: number };

let offset = Number(process.env["TEST_CLOCK_OFFSET"] ?? 0);
let passed = 0;
const bootTime = createBootTime();
const wall = (): number => Date.now() + offset;

process.on("message", (message: ClockMessage) => {
  passed += Math.max(0, message.offset - offset);
  offset = message.offset;
  process.send?.({ clock: wall() });
});
// A test that dies takes its relay with it.
process.on("disconnect", () => process.exit(1));

await run(process.argv.slice(2), { wall: () => instant(wall()), monotonic: () => bootTime() + passed });
