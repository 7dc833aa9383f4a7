import { describe, expect, it } from "vitest";
import { type Instant, MINUTE, SECOND, instant } from "#src/base/instant.ts";
import type { SyncOutcome } from "#src/operations/ports.ts";
import type { AccessId } from "#src/sync/access-id.ts";
import { LONGEST_BACKOFF, backoff } from "#src/sync/backoff.ts";
import { type SyncEvent, type SyncState, initialSync, stepSync } from "#src/sync/sync-state.ts";
import { statusOf } from "#src/sync/sync-status.ts";

const A = `${"a".repeat(32)}.${"1".repeat(32)}` as AccessId;
const B = `${"b".repeat(32)}.${"2".repeat(32)}` as AccessId;

/** A state machine in hand: `tell` answers what begins; `at` is the time. */
function machine(ids: readonly AccessId[] = [A]) {
  let state: SyncState = initialSync;
  const it = {
    at: instant(1_000_000),
    wakeAt: undefined as Instant | undefined,
    tell: (event: SyncEvent): readonly AccessId[] => {
      const step = stepSync(state, event, it.at, () => 0.5);
      state = step.state;
      it.wakeAt = step.wakeAt;
      return step.start;
    },
    finish: (outcome: SyncOutcome, id = A, behind = false) => it.tell({ type: "finished", id, outcome, behind }),
    pass: (milliseconds: number) => {
      it.at = instant(it.at + milliseconds);
      return it.tell({ type: "time" });
    },
    status: () => statusOf(state),
  };
  it.tell({ type: "accesses", ids });
  return it;
}
const leading = (ids?: readonly AccessId[]) => {
  const one = machine(ids);
  one.tell({ type: "leads", leads: true });
  return one;
};
const wrote: SyncEvent = { type: "asked", wrote: true };
const look: SyncEvent = { type: "asked", wrote: false };

describe("the sync loop's decisions", () => {
  it("begins with every access, once this tab leads", () => {
    const sync = machine([A, B]);
    expect(sync.pass(MINUTE)).toEqual([]);
    expect(sync.tell({ type: "leads", leads: true })).toEqual([A, B]);
  });

  it("runs one exchange at a time for an access, and one more for all that was asked meanwhile", () => {
    const sync = leading();
    expect(sync.tell(wrote)).toEqual([]);
    expect(sync.tell(look)).toEqual([]);
    expect(sync.finish({ type: "done" })).toEqual([A]);
    expect(sync.finish({ type: "done" })).toEqual([]);
  });

  it("asks for one access without disturbing the others", () => {
    const sync = leading([A, B]);
    sync.finish({ type: "done" }, A);
    sync.finish({ type: "done" }, B);
    expect(sync.tell({ type: "asked", ids: [B], wrote: true })).toEqual([B]);
  });

  it("goes again when word came of something that the exchange missed", () => {
    const sync = leading();
    expect(sync.finish({ type: "done" }, A, true)).toEqual([A]);
  });

  it("waits longer after each failure, and not at all once it worked", () => {
    const sync = leading();
    const waits: number[] = [];
    for (let i = 0; i < 12; i++) {
      sync.finish({ type: "offline" });
      const wait = (sync.wakeAt ?? 0) - sync.at;
      waits.push(wait);
      expect(sync.pass(wait - 1)).toEqual([]);
      expect(sync.pass(1)).toEqual([A]);
    }
    expect(waits[0]).toBe(0.75 * SECOND);
    expect([...waits].sort((x, y) => x - y)).toEqual(waits);
    expect(waits.at(-1)).toBe(0.75 * LONGEST_BACKOFF);
    sync.finish({ type: "done" });
    expect(sync.wakeAt).toBeUndefined();
    expect(sync.tell(wrote)).toEqual([A]);
  });

  it("does not wait out a failure when something is written or the network comes back", () => {
    const sync = leading();
    sync.finish({ type: "offline" });
    expect(sync.tell(wrote)).toEqual([A]);
    sync.finish({ type: "offline" });
    expect(sync.tell({ type: "online", online: false })).toEqual([]);
    expect(sync.wakeAt).toBeUndefined();
    expect(sync.tell({ type: "online", online: true })).toEqual([A]);
  });

  it("does wait as long as the relay asked, whatever is written", () => {
    const sync = leading();
    sync.finish({ type: "retry", afterMs: 30 * SECOND });
    expect(sync.tell(wrote)).toEqual([]);
    expect(sync.pass(29 * SECOND)).toEqual([]);
    expect(sync.pass(SECOND)).toEqual([A]);
  });

  it("never begins again with an access that is over, and forgets one that is gone", () => {
    const sync = leading([A, B]);
    sync.finish({ type: "over", problem: "revoked" }, A);
    sync.finish({ type: "done" }, B);
    expect(sync.tell(wrote)).toEqual([B]);
    sync.tell({ type: "accesses", ids: [A] });
    expect(sync.finish({ type: "done" }, B)).toEqual([]);
    expect(sync.pass(MINUTE)).toEqual([]);
  });

  it("leaves a wrong clock and two histories a minute at least", () => {
    for (const outcome of [{ type: "clock", which: "device" }, { type: "forked" }] as const) {
      const sync = leading();
      sync.finish(outcome);
      expect(sync.wakeAt).toBe(sync.at + MINUTE);
    }
  });

  it("stops beginning when another tab leads", () => {
    const sync = leading();
    sync.finish({ type: "done" });
    sync.tell({ type: "leads", leads: false });
    expect(sync.tell(wrote)).toEqual([]);
  });
});

describe("what a person is told", () => {
  it("is that it is kept here, is being shared, is shared", () => {
    const sync = machine();
    expect(sync.status()).toEqual({ state: "saved-here", unsent: false });
    sync.tell({ type: "leads", leads: true });
    sync.finish({ type: "done" });
    expect(sync.status()).toEqual({ state: "shared", unsent: false });
    sync.tell(wrote);
    expect(sync.status()).toEqual({ state: "sharing", unsent: true });
    sync.finish({ type: "done" });
    expect(sync.status()).toEqual({ state: "shared", unsent: false });
  });

  it("does not change while it only looks for news", () => {
    const sync = leading();
    sync.finish({ type: "done" });
    expect(sync.tell(look)).toEqual([A]);
    expect(sync.status().state).toBe("shared");
  });

  it("does not call shared what was written while the exchange ran", () => {
    const sync = leading();
    sync.tell(wrote);
    sync.finish({ type: "done" });
    expect(sync.status()).toEqual({ state: "sharing", unsent: true });
    sync.finish({ type: "offline" });
    expect(sync.status()).toEqual({ state: "offline", unsent: true });
  });

  it("is trouble only when it lasts", () => {
    const sync = leading();
    for (const expected of ["saved-here", "saved-here", "trouble"]) {
      sync.finish({ type: "retry" });
      expect(sync.status().state).toBe(expected);
      sync.pass(LONGEST_BACKOFF);
    }
  });

  it("is whose clock is wrong before anything else", () => {
    const sync = leading([A, B]);
    sync.finish({ type: "offline" }, A);
    sync.finish({ type: "clock", which: "device" }, B);
    expect(sync.status()).toEqual({ state: "clock", unsent: false, which: "device" });
  });

  it("says nothing of an access that is over", () => {
    const sync = leading([A, B]);
    sync.finish({ type: "over", problem: "expired" }, A);
    sync.finish({ type: "done" }, B);
    expect(sync.status().state).toBe("shared");
  });
});

describe("backoff", () => {
  it("spreads those who failed together over half of the time", () => {
    expect([backoff(1, () => 0), backoff(1, () => 0.999)]).toEqual([500, 1000]);
    expect(backoff(1000, () => 0.999)).toBeLessThanOrEqual(LONGEST_BACKOFF);
  });
});
