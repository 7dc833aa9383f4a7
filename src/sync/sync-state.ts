import { type Instant, MINUTE, instant } from "#src/base/instant.ts";
import type { SyncOutcome } from "#src/operations/ports.ts";
import type { AccessId } from "./access-id.ts";
import { backoff } from "./backoff.ts";

/** Where the exchange with the relay stands for one access. */
type Access = {
  readonly running: boolean;
  /** Asked for while it ran. */
  readonly again: boolean;
  /** What was written here and the relay has not confirmed: nothing, something, or something that is under way. */
  readonly unsent: "nothing" | "waiting" | "going";
  readonly failures: number;
  /** When to begin by itself; undefined: when something happens. */
  readonly dueAt: Instant | undefined;
  /** The relay asked not to come before this. */
  readonly notBefore: Instant;
  readonly last: SyncOutcome | undefined;
};

export type SyncState = {
  /** This tab is the one that syncs. */
  readonly leads: boolean;
  readonly online: boolean;
  readonly accesses: ReadonlyMap<AccessId, Access>;
};

export type SyncEvent =
  /** These are to be kept in step from now on; new ones begin at once, those not named are forgotten. */
  | { readonly type: "accesses"; readonly ids: readonly AccessId[] }
  /** Something was written here, or there may be something to fetch. All accesses unless named. */
  | { readonly type: "asked"; readonly ids?: readonly AccessId[]; readonly wrote: boolean }
  /** `behind`: while it ran, word came of something that it did not fetch. */
  | { readonly type: "finished"; readonly id: AccessId; readonly outcome: SyncOutcome; readonly behind: boolean }
  | { readonly type: "time" }
  | { readonly type: "online"; readonly online: boolean }
  | { readonly type: "leads"; readonly leads: boolean };

export type SyncStep = {
  readonly state: SyncState;
  readonly start: readonly AccessId[];
  /** When to step again though nothing happens. */
  readonly wakeAt: Instant | undefined;
};

export const initialSync: SyncState = { leads: false, online: true, accesses: new Map() };

/** A wrong clock or a log with two histories does not mend itself within seconds. */
const SLOW = MINUTE;

/** What to begin now, and how things stand then. One exchange at a time for each access. */
export function stepSync(state: SyncState, event: SyncEvent, now: Instant, random: () => number): SyncStep {
  return begin(hear(state, event, now, random), now);
}

function hear(state: SyncState, event: SyncEvent, now: Instant, random: () => number): SyncState {
  switch (event.type) {
    case "accesses":
      return { ...state, accesses: new Map(event.ids.map((id) => [id, state.accesses.get(id) ?? fresh(now)])) };
    case "asked":
      return changed(state, event.ids, (access) => asked(access, now, event.wrote));
    case "finished":
      return changed(state, [event.id], (access) => finished(access, event.outcome, event.behind, now, random));
    case "time":
      return state;
    case "online":
      return event.online
        ? changed({ ...state, online: true }, undefined, (access) => asked(access, now, false))
        : { ...state, online: false };
    case "leads":
      return { ...state, leads: event.leads };
  }
}

const fresh = (now: Instant): Access => ({
  running: false,
  again: false,
  unsent: "nothing",
  failures: 0,
  dueAt: now,
  notBefore: instant(0),
  last: undefined,
});

function changed(
  state: SyncState,
  ids: readonly AccessId[] | undefined,
  change: (access: Access) => Access,
): SyncState {
  const accesses = new Map(state.accesses);
  for (const id of ids ?? state.accesses.keys()) {
    const access = accesses.get(id);
    if (access) accesses.set(id, change(access));
  }
  return { ...state, accesses };
}

const asked = (access: Access, now: Instant, wrote: boolean): Access => ({
  ...access,
  ...(access.running ? { again: true } : { dueAt: now }),
  ...(wrote ? { unsent: "waiting" as const } : {}),
});

function finished(access: Access, outcome: SyncOutcome, behind: boolean, now: Instant, random: () => number): Access {
  const idle: Access = { ...access, running: false, again: false, last: outcome };
  if (outcome.type === "over") return { ...idle, unsent: "nothing", dueAt: undefined };
  if (outcome.type === "done") {
    const sent = access.unsent === "going" ? "nothing" : access.unsent;
    const unsent = outcome.more === true ? "waiting" : sent;
    const goesOn = access.again || behind || outcome.more === true;
    return { ...idle, unsent, failures: 0, dueAt: goesOn ? now : undefined };
  }
  const failures = access.failures + 1;
  const asksFor = outcome.type === "retry" ? (outcome.afterMs ?? 0) : 0;
  const least = outcome.type === "clock" || outcome.type === "forked" ? SLOW : asksFor;
  return {
    ...idle,
    unsent: access.unsent === "going" ? "waiting" : access.unsent,
    failures,
    dueAt: instant(now + Math.max(least, backoff(failures, random))),
    notBefore: instant(now + asksFor),
  };
}

function begin(state: SyncState, now: Instant): SyncStep {
  if (!state.leads || !state.online) return { state, start: [], wakeAt: undefined };
  const accesses = new Map(state.accesses);
  const start: AccessId[] = [];
  let wakeAt: Instant | undefined;
  for (const [id, access] of state.accesses) {
    if (access.running || access.last?.type === "over" || access.dueAt === undefined) continue;
    const at = instant(Math.max(access.dueAt, access.notBefore));
    if (at > now) wakeAt = wakeAt === undefined || at < wakeAt ? at : wakeAt;
    else {
      start.push(id);
      const unsent = access.unsent === "waiting" ? "going" : access.unsent;
      accesses.set(id, { ...access, running: true, again: false, dueAt: undefined, unsent });
    }
  }
  return { state: start.length > 0 ? { ...state, accesses } : state, start, wakeAt };
}
