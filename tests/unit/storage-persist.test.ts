import { describe, expect, it } from "vitest";
import { askPersistence, estimate, isNearlyFull } from "#src/storage/persist.ts";

const yes = () => Promise.resolve(true);
const no = () => Promise.resolve(false);
const fails = () => Promise.reject(new TypeError("not in this window"));

describe("asking the browser to keep what is stored", () => {
  it.each([
    ["it already does", { persisted: yes, persist: no }, "granted"],
    ["it agrees", { persisted: no, persist: yes }, "granted"],
    ["it will not", { persisted: no, persist: no }, "denied"],
    ["it cannot be asked", {}, "unknown"],
    ["asking fails", { persisted: no, persist: fails }, "unknown"],
  ])("when %s", async (_, storage, answer) => {
    expect(await askPersistence(storage)).toBe(answer);
  });

  it("says how much room there is only when the browser says both figures", async () => {
    expect(await estimate({ estimate: () => Promise.resolve({ usage: 5, quota: 100 }) })).toEqual({
      usage: 5,
      quota: 100,
    });
    expect(await estimate({ estimate: () => Promise.resolve({ usage: 5 }) })).toBeUndefined();
    expect(await estimate({ estimate: fails })).toBeUndefined();
    expect(await estimate({})).toBeUndefined();
  });

  it("calls it nearly full when a few photos more would not fit, in a large store and in a small one", () => {
    const MB = 1024 * 1024;
    const full = (usage: number, quota: number): boolean => isNearlyFull({ usage: usage * MB, quota: quota * MB });
    expect([full(900, 10_000), full(9_940, 10_000), full(9_960, 10_000)]).toEqual([false, false, true]);
    expect([full(0, 100), full(85, 100), full(95, 100)]).toEqual([false, false, true]);
  });
});
