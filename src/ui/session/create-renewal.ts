import { type Accessor, createSignal } from "solid-js";
import type { DateChoice } from "#src/grants/window.ts";
import type { GiveFault } from "#src/operations/give-key.ts";
import { renewKey } from "#src/operations/renew-key.ts";
import type { GrantId } from "#src/protocol/ids.ts";
import { useApp, useSession } from "./app-context.tsx";

export type Renewal = {
  /** Moves the end of a key; the new end, or undefined when it did not happen. */
  readonly renew: (grant: GrantId, choice: DateChoice) => Promise<number | undefined>;
  readonly busy: Accessor<boolean>;
  readonly fault: Accessor<GiveFault | undefined>;
};

/** Moving the end of a key takes the relay: whoever holds the key must be able to go on at once. */
export function createRenewal(): Renewal {
  const app = useApp();
  const session = useSession();
  const [busy, setBusy] = createSignal(false);
  const [fault, setFault] = createSignal<GiveFault>();
  return {
    busy,
    fault,
    renew: async (grant, choice) => {
      const now = session();
      const replica = now.owned();
      if (!replica || busy()) return undefined;
      setBusy(true);
      setFault(undefined);
      const done = await now.exclusive(() => renewKey(now, replica, grant, choice));
      setBusy(false);
      app.wake();
      if (done.ok) return done.value.until;
      setFault(done.error);
      return undefined;
    },
  };
}
