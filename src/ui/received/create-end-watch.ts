import { createEffect, onCleanup } from "solid-js";
import { sweep } from "#src/operations/end-access.ts";
import { useSession } from "#src/ui/session/app-context.tsx";

/** The longest that a browser's timer counts without overflowing. */
const LONGEST = 2 ** 31 - 1;

/**
 * Ends a key on this screen at its time, with or without a network. Timers sleep along with a computer, so it is looked at
 * again whenever the page comes back into sight.
 */
export function createEndWatch(): void {
  const session = useSession();
  createEffect(() => {
    const now = session();
    const ends = now
      .received()
      .flatMap(({ record }) => (record.over === undefined && record.until !== undefined ? [record.until] : []));
    const look = (): void => void sweep(now);
    const first = Math.min(...ends);
    const timer = ends.length > 0 ? setTimeout(look, Math.min(LONGEST, Math.max(0, first - now.now()))) : undefined;
    document.addEventListener("visibilitychange", look);
    onCleanup(() => {
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", look);
    });
  });
}
