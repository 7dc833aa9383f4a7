import { createSignal, type Signal } from "solid-js";
import type { Session } from "#src/operations/session.ts";
import { useSession } from "#src/ui/session/app-context.tsx";
import { EVERYTHING, type LogFilter } from "./log-filter.ts";

const chosen = new WeakMap<Session, Signal<LogFilter>>();

/** What was chosen stays while the session lasts: what is kept or printed is what was on the screen. */
export function createLogFilter(): Signal<LogFilter> {
  const session = useSession()();
  const known = chosen.get(session) ?? createSignal(EVERYTHING);
  chosen.set(session, known);
  return known;
}
