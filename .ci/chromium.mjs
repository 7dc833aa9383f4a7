import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const shells = ["chromium-headless-shell"];
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

const firstOf = (programs) =>
  places.flatMap((folder) => programs.map((name) => join(folder, name))).find((path) => existsSync(path));

/** The browser to test with: CHROMIUM_PATH, else one on the machine, else undefined for Playwright's own download. */
export function findChromium() {
  return process.env.CHROMIUM_PATH || firstOf(names) || onMac.find((path) => existsSync(path));
}

/** The same engine without the windows around it, a quarter cheaper; where it is not installed, the whole browser. */
export function findHeadlessShell() {
  return process.env.CHROMIUM_PATH || firstOf(shells) || findChromium();
}
