import { type Accessor, createMemo } from "solid-js";
import type { Session } from "#src/operations/session.ts";
import { type Connection, useApp, useOpenSession } from "#src/ui/session/app-context.tsx";

/** What a person must know of, whichever screen is open. */
export type Trouble = "ended" | "asked" | "forked" | "clock" | "relay" | "offline";

/** The one thing to say: what no waiting mends comes before what may be over in a minute. */
export function troubleOf(connection: Connection, session: Pick<Session, "owned" | "replicas">): Trouble | undefined {
  if (session.owned()?.record.over !== undefined) return "ended";
  if ((session.owned()?.record.asks ?? []).length > 0) return "asked";
  if ([...session.replicas.values()].some(({ sections }) => sections.some(({ forked }) => forked))) return "forked";
  switch (connection) {
    case "clock":
      return "clock";
    case "trouble":
      return "relay";
    case "offline":
      return "offline";
    case "saved-here":
    case "sharing":
    case "shared":
      return undefined;
  }
}

/** Undefined as well while nothing is open: there is nothing to share then. */
export function createTrouble(): Accessor<Trouble | undefined> {
  const app = useApp();
  const session = useOpenSession();
  return createMemo(() => {
    const open = session();
    return open && troubleOf(app.connection(), open);
  });
}
