import { type Accessor, createSignal, onCleanup } from "solid-js";
import {
  claimsBy,
  createHelpClaim,
  type HelpClaim,
  restoreHelpClaim,
  withdrawHelpClaim,
} from "#src/dossier/help-claim.ts";
import type { LocalDate } from "#src/dossier/local-date.ts";
import { newEntityId } from "#src/operations/access-change.ts";
import { record, recordAll, type RecordFault } from "#src/operations/record.ts";
import type { Replica } from "#src/operations/replica.ts";
import { useApp, useSession } from "#src/ui/session/app-context.tsx";
import type { PlanHelp } from "#src/ui/session/plan-help.ts";
import { isPassing } from "./is-passing.ts";

export type Undo = () => Promise<void>;

export type Claims = {
  /** "Ik doe dinsdag." True once it is kept on this device; it waits for no network. */
  readonly take: (of: PlanHelp, date: LocalDate, when?: Pick<HelpClaim, "on" | "at">) => Promise<boolean>;
  /** "Ik kan toch niet." Answers how to undo it, or undefined when it was not kept. */
  readonly leave: (of: PlanHelp, date: LocalDate) => Promise<Undo | undefined>;
  readonly fault: Accessor<RecordFault | undefined>;
};

/** What a holder takes on of what they were asked. */
export function createClaims(replica: Accessor<Replica>): Claims {
  const app = useApp();
  const session = useSession();
  const [fault, setFault] = createSignal<RecordFault>();

  // A page that alone holds a yes which was not sent asks before it is closed.
  const ask = (event: BeforeUnloadEvent): void => {
    if (isPassing(app, session()) && replica().waiting.length > 0) event.preventDefault();
  };
  addEventListener("beforeunload", ask);
  onCleanup(() => removeEventListener("beforeunload", ask));

  return {
    fault,
    take: async ({ section, request }, date, when = {}) => {
      const claim = { request: request.ref, date, ...when };
      const done = await record(session(), replica(), section, (at) => createHelpClaim(claim, newEntityId(), at));
      setFault(done.ok ? undefined : done.error);
      if (done.ok) app.wake();
      return done.ok;
    },
    leave: async ({ section, request, state }, date) => {
      const own = claimsBy(state, request.ref, replica().author, date).map(({ id }) => id);
      const write = async (make: typeof withdrawHelpClaim | typeof restoreHelpClaim): Promise<boolean> => {
        const done = await recordAll(
          session(),
          replica(),
          section,
          own.map((id) => (at) => make(id, at)),
        );
        setFault(done.ok ? undefined : done.error);
        if (done.ok) app.wake();
        return done.ok;
      };
      return (await write(withdrawHelpClaim)) ? async () => void (await write(restoreHelpClaim)) : undefined;
    },
  };
}
