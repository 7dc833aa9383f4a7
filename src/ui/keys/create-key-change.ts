import { type Accessor, createSignal } from "solid-js";
import { changeKey, type KeyChange } from "#src/operations/change-key.ts";
import type { GiveFault } from "#src/operations/give-key.ts";
import type { GrantId } from "#src/protocol/ids.ts";
import { useApp, useSession } from "#src/ui/session/app-context.tsx";

export type ChangingKey = {
  /** Answers the end of the key after the change, in milliseconds since 1970; undefined when nothing was changed. */
  readonly change: (grant: GrantId, wish: KeyChange) => Promise<number | undefined>;
  readonly busy: Accessor<boolean>;
  readonly fault: Accessor<GiveFault | undefined>;
};

/** Changing a key takes the relay: whoever holds it must be able to go on at once, or stand before a closed door at once. */
export function createKeyChange(): ChangingKey {
  const app = useApp();
  const session = useSession();
  const [busy, setBusy] = createSignal(false);
  const [fault, setFault] = createSignal<GiveFault>();
  return {
    busy,
    fault,
    change: async (grant, wish) => {
      const now = session();
      const replica = now.owned();
      if (!replica || busy()) return undefined;
      setBusy(true);
      setFault(undefined);
      const done = await now.exclusive(() => changeKey(now, replica, grant, wish));
      setBusy(false);
      app.wake();
      if (done.ok) return done.value.until;
      setFault(done.error);
      return undefined;
    },
  };
}
