import { type Accessor, createEffect, createMemo } from "solid-js";
import { readKeys, unreadKeys } from "#src/operations/read-keys.ts";
import type { Replica } from "#src/operations/replica.ts";
import type { GrantId } from "#src/protocol/ids.ts";
import { useSession } from "./app-context.tsx";

export type Received = {
  /** Another object at each change of the session: the replica itself stays the same one. Undefined while there is none. */
  readonly now: Accessor<{ readonly replica: Replica } | undefined>;
  /** It lies here and is being read. */
  readonly reading: Accessor<boolean>;
};

/** One key that was received; it is read first where only its row was needed until now. */
export function useReceived(grant: Accessor<GrantId>): Received {
  const session = useSession();
  const now = createMemo((): { readonly replica: Replica } | undefined => {
    const replica = session().replica(grant());
    return replica && !replica.owner ? { replica } : undefined;
  });
  const reading = createMemo(() => unreadKeys(session()).includes(grant()));
  createEffect(() => {
    const open = session();
    if (reading()) void readKeys(open, [grant()]).then(() => open.changed());
  });
  return { now, reading };
}
