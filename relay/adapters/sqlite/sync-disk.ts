import { closeSync, fsyncSync, openSync } from "node:fs";

/** After it, a power cut takes neither the bytes of a file nor, of a folder, the names in it. */
export function syncFile(path: string): void {
  const file = openSync(path, "r");
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
