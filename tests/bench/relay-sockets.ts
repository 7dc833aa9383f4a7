import { setTimeout as sleep } from "node:timers/promises";
import type { WebSocket } from "ws";
import { ANY_PACE } from "#tests/support/relay-over-http.ts";
import { freePort } from "#tests/support/free-port.ts";
import { startRelay } from "#tests/support/relay-process.ts";
import { closeSockets, openLive } from "./live-sockets.ts";
import { processFigure } from "./process-figures.ts";
import { registerDossiers } from "./relay-load.ts";

/** Sockets of one process are spread over so many dossiers, documents or rooms. */
export const IDLE_PLACES = 100;
/** Opened so many at a time; and then left alone for so many milliseconds. */
export const IDLE = { first: 500, atOnce: 50, settle: 2000 } as const;
const KIB = 1024;

/** What each further socket adds to the memory of a relay's process, in KiB, once all of them are open and watch. */
export async function kibPerIdleSocket(count: number): Promise<number> {
  const metrics = await freePort();
  const relay = await startRelay({ environment: { ...ANY_PACE, RELAY_METRICS_PORT: String(metrics) } });
  const resident = () => processFigure(metrics, "process_resident_memory_bytes");
  try {
    const dossiers = await registerDossiers(relay.origin, IDLE_PLACES);
    const sockets: WebSocket[] = [];
    const open = async (many: number): Promise<void> => {
      for (let from = 0; from < many; from += IDLE.atOnce)
        sockets.push(
          ...(await Promise.all(
            Array.from({ length: Math.min(IDLE.atOnce, many - from) }, (_, i) => {
              const dossier = dossiers[(from + i) % dossiers.length];
              if (!dossier) throw new Error("there are places to watch");
              return openLive(relay.origin, dossier, () => undefined);
            }),
          )),
        );
    };
    // What the first ones bring about is the process's, not theirs: caches that fill, code that is compiled.
    await open(IDLE.first);
    await sleep(IDLE.settle);
    const before = await resident();
    await open(count);
    await sleep(IDLE.settle);
    const after = await resident();
    await closeSockets(sockets);
    return (after - before) / KIB / count;
  } finally {
    await relay.stop();
  }
}
