import { type JSX, Show } from "solid-js";
import { readLedger, standingOf } from "#src/grants/ledger.ts";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { type Connection, useApp, useSession } from "#src/ui/session/app-context.tsx";

type Saying = "local" | "notShared" | "shared" | "copied" | "busy";

/** Where the band above says already that everything is kept here, nothing is said twice. */
const SAYINGS: Readonly<Record<Connection, Saying | undefined>> = {
  "saved-here": "notShared",
  sharing: "busy",
  shared: "shared",
  clock: "notShared",
  offline: undefined,
  trouble: undefined,
};

/** Without keys there is nobody to share with: then a copy is kept, and that is all. */
const WITHOUT_KEYS: Readonly<Record<Saying, Saying>> = {
  local: "local",
  notShared: "local",
  busy: "local",
  shared: "copied",
  copied: "copied",
};

/** Whether what was written is kept, and whether those with a key can see it. */
export function SavedState(): JSX.Element {
  const app = useApp();
  const session = useSession();
  const { t } = useI18n();
  const someoneMayLook = (): boolean => {
    const own = session().owned();
    const ledger = own?.shown(own.only("ledger").id);
    if (!ledger) return true;
    return [...readLedger(ledger).grants.values()].some((grant) => {
      const standing = standingOf(grant, session().now());
      return standing === "active" || standing === "ending";
    });
  };
  /** Where every key has ended nothing waits, and nothing will be shared. */
  const isOver = (): boolean => [...session().replicas.values()].every(({ record }) => record.over !== undefined);
  const saying = (): Saying | undefined => {
    if (isOver()) return undefined;
    const found = SAYINGS[app.connection()];
    return found === undefined || someoneMayLook() ? found : WITHOUT_KEYS[found];
  };
  return <Show when={saying()}>{(found) => <p class="roer-top__state">{t().shell.saving[found()]}</p>}</Show>;
}
