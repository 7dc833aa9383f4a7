import { ok } from "#src/base/result.ts";
import type { PushRow } from "#relay/ports/push-box.ts";
import type { Desk } from "./desk.ts";

/** Messages on their way at once; what is due beyond that waits in the store, one row a subscription. */
const MOST_AT_ONCE = 32;

/** Tells push services of what waits, apart from the requests that wrote it: none of them is held up by this. */
export type Pusher = {
  /** Once a second. Resolves when what it began has ended. */
  tick(): Promise<void>;
  /** Resolves when nothing is on its way any more; what is, was broken off by the closing of the desk. */
  ended(): Promise<void>;
};

export function createPusher(desk: Desk): Pusher {
  const { parts, now, closing } = desk;
  const { push: sender } = parts;
  const underWay = new Set<Promise<void>>();
  let taking: Promise<void> | undefined;

  async function send(push: PushRow): Promise<void> {
    // Stopped or turned off between the taking and now.
    const still = await desk.look((facts) => ok(facts.push.subscription(push.dossier, push.grant)?.endpoint));
    if (!sender || closing.aborted || !still.ok || still.value !== push.endpoint) return;
    const outcome = await sender.send(push, now(), closing);
    if (closing.aborted || (outcome === "taken" && push.failures === 0)) return;
    await desk.run("settlePush", { push, outcome });
  }

  async function take(): Promise<void> {
    const due = await desk.look(({ push }) => ok(push.anyDue(now())));
    if (!due.ok || !due.value) return;
    const taken = await desk.run("takePushes", { most: MOST_AT_ONCE - underWay.size });
    for (const push of taken.ok ? taken.value.taken : []) {
      const sending = send(push).finally(() => underWay.delete(sending));
      underWay.add(sending);
    }
  }

  const ended = async (): Promise<void> => {
    await taking;
    await Promise.all(underWay);
  };

  return {
    tick: async () => {
      if (!sender || taking || underWay.size >= MOST_AT_ONCE) return;
      taking = take().finally(() => {
        taking = undefined;
      });
      await ended();
    },
    ended,
  };
}
