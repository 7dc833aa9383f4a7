import { BroadcastChannel } from "node:worker_threads";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import type { SyncStatus } from "#src/sync/sync-status.ts";
import { createTabLeader } from "#src/sync/tab-leader.ts";
import { type TabSurroundings, createTabs } from "#src/sync/tabs.ts";
import { createLockManager } from "#tests/support/lock-manager.ts";

const newBrowser = (): TabSurroundings => ({
  locks: createLockManager(),
  BroadcastChannel: BroadcastChannel as unknown as typeof globalThis.BroadcastChannel,
});

function tab(browser: TabSurroundings) {
  const tabs = createTabs(browser);
  onTestFinished(() => tabs.close());
  return tabs;
}
function leader(browser: TabSurroundings) {
  const one = createTabLeader(browser);
  onTestFinished(() => one.close());
  let leads = false;
  one.onLeads((now) => (leads = now));
  return { ...one, leads: () => leads };
}

describe.each([
  ["two tabs with locks", (): TabSurroundings => newBrowser(), true],
  ["one tab without locks", (): TabSurroundings => ({}), false],
])("exclusive work in %s", (_, surroundings, isTwo) => {
  it("never overlaps, and one that fails lets the next one in", async () => {
    const browser = surroundings();
    const here = tab(browser);
    const there = isTwo ? tab(browser) : here;
    const order: string[] = [];
    const work = (name: string) => async () => {
      order.push(`${name} in`);
      await new Promise((resolve) => setImmediate(resolve));
      order.push(`${name} out`);
      if (name === "a") throw new Error("a failed");
      return name;
    };
    const [a, b, c] = await Promise.allSettled([
      here.exclusive(work("a")),
      there.exclusive(work("b")),
      here.exclusive(work("c")),
    ]);
    expect(order).toEqual(["a in", "a out", "b in", "b out", "c in", "c out"]);
    expect([a, b, c].map(({ status }) => status)).toEqual(["rejected", "fulfilled", "fulfilled"]);
  });
});

describe("tabs of one browser", () => {
  it("hear of changes in the others and not of their own", async () => {
    const browser = newBrowser();
    const [here, there] = [tab(browser), tab(browser)];
    const [heardHere, heardThere] = [vi.fn(), vi.fn()];
    here.onChange(heardHere);
    there.onChange(heardThere);
    here.announce();
    await vi.waitFor(() => expect(heardThere).toHaveBeenCalledOnce());
    expect(heardHere).not.toHaveBeenCalled();
  });

  it("have one that leads, and the next takes over when it closes", async () => {
    const browser = newBrowser();
    const [first, second] = [leader(browser), leader(browser)];
    await vi.waitFor(() => expect(first.leads()).toBe(true));
    expect(second.leads()).toBe(false);
    first.close();
    await vi.waitFor(() => expect(second.leads()).toBe(true));
  });

  it("are led by the one that is looked at, even when the other never lets go", async () => {
    const browser = newBrowser();
    const [frozen, looked] = [leader(browser), leader(browser)];
    await vi.waitFor(() => expect(frozen.leads()).toBe(true));
    looked.claim();
    await vi.waitFor(() => expect([frozen.leads(), looked.leads()]).toEqual([false, true]));
    looked.close();
    await vi.waitFor(() => expect(frozen.leads()).toBe(true));
  });

  it("pass on what was written to the one that leads, and hear from it how it stands", async () => {
    const browser = newBrowser();
    const [first, second] = [leader(browser), leader(browser)];
    const woken = vi.fn();
    const told: SyncStatus[] = [];
    first.onWake(woken);
    second.onStatus((status) => told.push(status));
    await vi.waitFor(() => expect(first.leads()).toBe(true));
    second.wake();
    await vi.waitFor(() => expect(woken).toHaveBeenCalledOnce());
    first.tell({ state: "shared", unsent: false });
    await vi.waitFor(() => expect(told).toEqual([{ state: "shared", unsent: false }]));
  });

  it("lead each for themselves in a browser without locks", () => {
    expect([leader({}).leads(), leader({}).leads()]).toEqual([true, true]);
  });
});
