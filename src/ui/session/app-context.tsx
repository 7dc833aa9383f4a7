import {
  type Accessor,
  createContext,
  createEffect,
  createMemo,
  createSignal,
  type JSX,
  onCleanup,
  useContext,
} from "solid-js";
import { invariant } from "#src/base/never.ts";
import type { Ports } from "#src/operations/ports.ts";
import type { Replica } from "#src/operations/replica.ts";
import type { Session } from "#src/operations/session.ts";

/** How this device stands with what was written on it, for the words at the top of a screen. */
export type Connection = "saved-here" | "sharing" | "shared" | "offline" | "trouble" | "clock";

export type AppState =
  /** Nothing on this device yet. */
  | { readonly type: "empty" }
  /** Something is here; the pincode opens it. */
  | { readonly type: "locked" }
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
  /** A practice dossier was made; what was open before is locked. */
  readonly openPractice: (session: Session) => void;
  /** Back to the pincode; drafts are kept. */
  readonly lock: () => void;
  /** Everything on this device was erased. */
  readonly cleared: () => void;
  /** Something was written: share it as soon as there is a network. */
  readonly wake: () => void;
  readonly connection: Accessor<Connection>;
  /** The address of this app, for links to give away: `https://…`. */
  readonly origin: string;
};

const AppContext = createContext<App>();

/** The app is made once, before the first screen. */
export function AppProvider(props: { readonly app: App; readonly children: JSX.Element }): JSX.Element {
  // oxlint-disable-next-line solid/reactivity -- one app for the life of the page
  return <AppContext.Provider value={props.app}>{props.children}</AppContext.Provider>;
}

export function useApp(): App {
  const app = useContext(AppContext);
  invariant(app !== undefined, "every screen stands inside AppProvider");
  return app;
}

/**
 * The open session. Every reading of the accessor is tracked: what is computed from it is computed again whenever
 * anything in the session changes. Only for screens that exist while a session is open.
 */
export function useSession(): Accessor<Session> {
  const app = useApp();
  const [version, setVersion] = createSignal(0);
  const session = createMemo(() => {
    const state = app.state();
    invariant(state.type === "open", "this screen is shown while a session is open");
    return state.session;
  });
  createEffect(() => onCleanup(session().onChange(() => setVersion((n) => n + 1))));
  // oxlint-disable-next-line solid/reactivity -- an accessor, to be read where it is tracked
  return () => {
    version();
    return session();
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
