// What the end-to-end tests need besides packages: a Chromium, and ffmpeg to play a QR code into its camera.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { findChromium } from "./chromium.mjs";
import { run } from "./process.mjs";

const hasFfmpeg = () => spawnSync("ffmpeg", ["-version"], { stdio: "ignore" }).status === 0;

async function hasChromium() {
  const found = findChromium();
  if (found) return existsSync(found);
  const { chromium } = await import("@playwright/test");
  return existsSync(chromium.executablePath());
}

async function missing() {
  return [...((await hasChromium()) ? [] : ["chromium"]), ...(hasFfmpeg() ? [] : ["ffmpeg"])];
}

/** Sees to it that both are there, with Debian's own packages when we may install them; ends the process otherwise. */
export async function ensureBrowser() {
  if (process.env.CHROMIUM_PATH && !existsSync(process.env.CHROMIUM_PATH)) {
    console.error(
      `CHROMIUM_PATH names ${process.env.CHROMIUM_PATH}, and there is no such file: name a Chromium that is there.`,
    );
    process.exit(1);
  }
  const wanted = await missing();
  if (wanted.length === 0) return;
  if (process.getuid?.() === 0 && existsSync("/etc/debian_version")) {
    const env = { DEBIAN_FRONTEND: "noninteractive" };
    console.log(`Installing ${wanted.join(" and ")} …`);
    if ((await run("apt-get", ["update", "-q"], env)) === 0)
      await run("apt-get", ["install", "-y", "-q", "--no-install-recommends", ...wanted], env);
  }
  const left = await missing();
  if (left.length === 0) return;
  console.error(
    `The tests need ${left.join(" and ")}: install it with your system's packages, or set CHROMIUM_PATH to a Chromium or run "npx playwright install chromium".`,
  );
  process.exit(1);
}
