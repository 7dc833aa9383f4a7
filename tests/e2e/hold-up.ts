import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import type { Locator } from "@playwright/test";
import { cameraFile } from "#tests/support/chromium.ts";
import { expect } from "./app-fixture.ts";

/** A code on a screen, or on paper, becomes what the camera of this worker sees: read when a page opens the camera. */
export async function holdUp(code: Locator): Promise<void> {
  await expect(code).toBeVisible();
  mkdirSync(dirname(cameraFile), { recursive: true });
  const picture = `${cameraFile}.png`;
  writeFileSync(picture, await code.screenshot());
  const filter = "scale=440:440:flags=lanczos,pad=640:480:100:20:white";
  const read = ["-loglevel", "error", "-y", "-loop", "1", "-i", picture, "-t", "2"];
  const write = ["-r", "10", "-vf", filter, "-pix_fmt", "yuvj420p", "-f", "mjpeg", cameraFile];
  execFileSync("ffmpeg", [...read, ...write]);
}
