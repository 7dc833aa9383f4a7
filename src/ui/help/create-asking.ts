import { type Accessor, createSignal } from "solid-js";
import type { HelpRequest } from "#src/dossier/help-request.ts";
import { askForHelp, beginHelpRequest, type Missed } from "#src/operations/ask-for-help.ts";
import type { Replica } from "#src/operations/replica.ts";
import type { Session } from "#src/operations/session.ts";
import type { GrantId, SectionId } from "#src/protocol/ids.ts";
import { useApp, useSession } from "#src/ui/session/app-context.tsx";

export type Asking = {
  /** Makes a request; its section, or undefined when nothing was made. */
  readonly begin: (request: HelpRequest) => Promise<SectionId | undefined>;
  /** Asks these people; who was missed. */
  readonly ask: (section: SectionId, whom: readonly GrantId[]) => Promise<readonly Missed[]>;
  readonly busy: Accessor<boolean>;
  /** Why nothing was made. `later`: the relay answers, and not well. */
  readonly fault: Accessor<"offline" | "later" | undefined>;
};

/** Asking people takes the relay: what reaches them must be theirs at once, and nobody else's. */
export function createAsking(): Asking {
  const app = useApp();
  const session = useSession();
  const [busy, setBusy] = createSignal(false);
  const [fault, setFault] = createSignal<"offline" | "later">();
  const busily = async <T>(work: (now: Session, own: Replica) => Promise<T>): Promise<T | undefined> => {
    const now = session();
    const own = now.owned();
    if (!own || busy()) return undefined;
    setBusy(true);
    const done = await work(now, own);
    setBusy(false);
    app.wake();
    return done;
  };
  return {
    busy,
    fault,
    begin: async (request) => {
      setFault(undefined);
      const made = await busily((now, own) => beginHelpRequest(now, own, request));
      if (made?.ok === false) setFault(made.error.type === "offline" ? "offline" : "later");
      return made?.ok === true ? made.value : undefined;
    },
    ask: async (section, whom) => (await busily((now, own) => askForHelp(now, own, section, whom))) ?? [],
  };
}
