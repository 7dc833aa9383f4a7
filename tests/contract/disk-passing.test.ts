import { createPassingDisk } from "#src/storage/memory-disk.ts";
import { diskContract } from "#tests/support/disk-contract.ts";

diskContract("gone with the page", () => {
  const disk = createPassingDisk();
  return { open: () => Promise.resolve(disk) };
});
