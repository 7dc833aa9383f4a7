import { type Accessor, createMemo, createSignal, onMount } from "solid-js";
import { type LogFault, readAccessLog } from "#src/operations/access-log.ts";
import { useOwnDossier, useSession } from "#src/ui/session/app-context.tsx";
import type { LogEvent } from "./log-event.ts";
import { type AccessLine, eventsOfAccess, eventsOfDossier } from "./log-events.ts";

export type WhoLooked = {
  /** What is known by now: the device's own knowledge at once, the relay's lines when they came. */
  readonly events: Accessor<readonly LogEvent[]>;
  readonly busy: Accessor<boolean>;
  /** Why the relay's lines are not in it. */
  readonly fault: Accessor<LogFault | undefined>;
  readonly fetch: () => Promise<void>;
};

/** Who looked, from three books: what the relay wrote down, what holders signed, what the resident did. */
export function createWhoLooked(): WhoLooked {
  const session = useSession();
  const dossier = useOwnDossier();
  const [lines, setLines] = createSignal<readonly AccessLine[]>([]);
  const [busy, setBusy] = createSignal(false);
  const [fault, setFault] = createSignal<LogFault>();

  const fetch = async (): Promise<void> => {
    // Where nothing was ever shared, nobody can have looked.
    if (!dossier().record.registered || busy()) return;
    setBusy(true);
    const read = await readAccessLog(session(), dossier());
    setBusy(false);
    setFault(read.ok ? undefined : read.error);
    if (read.ok) setLines(read.value);
  };
  onMount(() => void fetch());

  const events = createMemo(() => [
    ...eventsOfAccess(dossier(), lines()),
    ...eventsOfDossier(dossier(), session().now()),
  ]);
  return { events, busy, fault, fetch };
}
