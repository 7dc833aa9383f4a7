import { once } from "node:events";
import { setTimeout as wait } from "node:timers/promises";
import { expect, onTestFinished, test } from "vitest";
import type { WebSocket } from "ws";
import { openLiveSocket } from "#tests/support/live-socket-client.ts";
import { memoryOf, openDossier, openRelay } from "#tests/support/open-relay.ts";
import { valueOf } from "#tests/support/relay-dossier.ts";

const SOCKETS = Number(process.env["SOCKETS"] ?? 10_000);
/** Longer than two pings of the relay, each of which must be answered. */
const IDLE = 75_000;
const AT_ONCE = 100;

/** Files that a process may have open bound how many there can be; the relay's are those of this process. */
test(`${SOCKETS} idle sockets stay, cost little, and each hears of the next write`, async () => {
  const relay = await openRelay(onTestFinished);
  const { dossier, holders } = await openDossier(relay.origin, 2);
  const [holder] = holders;
  if (!holder) throw new Error("two were let in");
  const sockets: WebSocket[] = [];
  onTestFinished(() => {
    for (const socket of sockets) socket.terminate();
  });
  let ended = 0;
  let heard = 0;
  const open = async (): Promise<void> => {
    const subscribed = new Promise<void>((resolve, reject) => {
      const socket = openLiveSocket(relay.origin, {
        dossier: dossier.dossier,
        section: dossier.section,
        actor: holder,
        after: () => 0,
        told: ({ t }) => {
          if (t === "subscribed") resolve();
          if (t === "refused") reject(new Error("the relay refused a socket"));
          if (t === "head") heard += 1;
        },
      });
      socket.on("error", reject);
      socket.on("close", () => (ended += 1));
      sockets.push(socket);
    });
    await subscribed;
  };
  await open();
  const before = memoryOf(relay.pid());
  while (sockets.length < SOCKETS)
    await Promise.all(Array.from({ length: Math.min(AT_ONCE, SOCKETS - sockets.length) }, open));
  const after = memoryOf(relay.pid());
  await wait(IDLE);
  expect(ended).toBe(0);

  const told = once(sockets.at(-1) ?? relayGone(), "message");
  const sent = performance.now();
  valueOf(await dossier.append(dossier.next(dossier.device, dossier.section)));
  const acked = performance.now();
  await told;
  while (heard < SOCKETS && performance.now() - acked < 60_000) await wait(10);
  const all = performance.now();
  console.log(
    `sockets: ${SOCKETS} idle for ${IDLE / 1000} s, ended ${ended}, heard of the next write ${heard}; ` +
      `KiB of the relay's memory a socket ${((after - before) / SOCKETS).toFixed(1)}; ` +
      `ms to its acknowledgement ${Math.round(acked - sent)}, to the last hint ${Math.round(all - sent)}`,
  );
  expect(heard).toBe(SOCKETS);
});

const relayGone = (): never => {
  throw new Error("there are sockets");
};
