import { type Accessor, createEffect } from "solid-js";
import { hasNews } from "#src/operations/news.ts";
import { sayOpened } from "#src/operations/receipts.ts";
import type { Replica } from "#src/operations/replica.ts";
import { useApp, useSession } from "#src/ui/session/app-context.tsx";

/** Says "geopend" to the resident after a part with something new was on the screen; once until there is more. */
export function createOpened(replica: Accessor<Replica>): void {
  const app = useApp();
  const session = useSession();
  createEffect(() => {
    const at = session();
    const shown = replica();
    if (document.visibilityState !== "visible" || shown.record.over !== undefined) return;
    const fresh = shown.sections.filter((copy) => hasNews(shown, copy));
    if (fresh.length === 0) return;
    const said = fresh.map(({ id }) => sayOpened(at, shown, id));
    void Promise.all(said).then(() => app.wake());
  });
}
