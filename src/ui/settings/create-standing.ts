import type { Accessor } from "solid-js";
import { lastBackup } from "#src/operations/backup-age.ts";
import { useApp, useOpenSession } from "#src/ui/session/app-context.tsx";

export type Standing = {
  readonly open: Accessor<boolean>;
  /** Has a plan of one's own here. */
  readonly resident: Accessor<boolean>;
  /** Holds a key to somebody else's. */
  readonly holder: Accessor<boolean>;
  /** It lies on this device behind a pincode; if not, it is gone with the page. */
  readonly kept: Accessor<boolean>;
  /** Why this device is no longer one of the plan; undefined while it is. */
  readonly ended: Accessor<"revoked" | "erased" | undefined>;
  /** When a backup of one's own plan was last made, in milliseconds since 1970. */
  readonly lastBackup: Accessor<number | undefined>;
  /** Something of one's own plan lies on this device alone. */
  readonly unsent: Accessor<boolean>;
};

/** Who one is by what is on this device. Also for screens that are there when nothing is open. */
export function createStanding(): Standing {
  const app = useApp();
  const current = useOpenSession();
  return {
    open: () => current() !== undefined,
    resident: () => current()?.owned() !== undefined,
    holder: () => (current()?.held.length ?? 0) > 0,
    ended: () => {
      const why = current()?.owned()?.record.over;
      return why === undefined ? undefined : why === "erased" ? "erased" : "revoked";
    },
    lastBackup: () => {
      const own = current()?.owned();
      return own && lastBackup(own);
    },
    unsent: () => (current()?.owned()?.waiting.length ?? 0) > 0,
    kept: () => current()?.ports.disk === app.ports.disk,
  };
}
