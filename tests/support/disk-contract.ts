import { describe, expect, it } from "vitest";
import { type Bytes, utf8 } from "#src/base/bytes.ts";
import type { Disk } from "#src/operations/ports.ts";

/** A place where a disk lies: `open` gives what lies there, each time as a device finds it that starts anew. */
export type DiskPlace = { open(): Promise<Disk> };

const text = (value: Bytes | undefined): string | undefined => value && new TextDecoder().decode(value);

/** What every Disk promises (src/operations/ports.ts). */
export function diskContract(name: string, place: () => DiskPlace): void {
  describe(`a disk (${name})`, () => {
    it("answers values in the order they were asked, undefined for what is not there", async () => {
      const disk = await place().open();
      await disk.commit([
        { put: "b", value: utf8("two") },
        { put: "a", value: utf8("one") },
      ]);
      expect((await disk.get(["a", "none", "b"])).map(text)).toEqual(["one", undefined, "two"]);
    });

    it("keeps what was committed when the device starts anew", async () => {
      const here = place();
      const before = await here.open();
      const done = await before.commit([{ put: "a", value: utf8("one") }, { enqueue: utf8("waits") }]);
      const after = await here.open();
      expect((await after.get(["a"])).map(text)).toEqual(["one"]);
      expect(await after.queue()).toEqual([{ key: done.ok && done.value[0], value: utf8("waits") }]);
    });

    it("takes the last word on a name within one commit", async () => {
      const disk = await place().open();
      await disk.commit([
        { put: "a", value: utf8("old") },
        { put: "a", value: utf8("new") },
        { put: "b", value: utf8("gone") },
        { remove: "b" },
        { remove: "c" },
        { put: "c", value: utf8("here") },
      ]);
      expect((await disk.get(["a", "b", "c"])).map(text)).toEqual(["new", undefined, "here"]);
    });

    it("queues in order under keys that are never used again", async () => {
      const disk = await place().open();
      const first = await disk.commit([{ enqueue: utf8("1") }, { put: "x", value: utf8("") }, { enqueue: utf8("2") }]);
      if (!first.ok) throw new Error(first.error.type);
      const [one = 0, two = 0] = first.value;
      expect(first.value).toHaveLength(2);
      await disk.commit([{ dequeue: one }, { dequeue: two }]);
      const next = await disk.commit([{ enqueue: utf8("3") }]);
      expect(next.ok && next.value[0]).toBeGreaterThan(Math.max(one, two));
      expect((await disk.queue()).map(({ value }) => text(value))).toEqual(["3"]);
    });

    it("does not change with the memory it was given or gave", async () => {
      const disk = await place().open();
      const value = utf8("kept");
      await disk.commit([{ put: "a", value }]);
      value.fill(0);
      const [given] = await disk.get(["a"]);
      given?.fill(0);
      expect((await disk.get(["a"])).map(text)).toEqual(["kept"]);
    });

    it("keeps only the part that a view shows", async () => {
      const disk = await place().open();
      await disk.commit([{ put: "a", value: utf8("secret shown").subarray(7) }]);
      const [value] = await disk.get(["a"]);
      expect(text(value)).toBe("shown");
      expect(value?.buffer.byteLength).toBe(5);
    });

    it("takes many commits at once, each whole", async () => {
      const disk = await place().open();
      const all = await Promise.all(
        Array.from({ length: 20 }, (_, i) =>
          disk.commit([{ put: `n${i % 3}`, value: utf8(`${i}`) }, { enqueue: utf8(`${i}`) }]),
        ),
      );
      expect(all.every(({ ok }) => ok)).toBe(true);
      expect(new Set((await disk.queue()).map(({ value }) => text(value))).size).toBe(20);
    });

    it("swaps a value once, for who knows what lies there", async () => {
      const disk = await place().open();
      await disk.commit([{ put: "a", value: utf8("one") }]);
      expect(await disk.swap("none", utf8("one"), utf8("two"))).toEqual({ ok: true, value: false });
      const both = await Promise.all(["two", "three"].map((to) => disk.swap("a", utf8("one"), utf8(to))));
      expect(both.map((one) => one.ok && one.value)).toEqual([true, false]);
      expect((await disk.get(["a", "none"])).map(text)).toEqual(["two", undefined]);
    });

    it("gives all of it at once, to move to another place", async () => {
      const disk = await place().open();
      await disk.commit([
        { put: "b", value: utf8("2") },
        { enqueue: utf8("x") },
        { put: "a", value: utf8("1") },
        { enqueue: utf8("y") },
      ]);
      const { items, queue } = await disk.everything();
      expect(new Map(items.map(({ name, value }) => [name, text(value)]))).toEqual(
        new Map([
          ["a", "1"],
          ["b", "2"],
        ]),
      );
      expect(queue.map(text)).toEqual(["x", "y"]);
    });

    it("leaves nothing once destroyed, and takes nothing more from who still holds it", async () => {
      const here = place();
      const disk = await here.open();
      await disk.commit([{ put: "a", value: utf8("one") }, { enqueue: utf8("waits") }]);
      await disk.destroy();
      expect(await disk.swap("a", utf8("one"), utf8("remnant"))).toEqual({
        ok: false,
        error: { type: "storage-gone" },
      });
      expect(await disk.commit([{ put: "late", value: utf8("remnant") }])).toEqual({
        ok: false,
        error: { type: "storage-gone" },
      });
      const after = await here.open();
      expect(await after.get(["a", "late"])).toEqual([undefined, undefined]);
      expect(await after.queue()).toEqual([]);
    });
  });
}
