import type { Announcer, Topic } from "#relay/ports/announcer.ts";

/**
 * Asks again after every announcement on a topic until the answer is worth telling, or the time is over, or the client
 * went away; then the last word counts. Listens before it asks first, so that nothing falls between the two.
 */
export async function longPoll<T>(
  announcer: Announcer,
  topic: Topic,
  wait: number,
  gone: AbortSignal,
  ask: () => Promise<T>,
  isWorth: (answer: T) => boolean,
): Promise<T> {
  let isOver = wait === 0 || gone.aborted;
  let isAnnounced = false;
  let wake = (): void => undefined;
  const end = (): void => {
    isOver = true;
    wake();
  };
  const stop = announcer.listen(topic, () => {
    isAnnounced = true;
    wake();
  });
  const timer = setTimeout(end, wait);
  gone.addEventListener("abort", end);
  try {
    for (;;) {
      const isLast = isOver;
      isAnnounced = false;
      const answer = await ask();
      if (isLast || isWorth(answer)) return answer;
      await new Promise<void>((resolve) => {
        wake = resolve;
        if (isAnnounced || isOver) resolve();
      });
    }
  } finally {
    stop();
    clearTimeout(timer);
    gone.removeEventListener("abort", end);
  }
}
