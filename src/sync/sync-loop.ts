import type { Clock, Instant } from "#src/base/instant.ts";
import type { SyncOutcome, Syncable } from "#src/operations/ports.ts";
import { type AccessId, accessIdOf } from "./access-id.ts";
import type { Live } from "./live.ts";
import type { PageEvents } from "./page-events.ts";
import { type SyncEvent, type SyncState, initialSync, stepSync } from "./sync-state.ts";
import { NOTHING_SHARED, type SyncStatus, statusOf } from "./sync-status.ts";
import type { TabLeader } from "./tab-leader.ts";
import type { Timers } from "./timers.ts";

export type SyncParts = {
  /** All accesses of this device that have not ended; asked again at each step. */
  readonly syncables: () => readonly Syncable[];
  readonly clock: Clock;
  readonly timers: Timers;
  /** [0, 1), for the spread of retries. */
  readonly random: () => number;
  readonly leader: TabLeader;
  readonly page: PageEvents;
  /** Begins to listen; only the tab that leads does. */
  readonly openLive: (hint: (id: AccessId) => void) => Live;
};

export type Sync = {
  /** Something was written here, in one access or, unnamed, in any. */
  wake(written?: Syncable["signer"]): void;
  /** Accesses came or went. */
  refresh(): void;
  status(): SyncStatus;
  /** Called when the status changes. Answers how to stop listening. */
  onStatus(listener: (status: SyncStatus) => void): () => void;
  stop(): void;
};

/** Keeps all accesses in step with the relay for as long as the session is open. What to do when is in sync-state.ts. */
export function startSync(parts: SyncParts): Sync {
  const { clock, timers, leader, page, random } = parts;
  const listeners = new Set<(status: SyncStatus) => void>();
  let state: SyncState = initialSync;
  let status = NOTHING_SHARED;
  let live: Live | undefined;
  let cancel: (() => void) | undefined;
  let stopped = false;

  function step(event: SyncEvent): void {
    if (stopped) return;
    const next = stepSync(state, event, clock(), random);
    state = next.state;
    for (const id of next.start) void run(id);
    plan(next.wakeAt);
    if (state.leads) publish(statusOf(state));
  }

  function plan(wakeAt: Instant | undefined): void {
    cancel?.();
    cancel =
      wakeAt === undefined ? undefined : timers.after(Math.max(0, wakeAt - clock()), () => step({ type: "time" }));
  }

  function publish(next: SyncStatus): void {
    if (next.state === status.state && next.unsent === status.unsent && next.which === status.which) return;
    status = next;
    if (state.leads) leader.tell(next);
    for (const listener of listeners) listener(next);
  }

  async function run(id: AccessId): Promise<void> {
    live?.begun(id);
    const outcome = await exchange(parts.syncables().find(({ signer }) => accessIdOf(signer) === id));
    live?.refresh();
    step({ type: "finished", id, outcome, behind: live?.behind(id) ?? false });
    look();
  }

  /** New accesses begin at once, ended ones are let go. */
  function look(): void {
    const ids = parts
      .syncables()
      .filter((syncable) => !syncable.over())
      .map(({ signer }) => accessIdOf(signer));
    if (ids.length !== state.accesses.size || ids.some((id) => !state.accesses.has(id))) {
      step({ type: "accesses", ids });
      live?.refresh();
    }
  }

  const ask = (wrote: boolean, ids?: readonly AccessId[]): void =>
    step({ type: "asked", wrote, ...(ids ? { ids } : {}) });
  const stops = [
    page.onOnline((online) => {
      step({ type: "online", online });
      if (online) live?.resume();
    }),
    page.onVisible(() => {
      leader.claim();
      live?.resume();
      ask(false);
    }),
  ];
  step({ type: "online", online: page.online() });
  look();
  leader.onWake(() => ask(true));
  leader.onStatus((told) => {
    if (!state.leads) publish(told);
  });
  leader.onLeads((leads) => {
    if (stopped) return;
    if (leads) live ??= parts.openLive((id) => ask(false, [id]));
    else {
      live?.close();
      live = undefined;
    }
    step({ type: "leads", leads });
  });

  return {
    wake: (written) => {
      look();
      if (!state.leads) {
        publish({ ...status, unsent: true });
        leader.wake();
      } else ask(true, written && [accessIdOf(written)]);
    },
    refresh: look,
    status: () => status,
    onStatus: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    stop: () => {
      stopped = true;
      cancel?.();
      live?.close();
      for (const stop of stops) stop();
      leader.close();
      listeners.clear();
    },
  };
}

/** An exchange never throws but by a bug; then this access waits its time like any other that failed. */
async function exchange(syncable: Syncable | undefined): Promise<SyncOutcome> {
  try {
    return syncable ? await syncable.sync() : { type: "retry" };
  } catch {
    return { type: "retry" };
  }
}
