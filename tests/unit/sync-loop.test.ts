import { describe, expect, it, onTestFinished } from "vitest";
import { MINUTE, instant } from "#src/base/instant.ts";
import type { SyncOutcome, Syncable } from "#src/operations/ports.ts";
import type { DossierId, GrantId } from "#src/protocol/ids.ts";
import { type AccessId, accessIdOf } from "#src/sync/access-id.ts";
import type { SyncStatus } from "#src/sync/sync-status.ts";
import { startSync } from "#src/sync/sync-loop.ts";
import { createTabLeader } from "#src/sync/tab-leader.ts";
import { createHandTimers } from "#tests/support/hand-timers.ts";

/** An access whose exchanges a test ends by hand. */
function access(name: string) {
  const runs: ((outcome: SyncOutcome) => void)[] = [];
  let isOver = false;
  const syncable: Syncable = {
    signer: {
      dossier: name.repeat(32) as DossierId,
      grant: name.repeat(32) as GrantId,
      sign: () => new Uint8Array(64),
    },
    cursors: () => [],
    aclVersion: () => 1,
    over: () => isOver,
    sync: () => new Promise((resolve) => runs.push(resolve)),
  };
  return {
    syncable,
    id: accessIdOf(syncable.signer),
    begun: () => runs.length,
    finish: (outcome: SyncOutcome) => {
      isOver ||= outcome.type === "over";
      runs.at(-1)?.(outcome);
    },
  };
}

function loop(...accesses: ReturnType<typeof access>[]) {
  const timers = createHandTimers(instant(1_000_000));
  const seen: SyncStatus["state"][] = [];
  const behind = new Set<AccessId>();
  let hint: (id: AccessId) => void = () => undefined;
  let online: (online: boolean) => void = () => undefined;
  let visible: () => void = () => undefined;
  const syncables = accesses.map(({ syncable }) => syncable);
  const sync = startSync({
    syncables: () => syncables,
    clock: timers.clock,
    timers,
    random: () => 0.5,
    leader: createTabLeader({}),
    page: {
      online: () => true,
      onOnline: (listener) => {
        online = listener;
        return () => undefined;
      },
      onVisible: (listener) => {
        visible = listener;
        return () => undefined;
      },
    },
    openLive: (listener) => {
      hint = listener;
      return {
        refresh: () => undefined,
        resume: () => undefined,
        begun: (id) => void behind.delete(id),
        behind: (id) => behind.has(id),
        close: () => undefined,
      };
    },
  });
  sync.onStatus(({ state }) => seen.push(state));
  onTestFinished(() => sync.stop());
  return {
    sync,
    syncables,
    timers,
    seen,
    hint: (id: AccessId) => {
      behind.add(id);
      hint(id);
    },
    online: (now: boolean) => online(now),
    visible: () => visible(),
  };
}

const DONE: SyncOutcome = { type: "done" };

describe("the sync loop", () => {
  it("tells a person that what was written is being shared, then that it is", async () => {
    const own = access("a");
    const { sync, timers, seen } = loop(own);
    own.finish(DONE);
    await timers.advance(0);
    sync.wake();
    expect(own.begun()).toBe(2);
    own.finish(DONE);
    await timers.advance(0);
    expect(seen).toEqual(["shared", "sharing", "shared"]);
    expect(sync.status()).toEqual({ state: "shared", unsent: false });
  });

  it("makes one exchange of ten that were asked while one ran", async () => {
    const own = access("a");
    const { sync, timers } = loop(own);
    for (let i = 0; i < 10; i++) sync.wake();
    expect(own.begun()).toBe(1);
    own.finish(DONE);
    await timers.advance(0);
    expect(own.begun()).toBe(2);
    own.finish(DONE);
    await timers.advance(MINUTE);
    expect(own.begun()).toBe(2);
  });

  it("fetches what live updates tell of, and goes again for what came meanwhile", async () => {
    const own = access("a");
    const { timers, hint } = loop(own);
    own.finish(DONE);
    await timers.advance(0);
    hint(own.id);
    expect(own.begun()).toBe(2);
    hint(own.id);
    own.finish(DONE);
    await timers.advance(0);
    expect(own.begun()).toBe(3);
    own.finish(DONE);
    await timers.advance(0);
    expect(own.begun()).toBe(3);
  });

  it("tries again by itself while there is no network, and at once when there is", async () => {
    const own = access("a");
    const { timers, online, sync } = loop(own);
    own.finish({ type: "offline" });
    await timers.advance(0);
    expect(sync.status().state).toBe("offline");
    await timers.advance(MINUTE);
    expect(own.begun()).toBe(2);
    own.finish({ type: "offline" });
    await timers.advance(0);
    online(false);
    await timers.advance(60 * MINUTE);
    expect(own.begun()).toBe(2);
    online(true);
    expect(own.begun()).toBe(3);
  });

  it("looks for news when the page is looked at again", async () => {
    const own = access("a");
    const { timers, visible } = loop(own);
    own.finish(DONE);
    await timers.advance(0);
    visible();
    expect(own.begun()).toBe(2);
  });

  it("begins with an access that was added, and drops one that is over", async () => {
    const [own, received] = [access("a"), access("b")];
    const { sync, syncables, timers } = loop(own);
    own.finish(DONE);
    await timers.advance(0);
    syncables.push(received.syncable);
    sync.refresh();
    expect(received.begun()).toBe(1);
    received.finish({ type: "over", problem: "revoked" });
    await timers.advance(0);
    sync.wake();
    expect([own.begun(), received.begun()]).toEqual([2, 1]);
    expect(sync.status().state).toBe("sharing");
  });

  it("survives an exchange that throws", async () => {
    const own = access("a");
    let calls = 0;
    const sync = (): Promise<SyncOutcome> => {
      calls += 1;
      return Promise.reject(new Error("a bug"));
    };
    const { timers, seen } = loop({ ...own, syncable: { ...own.syncable, sync } });
    await timers.advance(MINUTE);
    expect(calls).toBeGreaterThan(2);
    expect(seen.at(-1)).toBe("trouble");
  });

  it("does nothing more once it is stopped", async () => {
    const own = access("a");
    const { sync, timers } = loop(own);
    sync.stop();
    own.finish({ type: "offline" });
    await timers.advance(60 * MINUTE);
    sync.wake();
    expect(own.begun()).toBe(1);
  });
});
