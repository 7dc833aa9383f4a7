import { isHere } from "#src/operations/is-here.ts";
import type { Session } from "#src/operations/session.ts";

/** Changes come in bursts; they are read once for all. */
const SETTLE_MS = 200;

/** What another tab wrote is shown here too; when it erased everything, this tab begins anew. Answers how to stop. */
export function listenToOtherTabs(session: Session): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;

  const read = async (): Promise<void> => {
    if (session.locked) return;
    const here = await isHere(session.ports).catch(() => false);
    if (!here) location.replace("/");
    else if (!session.locked) await session.exclusive(() => session.reload());
  };
  const stop = session.ports.tabs.onChange(() => {
    clearTimeout(timer);
    timer = setTimeout(() => void read(), SETTLE_MS);
  });
  return () => {
    clearTimeout(timer);
    stop();
  };
}
