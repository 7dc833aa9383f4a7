import { type Accessor, createSignal } from "solid-js";
import type { Session } from "#src/operations/session.ts";
import { syncable } from "#src/operations/sync-access.ts";
import { openLive } from "#src/sync/live.ts";
import { pageEvents } from "#src/sync/page-events.ts";
import { startSync } from "#src/sync/sync-loop.ts";
import type { SyncStatus } from "#src/sync/sync-status.ts";
import { createTabLeader } from "#src/sync/tab-leader.ts";
import { systemTimers } from "#src/sync/timers.ts";
import type { Connection } from "#src/ui/session/app-context.tsx";
import type { DevicePorts } from "./device-ports.ts";
import { keepNotifying } from "./keep-notifying.ts";
import { listenToOtherTabs } from "./other-tabs.ts";
import { keepKeysRead } from "./keys-behind.ts";

/** Shares what an open session holds, until it is stopped. */
export type Sharing = { readonly wake: () => void; readonly stop: () => void };

/** A relay whose clock is wrong is the relay's trouble, not something to set on this device. */
const connectionOf = ({ state, which }: SyncStatus): Connection =>
  state === "clock" && which === "relay" ? "trouble" : state;

/** Keeps every access of an open session in step with the relay, and tells how that goes. */
export function createConnection(
  { relay, ports }: DevicePorts,
  origin: string,
): { readonly connection: Accessor<Connection>; readonly share: (session: Session) => Sharing } {
  const [connection, setConnection] = createSignal<Connection>("saved-here");
  const random = (): number => Math.random();

  function share(session: Session): Sharing {
    const syncables = () => [...session.replicas.values()].map((replica) => syncable(session, replica));
    // What is in the memory of one tab is shared by that tab alone.
    const together = session.ports.disk === ports.disk;
    const surroundings = together ? { locks: navigator.locks, BroadcastChannel: globalThis.BroadcastChannel } : {};
    const sync = startSync({
      syncables,
      clock: ports.clock,
      timers: systemTimers,
      random,
      leader: createTabLeader(surroundings),
      page: pageEvents(window),
      openLive: (hint) =>
        openLive(
          {
            origin,
            openSocket: (url) => new WebSocket(url),
            poll: (signer, body, gone) => relay.poll(signer, body, gone),
            syncables,
            timers: systemTimers,
            random,
          },
          hint,
        ),
    });
    setConnection(connectionOf(sync.status()));
    const stops = [
      sync.onStatus((status) => setConnection(connectionOf(status))),
      session.onChange(() => sync.refresh()),
      listenToOtherTabs(session),
      ...(together ? [keepNotifying(session)] : []),
      keepKeysRead(session),
    ];
    return {
      wake: () => sync.wake(),
      stop: () => {
        for (const stop of stops) stop();
        sync.stop();
        setConnection("saved-here");
      },
    };
  }
  return { connection, share };
}
