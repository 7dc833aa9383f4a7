import { describe, expect, it } from "vitest";
import { utf8 } from "#src/base/bytes.ts";
import { diskContract } from "#tests/support/disk-contract.ts";
import { createMemoryDisk } from "#tests/support/memory-disk.ts";

diskContract("memory", () => {
  const disk = createMemoryDisk();
  return { open: () => Promise.resolve(disk) };
});

describe("a memory disk's failures", () => {
  it("meets each once, with nothing or all of the commit on the disk", async () => {
    const disk = createMemoryDisk();
    disk.failNext("storage-full");
    expect(await disk.commit([{ put: "a", value: utf8("1") }])).toEqual({ ok: false, error: { type: "storage-full" } });
    disk.failNext("cut-before");
    await expect(disk.commit([{ put: "a", value: utf8("2") }])).rejects.toThrow("before");
    expect(await disk.get(["a"])).toEqual([undefined]);
    disk.failNext("cut-after");
    await expect(disk.commit([{ put: "a", value: utf8("3") }])).rejects.toThrow("after");
    expect(await disk.get(["a"])).toEqual([utf8("3")]);
    expect((await disk.commit([{ put: "a", value: utf8("4") }])).ok).toBe(true);
  });
});
