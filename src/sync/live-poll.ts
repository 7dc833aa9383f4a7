import { SECOND } from "#src/base/instant.ts";
import type { Result } from "#src/base/result.ts";
import type { RelayFault, Syncable } from "#src/operations/ports.ts";
import type { ProblemName } from "#src/protocol/errors.ts";
import { LONG_POLL, READ_SECTIONS } from "#src/protocol/limits.ts";
import type { PollAnswer } from "#src/protocol/live-messages.ts";
import { backoff } from "./backoff.ts";
import type { RelayClient } from "./relay-client.ts";
import type { Timers } from "./timers.ts";

export type LivePollParts = {
  readonly poll: RelayClient["poll"];
  readonly wanted: () => readonly Syncable[];
  readonly timers: Timers;
  readonly random: () => number;
  readonly news: (syncable: Syncable, answer: PollAnswer) => void;
  /** The relay lets this access listen no more; the next exchange learns why. */
  readonly refused: (syncable: Syncable) => void;
};

/** Browsers open six connections to a host at most over HTTP/1.1; the other half stays free for requests. */
const AT_ONCE = 3;
/** After news, so that the exchange which fetches it comes first. */
const BREATH = 2 * SECOND;

/** Refusals that say nothing of the access. */
const PASSING: ReadonlySet<ProblemName> = new Set(["rate", "unavailable", "replayed"]);

/** For networks that let no WebSocket through: asks, and the relay answers when there is something. Ends when told. */
export function startLivePoll({ poll, wanted, timers, random, news, refused }: LivePollParts): () => void {
  const stop = new AbortController();
  const pause = (delay: number): Promise<void> =>
    new Promise((resolve) => {
      const end = (): void => {
        cancel();
        stop.signal.removeEventListener("abort", end);
        resolve();
      };
      const cancel = timers.after(delay, end);
      stop.signal.addEventListener("abort", end);
    });

  async function lane(first: number): Promise<void> {
    let failures = 0;
    for (let turn = first; !stop.signal.aborted; turn += AT_ONCE) {
      const all = wanted();
      const syncable = first < all.length ? all[turn % all.length] : undefined;
      const answer = syncable && (await ask(syncable, Math.ceil(all.length / AT_ONCE)));
      if (stop.signal.aborted) return;
      failures = answer && !answer.ok ? failures + 1 : 0;
      if (!answer) await pause(LONG_POLL);
      else if (!answer.ok) {
        if (syncable && answer.error.type === "refused" && !PASSING.has(answer.error.problem)) refused(syncable);
        await pause(backoff(failures, random));
      } else if (syncable) {
        const isNews = answer.value.sections.length > 0 || answer.value.aclVersion !== syncable.aclVersion();
        if (isNews) news(syncable, answer.value);
        if (isNews) await pause(BREATH);
      }
    }
  }

  /** Each of many accesses gets its turn within one long poll's time. */
  const ask = (syncable: Syncable, share: number): Promise<Result<PollAnswer, RelayFault>> =>
    poll(
      syncable.signer,
      {
        aclVersion: syncable.aclVersion(),
        sections: (syncable.cursors() ?? []).slice(0, READ_SECTIONS),
        wait: Math.floor(LONG_POLL / share),
      },
      stop.signal,
    );

  for (let first = 0; first < AT_ONCE; first++) void lane(first);
  return () => stop.abort();
}
