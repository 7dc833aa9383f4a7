import type { Session } from "#src/operations/session.ts";

/** Where a browser never rests, or does not say when it does, it goes on all the same. */
const LATEST_MS = 1_000;

const whenIdle = (): Promise<void> =>
  new Promise((resolve) => {
    if (typeof requestIdleCallback === "function") requestIdleCallback(() => resolve(), { timeout: LATEST_MS });
    else setTimeout(resolve);
  });

/**
 * Reads received keys behind the first screen, which shows them by what was known of them, and keeps that up to date.
 * Answers how to stop.
 */
export function keepKeysRead(session: Session): () => void {
  let busy = false;
  let again = false;

  async function work(): Promise<void> {
    const { keepOverview, readRest } = await import("#src/operations/keep-overview.ts");
    do {
      again = false;
      await whenIdle();
      await readRest(session, whenIdle);
      await keepOverview(session, whenIdle);
    } while (again && !session.locked);
  }
  const begin = async (): Promise<void> => {
    again = true;
    if (busy || session.locked || session.held.length === 0) return;
    busy = true;
    try {
      await work();
    } catch (thrown) {
      // Who is locked in the middle of reading has no key to go on with.
      if (!session.locked) throw thrown;
    } finally {
      busy = false;
    }
  };
  void begin();
  return session.onChange(() => void begin());
}
