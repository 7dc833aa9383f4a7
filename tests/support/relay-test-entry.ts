import { run } from "#relay/run.ts";
import { instant } from "#src/base/instant.ts";

/**
 * The relay's process as it ships, but for its clock: the parent sets it by a message, `{now}` in milliseconds since
 * 1970 or `{offset}` from the true time; it runs on from there. Each message is answered by what the clock reads.
 */
type ClockMessage = { readonly now: number } | { readonly offset: number };

let offset = Number(process.env["TEST_CLOCK_OFFSET"] ?? 0);
const now = (): number => Date.now() + offset;

process.on("message", (message: ClockMessage) => {
  offset = "now" in message ? message.now - Date.now() : message.offset;
  process.send?.({ clock: now() });
});
// A test that dies takes its relay with it.
process.on("disconnect", () => process.exit(1));

await run(process.argv[2], () => instant(now()));
