import { createSignal } from "solid-js";
import { invariant } from "#src/base/never.ts";
import { isHere } from "#src/operations/is-here.ts";
import type { Session } from "#src/operations/session.ts";
import type { App, AppState } from "#src/ui/session/app-context.tsx";
import type { Sharing } from "./create-connection.ts";
import type { Engine } from "./engine.ts";

export type AppOptions = {
  readonly engine: Promise<Engine>;
  /** Is there something on this device that a pincode opens, as far as a first look tells? */
  readonly here: boolean;
  /** What the mark beside the database says: was there ever? And where that is kept. */
  readonly was: boolean;
  readonly keepWas: (isHere: boolean) => void;
  readonly origin: string;
};

/** A session over memory is gone once it is closed: there is no pincode that would open it again. */
export const isPassing = (app: App, session: Session): boolean => session.ports.disk !== app.ports.disk;

/** What is open on this device, and the way from one state to the next. */
export function createApp({ engine, here, was, keepWas, origin }: AppOptions): App {
  const [state, setState] = createSignal<AppState>(
    here ? { type: "locked" } : was ? { type: "empty", lost: true } : { type: "empty" },
  );
  // Of a device from before there was a mark.
  if (here) keepWas(true);
  // No signal: nobody looks before something is open, and a change in the middle of the first navigation could leave it hanging.
  let started: Engine | undefined;
  let kept = here;
  const ready = engine.then(async (one) => {
    // The first look may have failed where the disk does not: who then began anew would do so over a plan.
    if (state().type === "empty" && (await isHere(one.ports).catch(() => false))) {
      kept = true;
      keepWas(true);
      setState({ type: "locked" });
    }
    started = one;
  });
  const running = (): Engine => {
    invariant(started, "screens that need the engine wait until it is ready");
    return started;
  };
  let sharing: Sharing | undefined;

  /** Screens leave before the session is wiped: they may not look into an empty one. */
  const leave = (next: AppState): void => {
    const before = state();
    sharing?.stop();
    sharing = undefined;
    if (before.type === "open") void running().settleDrafts(before.session);
    setState(next);
    if (before.type === "open" && !before.session.locked) before.session.lock();
    if (before.type === "apart") before.compartment.lock();
  };

  return {
    state,
    ready,
    get ports() {
      return running().ports;
    },
    passingPorts: () => running().passingPorts(),
    practicePorts: () => running().practicePorts(),
    open: (session) => {
      kept ||= session.ports.disk === running().ports.disk;
      if (kept) {
        keepWas(true);
        running().keepStorage();
      }
      sharing?.stop();
      sharing = running().share(session);
      setState({ type: "open", session, practice: false });
      running().meet(session);
      sharing.wake();
    },
    openApart: (compartment) => leave({ type: "apart", compartment }),
    openPractice: (session) => {
      leave({ type: "open", session, practice: true });
    },
    lock: () => leave({ type: kept ? "locked" : "empty" }),
    cleared: () => {
      kept = false;
      keepWas(false);
      // What is open stays so until the page begins anew: its store is gone, and its screens still look at it.
      if (state().type === "empty") setState({ type: "empty" });
    },
    wake: () => sharing?.wake(),
    connection: () => started?.connection() ?? "saved-here",
    origin,
  };
}
