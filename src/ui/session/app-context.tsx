import { type Accessor, createContext, createEffect, createSignal, type JSX, onCleanup, useContext } from "solid-js";
import { invariant } from "#src/base/never.ts";
import type { Compartment } from "#src/operations/compartment.ts";
import type { Ports } from "#src/operations/ports.ts";
import type { Replica } from "#src/operations/replica.ts";
import type { Session } from "#src/operations/session.ts";

/** How this device stands with what was written on it, for the words at the top of a screen. */
export type Connection = "saved-here" | "sharing" | "shared" | "offline" | "trouble" | "clock";

export type AppState =
  /** Nothing on this device: not yet, or, `lost`, not any more, though nobody wiped it here. */
  | { readonly type: "empty"; readonly lost?: true }
  /** Something is here; the pincode opens it. */
  | { readonly type: "locked" }
  /** The sealed compartment is open, on the screen of the lock and at no address of its own. */
  | { readonly type: "apart"; readonly compartment: Compartment }
  | {
      readonly type: "open";
      readonly session: Session;
      /** A practice dossier: nothing of it is kept or sent. */
      readonly practice: boolean;
    };

export type App = {
  readonly state: Accessor<AppState>;
  /** Resolves when what seals, keeps and sends is here: it is fetched beside the first screen. */
  readonly ready: Promise<void>;
  /** Ports over this device's own store: for a dossier of one's own, or keys that are to stay here. Not before `ready`. */
  readonly ports: Ports;
  /** Ports over memory only: a key that was received and is gone when the page is closed, until a pincode is chosen. */
  readonly passingPorts: () => Ports;
  /** Ports over memory and without a relay: for a practice dossier. */
  readonly practicePorts: () => Ports;
  /** A session was created or unlocked: screens and sync go on with it. */
  readonly open: (session: Session) => void;
  /** The pincode was that of the sealed compartment. */
  readonly openApart: (compartment: Compartment) => void;
  /** A practice dossier was made; what was open before is locked. */
  readonly openPractice: (session: Session) => void;
  /** Back to the pincode; drafts are kept. */
  readonly lock: () => void;
  /** Everything on this device was erased, or is gone and will not be asked for again. */
  readonly cleared: () => void;
  /** Something was written: share it as soon as there is a network. */
  readonly wake: () => void;
  readonly connection: Accessor<Connection>;
  /** The address of this app, for links to give away: `https://…`. */
  readonly origin: string;
};

type AppInContext = {
  readonly app: App;
  /** Counts up at each change of what is open: one for all screens, so that a change goes through them once. */
  readonly changes: Accessor<number>;
};

const AppContext = createContext<AppInContext>();

/** The app is made once, before the first screen. */
export function AppProvider(props: { readonly app: App; readonly children: JSX.Element }): JSX.Element {
  // oxlint-disable-next-line solid/reactivity -- one app for the life of the page
  const { app } = props;
  const [changes, setChanges] = createSignal(0);
  createEffect(() => {
    const state = app.state();
    if (state.type === "open") onCleanup(state.session.onChange(() => setChanges((n) => n + 1)));
  });
  return <AppContext.Provider value={{ app, changes }}>{props.children}</AppContext.Provider>;
}

function useAppContext(): AppInContext {
  const found = useContext(AppContext);
  invariant(found !== undefined, "every screen stands inside AppProvider");
  return found;
}

export const useApp = (): App => useAppContext().app;

/** What is open, if anything; read again whenever anything in it changes. For what stands round every screen. */
export function useOpenSession(): Accessor<Session | undefined> {
  const { app, changes } = useAppContext();
  return () => {
    changes();
    const state = app.state();
    return state.type === "open" ? state.session : undefined;
  };
}

/**
 * The open session. Every reading of the accessor is tracked: what is computed from it is computed again whenever
 * anything in the session changes. Only for screens that exist while a session is open.
 */
export function useSession(): Accessor<Session> {
  const open = useOpenSession();
  return () => {
    const session = open();
    invariant(session !== undefined, "this screen is shown while a session is open");
    return session;
  };
}

/** Is what is open a practice dossier? */
export function usePractice(): Accessor<boolean> {
  const app = useApp();
  return () => {
    const state = app.state();
    return state.type === "open" && state.practice;
  };
}

/** The resident's own dossier on this device. Only for screens of a resident. */
export function useOwnDossier(): Accessor<Replica> {
  const session = useSession();
  return () => {
    const replica = session().owned();
    invariant(replica, "this screen is shown to a resident");
    return replica;
  };
}
