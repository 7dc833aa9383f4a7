import { instant } from "#src/base/instant.ts";
import { run } from "./run.ts";

await run(process.argv[2], () => instant(Date.now()));
