import { statfsSync } from "node:fs";
import type { DiskSpace } from "#relay/ports/disk-space.ts";

/** The disk under a folder, by what is free to this process. One that does not tell counts as empty: SQLite still says when it is full. */
export const createDiskSpace = (folder: string): DiskSpace => ({
  freeShare: () => {
    const { bavail, blocks } = statfsSync(folder);
    return blocks > 0 ? bavail / blocks : 1;
  },
});
