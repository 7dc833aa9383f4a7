import { createHash } from "node:crypto";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { extname, join, relative, sep } from "node:path";
import type { Bytes } from "#src/base/bytes.ts";
import { type Encoding, createPacked } from "./content-encoding.ts";

export type StaticFile = {
  readonly path: string;
  readonly body: Bytes;
  readonly type: string;
  readonly etag: string;
  /** The same in another form, where that is shorter. */
  readonly packed: (encoding: Encoding) => Bytes | undefined;
  readonly cacheControl: string;
};

/** What to send for a GET of this path; undefined means 404. */
export type StaticFiles = {
  find(path: string, isNavigation: boolean): StaticFile | undefined;
  readonly hasApp: boolean;
};

const TYPES: Readonly<Record<string, string>> = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".jpg": "image/jpeg",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".map": "application/json",
  ".pdf": "application/pdf",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
  ".webp": "image/webp",
  ".woff2": "font/woff2",
};

const HASHED = "/assets/";
const PAGE = "/index.html";
/** Never the page: a missing script must not look like one, and an interface has no pages. */
const WITHOUT_PAGE = /^\/(?:assets|v1|health|\.well-known)(?:\/|$)/;

function load(folder: string, file: string): StaticFile {
  const path = `/${relative(folder, file).split(sep).join("/")}`;
  const body = new Uint8Array(readFileSync(file));
  const type = TYPES[extname(file)] ?? "application/octet-stream";
  return {
    path,
    body,
    type,
    packed: createPacked(body, type),
    etag: `"${createHash("sha256").update(body).digest("base64url")}"`,
    // Names under assets/ change with their content; everything else is asked for again, so that an update arrives.
    cacheControl: path.startsWith(HASHED) ? "public, max-age=31536000, immutable" : "no-cache",
  };
}

/**
 * The built app, read into memory once: no path from outside ever reaches the file system, and one start serves one
 * build. Without a folder there is no app.
 */
export function createStaticFiles(folder: string | undefined): StaticFiles {
  const files = new Map<string, StaticFile>();
  if (folder !== undefined && existsSync(folder)) {
    for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      const file = load(folder, join(entry.parentPath, entry.name));
      files.set(file.path, file);
    }
  }
  const page = files.get(PAGE);
  return {
    hasApp: page !== undefined,
    find: (path, isNavigation) => {
      const file = files.get(path === "/" ? PAGE : path);
      if (file) return file;
      return isNavigation && !WITHOUT_PAGE.test(path) ? page : undefined;
    },
  };
}
