import { type Accessor, createEffect, createSignal, onCleanup } from "solid-js";
import type { Session } from "#src/operations/session.ts";
import { useApp } from "#src/ui/session/app-context.tsx";

/** What is open, if anything; read again whenever anything in it changes. For what stands round every screen. */
export function createOpenSession(): Accessor<Session | undefined> {
  const app = useApp();
  const [version, setVersion] = createSignal(0);
  createEffect(() => {
    const state = app.state();
    if (state.type === "open") onCleanup(state.session.onChange(() => setVersion((n) => n + 1)));
  });
  return () => {
    version();
    const state = app.state();
    return state.type === "open" ? state.session : undefined;
  };
}
