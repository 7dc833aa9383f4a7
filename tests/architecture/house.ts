import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder that holds package.json. */
export const root: string = fileURLToPath(new URL("../..", import.meta.url));

export interface Layer {
  readonly name: string;
  /** A folder, or for the service worker its one file; from the root, with forward slashes. */
  readonly path: string;
  readonly may: readonly string[];
  /** Folders inside `path` that are layers of their own. */
  readonly exclude?: readonly string[];
  /** Files outside `path` that belong to this layer. */
  readonly also?: readonly string[];
  /** The folders that may stand in `path`. */
  readonly folders?: readonly string[];
}

export interface House {
  readonly layers: readonly Layer[];
  /** Folders that import nothing but their own files, Node, and these packages. */
  readonly apart: Readonly<Record<string, readonly string[]>>;
  readonly owners: Readonly<Record<string, readonly string[]>>;
}

export const house = JSON.parse(readFileSync(join(root, "tests/architecture/house.json"), "utf8")) as House;
