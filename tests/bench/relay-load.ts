import { instant } from "#src/base/instant.ts";
import { encodeBatch } from "#src/protocol/page.ts";
import type { RelayService } from "#relay/core/service.ts";
import { RelayDossier, valueOf } from "#tests/support/relay-dossier.ts";
import { type RelayOverHttp, relayOverHttp } from "#tests/support/relay-over-http.ts";
import { type Connection, openConnection } from "./http-connection.ts";

/** The body of a record of a sentence or two, sealed. */
export const BODY_BYTES = 296;

const SECOND = 1000;

export const trueTime = () => instant(Date.now());

/** Residents with a device and a section at a relay of another process. */
export async function registerDossiers(origin: string, count: number): Promise<readonly RelayDossier[]> {
  const relay = relayOverHttp(origin) as RelayService & RelayOverHttp;
  const dossiers = Array.from({ length: count }, () => new RelayDossier(relay, trueTime));
  await inTurns(dossiers, 8, async (dossier) => void valueOf(await dossier.register()));
  return dossiers;
}

/** Runs over all, so many at a time. */
async function inTurns<One>(all: readonly One[], atOnce: number, run: (one: One) => Promise<void>): Promise<void> {
  const left = [...all];
  const work = async (): Promise<void> => {
    for (let one = left.pop(); one !== undefined; one = left.pop()) await run(one);
  };
  await Promise.all(Array.from({ length: atOnce }, work));
}

/** Bodies of requests, each to be sent once its author's one before is answered. */
export type Work = readonly (readonly Uint8Array[])[];

/** For each dossier so many batches of its device, signed and encoded. */
export const prepareAppends = (dossiers: readonly RelayDossier[], batches: number, batch: number): Work =>
  dossiers.map((d) =>
    Array.from({ length: batches }, () =>
      encodeBatch(
        d.dossier,
        Array.from({ length: batch }, () => d.next(d.device, d.section, {}, BODY_BYTES).wire),
      ),
    ),
  );

export const openConnections = (origins: readonly string[], count: number): Promise<readonly Connection[]> =>
  Promise.all(Array.from({ length: count }, (_, i) => openConnection(origins[i % origins.length] ?? "")));

/** Sends all over the connections, one request at a time on each; answers how many milliseconds it took. */
export async function appendAll(connections: readonly Connection[], work: Work): Promise<number> {
  const began = performance.now();
  await Promise.all(
    connections.map(async (connection, i) => {
      const mine = work.filter((_, author) => author % connections.length === i);
      const longest = Math.max(0, ...mine.map((bodies) => bodies.length));
      for (let at = 0; at < longest; at++)
        for (const bodies of mine) {
          const body = bodies[at];
          if (body) await append(connection, body);
        }
    }),
  );
  return performance.now() - began;
}

async function append(connection: Connection, body: Uint8Array): Promise<void> {
  const answer = await connection.post("/v1/append", "content-type: application/octet-stream\r\n", body);
  if (answer.status !== 200 || answer.body.includes('"refused"'))
    throw new Error(`the relay did not take an envelope: ${answer.body.toString().slice(0, 200)}`);
}

export type AppendLoad = {
  readonly origins: readonly string[];
  readonly dossiers: readonly RelayDossier[];
  readonly connections: number;
  /** Of each dossier, one after the other; and envelopes in each. */
  readonly requests: number;
  readonly batch: number;
};

/** Envelopes a second. They are signed before the clock starts. */
export async function appendRate({ origins, dossiers, connections, requests, batch }: AppendLoad): Promise<number> {
  const work = prepareAppends(dossiers, requests, batch);
  const open = await openConnections(origins, connections);
  const milliseconds = await appendAll(open, work);
  for (const connection of open) connection.close();
  return (dossiers.length * requests * batch * SECOND) / milliseconds;
}
