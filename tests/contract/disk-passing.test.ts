import { createPassingDisk } from "#src/storage/memory-disk.ts";
import { diskContract } from "#tests/support/disk-contract.ts";

// The page's memory is its place: what "starts anew" here is another session in the same page.
diskContract("passing", () => {
  const disk = createPassingDisk();
  return { open: () => Promise.resolve(disk) };
});
