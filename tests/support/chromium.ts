import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { findChromium, findHeadlessShell } from "../../.ci/chromium.mjs";

/** The browser to drive; undefined means the one that Playwright downloaded itself. */
export const chromiumPath: string | undefined = findChromium();

/** What most tests drive: the camera, and whatever is measured, have the whole browser. */
export const shellPath: string | undefined = findHeadlessShell();

/** Chromium calls nobody by itself during a test, and as root (a container) it cannot make its own sandbox. */
export const quietArgs: readonly string[] = [
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-quic",
  "--no-first-run",
  ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
];

/**
 * What the fake camera of this worker plays: motion JPEG, read by Chromium at the moment a page opens the camera. A
 * test writes it before that, for instance with `ffmpeg -loop 1 -i code.png -t 2 -pix_fmt yuvj420p -r 10 FILE`.
 */
export const cameraFile: string =
  process.env["ROER_CAMERA_FILE"] ??
  join(
    fileURLToPath(new URL("../..", import.meta.url)),
    `test-results/camera-${process.env["TEST_PARALLEL_INDEX"] ?? "0"}.mjpeg`,
  );

export const cameraArgs: readonly string[] = [
  "--use-fake-ui-for-media-stream",
  "--use-fake-device-for-media-stream",
  `--use-file-for-fake-video-capture=${cameraFile}`,
];
