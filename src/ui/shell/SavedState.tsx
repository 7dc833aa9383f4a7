import type { JSX } from "solid-js";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { type Connection, useApp } from "#src/ui/session/app-context.tsx";

type Saying = "local" | "notShared" | "shared" | "busy";

/** Trouble itself is told in the band above; here only what it means for what was typed. */
const SAYINGS: Readonly<Record<Connection, Saying>> = {
  "saved-here": "notShared",
  sharing: "busy",
  shared: "shared",
  offline: "notShared",
  trouble: "notShared",
  clock: "notShared",
};

export function SavedState(): JSX.Element {
  const app = useApp();
  const { t } = useI18n();
  return <p class="roer-top__state">{t().shell.saving[SAYINGS[app.connection()]]}</p>;
}
