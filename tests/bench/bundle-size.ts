import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import type { Figures } from "./figures.ts";

const KIB = 1024;
const packed = (path: string): number => gzipSync(readFileSync(path), { level: 9 }).length;

/** Languages but the one that is on, and practice dossiers, are fetched by whoever asks for them. */
const NOT_IN_USE = /^(?:en|ar|tr|pl|uk|words-[a-z]+)-/u;

/** All code and style of the built app, and what the first screen waits for before it shows. */
export function bundleFigures(appDir: string): Figures {
  const assets = join(appDir, "assets");
  const files = readdirSync(assets).filter((name) => /\.(?:js|css)$/u.test(name));
  const whole = files
    .filter((name) => !NOT_IN_USE.test(name))
    .reduce((sum, name) => sum + packed(join(assets, name)), 0);
  return { whole_app_gzip_kib: { value: whole / KIB, unit: "KiB", better: "lower", bar: 260 } };
}

/** The weight of scripts by their addresses, as a browser fetched them. */
export const scriptsGzipKib = (appDir: string, paths: readonly string[]): number =>
  paths.reduce((sum, path) => sum + packed(join(appDir, path)), 0) / KIB;
