import type { SyncStatus } from "./sync-status.ts";
import type { TabSurroundings } from "./tabs.ts";

/** Of all tabs of one browser profile one speaks with the relay; the others ask it to and are told how it goes. */
export type TabLeader = {
  /** Called with the present state at once, and when it changes. */
  onLeads(listener: (leads: boolean) => void): void;
  /** For the tab that leads: something was written in another tab. */
  onWake(listener: () => void): void;
  /** For the others: how it stands. */
  onStatus(listener: (status: SyncStatus) => void): void;
  wake(): void;
  tell(status: SyncStatus): void;
  /** This tab is the one looked at: it leads from now on. A phone freezes a tab in the background with the lock in its hand. */
  claim(): void;
  close(): void;
};

const LOCK = "roer-sync";
const CHANNEL = "roer-sync";

/** Between tabs of one origin; a tab of an older version may be among them. */
type Message = { readonly t: "wake" } | { readonly t: "ask" } | { readonly t: "status"; readonly status: SyncStatus };

/** By a Web Lock that the leading tab holds. Without locks every tab leads: more requests, nothing worse. */
export function createTabLeader({ locks, BroadcastChannel: Channel }: TabSurroundings): TabLeader {
  const channel = Channel && new Channel(CHANNEL);
  let leads = locks === undefined;
  let status: SyncStatus | undefined;
  let closed = false;
  let release: (() => void) | undefined;
  let turn = 0;
  const leadsListeners: ((leads: boolean) => void)[] = [];
  const wakeListeners: (() => void)[] = [];
  const statusListeners: ((status: SyncStatus) => void)[] = [];
  const say = (message: Message): void => channel?.postMessage(message);

  function setLeads(now: boolean): void {
    if (leads === now) return;
    leads = now;
    for (const listener of leadsListeners) listener(now);
  }

  async function queue(options: LockOptions): Promise<void> {
    if (!locks) return;
    const own = ++turn;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    try {
      await locks.request(LOCK, options, async () => {
        // A later claim of this same tab took its place.
        if (closed || own !== turn) return;
        setLeads(true);
        await held;
      });
    } catch {
      // Taken by the tab that is looked at now: back to the end of the line.
      if (closed || own !== turn) return;
      setLeads(false);
      await queue({});
    }
  }

  channel?.addEventListener("message", ({ data }: MessageEvent<Message>) => {
    if (data.t === "wake" && leads) for (const listener of wakeListeners) listener();
    if (data.t === "ask" && leads && status) say({ t: "status", status });
    if (data.t === "status" && !leads) for (const listener of statusListeners) listener(data.status);
  });
  void queue({});
  say({ t: "ask" });

  return {
    onLeads: (listener) => {
      leadsListeners.push(listener);
      listener(leads);
    },
    onWake: (listener) => void wakeListeners.push(listener),
    onStatus: (listener) => void statusListeners.push(listener),
    wake: () => say({ t: "wake" }),
    tell: (next) => {
      status = next;
      say({ t: "status", status: next });
    },
    claim: () => {
      if (!leads && !closed) void queue({ steal: true });
    },
    close: () => {
      closed = true;
      release?.();
      channel?.close();
    },
  };
}
