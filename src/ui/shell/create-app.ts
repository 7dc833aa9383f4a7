import { type Accessor, createSignal } from "solid-js";
import { settleDrafts } from "#src/operations/draft.ts";
import type { Session } from "#src/operations/session.ts";
import type { App, AppState, Connection } from "#src/ui/session/app-context.tsx";
import type { DevicePorts } from "./device-ports.ts";

/** Shares what an open session holds, until it is stopped. */
export type Sharing = { readonly wake: () => void; readonly stop: () => void };

export type AppOptions = DevicePorts & {
  /** Is there something on this device that a pincode opens? */
  readonly isHere: boolean;
  readonly origin: string;
  readonly connection: Accessor<Connection>;
  readonly share: (session: Session) => Sharing;
};

/** A session over memory is gone once it is closed: there is no pincode that would open it again. */
export const isPassing = (app: App, session: Session): boolean => session.ports.disk !== app.ports.disk;

/** What is open on this device, and the way from one state to the next. */
export function createApp({ ports, passingPorts, isHere, origin, connection, share }: AppOptions): App {
  const [state, setState] = createSignal<AppState>({ type: isHere ? "locked" : "empty" });
  let sharing: Sharing | undefined;
  let kept = isHere;

  /** Screens leave before the session is wiped: they may not look into an empty one. */
  const leave = (next: AppState): void => {
    const before = state();
    sharing?.stop();
    sharing = undefined;
    if (before.type === "open") void settleDrafts(before.session);
    setState(next);
    if (before.type === "open" && !before.session.locked) before.session.lock();
  };

  return {
    state,
    ports,
    passingPorts,
    open: (session) => {
      kept ||= session.ports.disk === ports.disk;
      sharing?.stop();
      sharing = share(session);
      setState({ type: "open", session });
      sharing.wake();
    },
    lock: () => leave({ type: kept ? "locked" : "empty" }),
    cleared: () => {
      kept = false;
      leave({ type: "empty" });
    },
    wake: () => sharing?.wake(),
    connection,
    origin,
  };
}
