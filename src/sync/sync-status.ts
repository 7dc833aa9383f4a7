import type { SyncState } from "./sync-state.ts";

/** What screens put in words. `unsent`: something that was written here has not reached the relay yet. */
export type SyncStatus = {
  readonly state: "saved-here" | "sharing" | "shared" | "offline" | "trouble" | "clock";
  readonly unsent: boolean;
  /** With `clock`: whose date is wrong, as far as can be told from here. */
  readonly which?: "device" | "relay";
};

/** Before anything was tried, nothing more can be said. */
export const NOTHING_SHARED: SyncStatus = { state: "saved-here", unsent: false };

/** One short failure is no trouble yet; from so many in a row a person is told. */
const TROUBLE_AFTER = 3;

/** The worst of what stands in the way, over all accesses that have not ended. */
export function statusOf({ online, accesses }: SyncState): SyncStatus {
  const all = [...accesses.values()].filter(({ last }) => last?.type !== "over");
  const unsent = all.some((access) => access.unsent !== "nothing");
  for (const { last } of all) if (last?.type === "clock") return { state: "clock", unsent, which: last.which };
  if (
    all.some(({ last, failures }) => last?.type === "forked" || (last?.type === "retry" && failures >= TROUBLE_AFTER))
  )
    return { state: "trouble", unsent };
  if (!online || all.some(({ last }) => last?.type === "offline")) return { state: "offline", unsent };
  // Looking whether there is something new is no news to anybody; sending is.
  if (all.some(({ running, last, unsent: own }) => running && (own === "going" || last === undefined)))
    return { state: "sharing", unsent };
  const shared = all.length > 0 && !unsent && all.every(({ last }) => last?.type === "done");
  return { state: shared ? "shared" : "saved-here", unsent };
}
