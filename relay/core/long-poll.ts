import type { Announcer, Topic } from "#relay/ports/announcer.ts";

/**
 * Asks again after every announcement on a topic until there is an answer, or the time is over, or the client went
 * away; then the last word counts. `ask` answers undefined while there is nothing to tell yet.
 */
export async function longPoll<T>(
  announcer: Announcer,
  topic: Topic,
  wait: number,
  gone: AbortSignal,
  ask: () => T | undefined,
): Promise<T | undefined> {
  const first = ask();
  if (first !== undefined || wait === 0 || gone.aborted) return first;
  return new Promise((resolve) => {
    const finish = (answer: T | undefined): void => {
      stop();
      clearTimeout(timer);
      gone.removeEventListener("abort", give);
      resolve(answer);
    };
    const give = (): void => finish(ask());
    const stop = announcer.listen(topic, () => {
      const answer = ask();
      if (answer !== undefined) finish(answer);
    });
    const timer = setTimeout(give, wait);
    gone.addEventListener("abort", give);
  });
}
