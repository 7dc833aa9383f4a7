import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const places = [
  "/usr/bin",
  "/usr/local/bin",
  "/snap/bin",
  ...(process.env.PATH ?? "").split(delimiter).filter((folder) => folder !== ""),
];
const onMac = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/** The browser to test with: CHROMIUM_PATH, else one on the machine, else undefined for Playwright's own download. */
export function findChromium() {
  const named = process.env.CHROMIUM_PATH;
  if (named) return named;
  const candidates = [...places.flatMap((folder) => names.map((name) => join(folder, name))), ...onMac];
  return candidates.find((path) => existsSync(path));
}
