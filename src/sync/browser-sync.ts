import type { Clock } from "#src/base/instant.ts";
import type { Syncable } from "#src/operations/ports.ts";
import { openLive } from "./live.ts";
import { pageEvents } from "./page-events.ts";
import type { RelayClient } from "./relay-client.ts";
import { type Sync, startSync } from "./sync-loop.ts";
import { createTabLeader } from "./tab-leader.ts";
import { systemTimers } from "./timers.ts";

export type BrowserSyncParts = {
  /** Scheme and authority of the relay. */
  readonly origin: string;
  readonly relay: RelayClient;
  readonly clock: Clock;
  /** The accesses of the open session. */
  readonly syncables: () => readonly Syncable[];
  /** What is synced lies in the memory of this tab only, so no other tab can do it. */
  readonly alone: boolean;
};

/** Syncs an open session with all that a browser offers for it, until stopped. */
export function startBrowserSync({ origin, relay, clock, syncables, alone }: BrowserSyncParts): Sync {
  const random = (): number => Math.random();
  const timers = systemTimers;
  const shared = { locks: navigator.locks, BroadcastChannel: globalThis.BroadcastChannel };
  return startSync({
    syncables,
    clock,
    timers,
    random,
    leader: createTabLeader(alone ? {} : shared),
    page: pageEvents(window),
    openLive: (hint) =>
      openLive(
        {
          origin,
          openSocket: (url) => new WebSocket(url),
          poll: (signer, body, gone) => relay.poll(signer, body, gone),
          syncables,
          timers,
          random,
        },
        hint,
      ),
  });
}
