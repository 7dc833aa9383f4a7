import { cpSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildWhatChanged } from "../../.ci/build.mjs";
import { oneAtATime } from "./one-at-a-time.ts";

const DIST = fileURLToPath(new URL("../../dist", import.meta.url));

/** A copy of the built app that nobody builds over, for the caller to remove; built again first when a source is newer. */
export const builtApp = (): Promise<string> =>
  oneAtATime(async () => {
    if ((await buildWhatChanged()) !== 0) throw new Error("the app does not build: see what is printed above");
    const copy = mkdtempSync(join(tmpdir(), "roer-app-"));
    cpSync(DIST, copy, { recursive: true });
    return copy;
  });
