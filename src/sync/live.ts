import type { Syncable } from "#src/operations/ports.ts";
import type { LiveEvent } from "#src/protocol/live-messages.ts";
import { type AccessId, accessIdOf } from "./access-id.ts";
import { Hints } from "./hints.ts";
import { startLivePoll } from "./live-poll.ts";
import { type Socket, openLiveSocket } from "./live-socket.ts";
import type { RelayClient } from "./relay-client.ts";
import type { Timers } from "./timers.ts";

export type LiveParts = {
  readonly origin: string;
  readonly openSocket: (url: string) => Socket;
  readonly poll: RelayClient["poll"];
  readonly syncables: () => readonly Syncable[];
  readonly timers: Timers;
  readonly random: () => number;
};

/** Word from the relay that there is something new. A lost word costs time, never data. */
export type Live = {
  /** An access or one of its sections came or went. */
  refresh(): void;
  /** The page is looked at again, or the network came back. */
  resume(): void;
  /** An exchange begins that fetches all there is. */
  begun(id: AccessId): void;
  /** Came word, since the exchange began, of something it did not fetch? */
  behind(id: AccessId): boolean;
  close(): void;
};

/** Listens for all accesses by one socket, or by long polls while no socket can be opened. `hint`: this one is behind. */
export function openLive(parts: LiveParts, hint: (id: AccessId) => void): Live {
  const hints = new Hints();
  let stopPolling: (() => void) | undefined;
  const wanted = (): readonly Syncable[] =>
    parts.syncables().filter((syncable) => !syncable.over() && syncable.cursors() !== undefined);
  const find = (id: AccessId): Syncable | undefined =>
    parts.syncables().find(({ signer }) => accessIdOf(signer) === id);
  const behind = (id: AccessId): boolean => {
    const syncable = find(id);
    return syncable !== undefined && !syncable.over() && hints.ahead(syncable);
  };
  const tell = (id: AccessId): void => {
    if (behind(id)) hint(id);
  };

  function heard(event: LiveEvent): void {
    if (event.t === "challenge") return;
    const id = accessIdOf(event);
    // Ended and refused alike: the next exchange learns the reason in a form that is verified there.
    if (event.t === "ended" || event.t === "refused") return hint(id);
    if (event.t === "head") hints.head(id, event.section, event.pos);
    else hints.aclVersion(id, event.aclVersion);
    tell(id);
  }

  const socket = openLiveSocket({
    ...parts,
    wanted,
    heard,
    reachable: (reachable) => {
      if (reachable) {
        stopPolling?.();
        stopPolling = undefined;
      } else {
        stopPolling ??= startLivePoll({
          ...parts,
          wanted,
          news: ({ signer }, { aclVersion, sections }) => {
            const id = accessIdOf(signer);
            hints.aclVersion(id, aclVersion);
            for (const { section, pos } of sections) hints.head(id, section, pos);
            tell(id);
          },
          refused: ({ signer }) => hint(accessIdOf(signer)),
        });
      }
    },
  });

  return {
    refresh: () => socket.refresh(),
    resume: () => socket.resume(),
    begun: (id) => hints.clear(id),
    behind,
    close: () => {
      stopPolling?.();
      socket.close();
    },
  };
}
