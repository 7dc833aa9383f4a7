import { setTimeout as sleep } from "node:timers/promises";
import type { WebSocket } from "ws";
import { decodePage } from "#src/protocol/page.ts";
import type { RelayDossier } from "#tests/support/relay-dossier.ts";
import { quantile } from "./figures.ts";
import { type Connection, openConnection } from "./http-connection.ts";
import { closeSockets, openLive } from "./live-sockets.ts";
import { appendAll, openConnections, prepareAppends, registerDossiers } from "./relay-load.ts";
import { prepareRead, readPage } from "./relay-reads.ts";

/** Of all relays that are compared: so many places, each with so many readers, and so many writings a second over all. */
export const FANOUT = { places: 10, readers: 8, perSecond: 25, writings: 100 } as const;
const SECOND = 1000;
/** Nobody has heard it by then: it counts as this long, and the figure shows that something is wrong. */
const PATIENCE = 5 * SECOND;

/** 99th percentiles in milliseconds, from the first byte of a writing. */
export type Fanout = {
  /** Until a reader is told that there is something new; by then it is on the relay's disk. */
  readonly hint: number;
  /** Until the entry itself is with a reader who reads at once when told. */
  readonly entry: number;
};

/** Readers who are told of each writing, and others who then read it; at a pace that leaves the relay time. */
export async function relayFanout(origin: string): Promise<Fanout> {
  const hint = await writeAndWait(origin, undefined);
  const entry = await writeAndWait(origin, readFrom);
  return { hint: quantile(hint, 0.99), entry: quantile(entry, 0.99) };
}

type Reading = (connection: Connection, dossier: RelayDossier, after: number) => Promise<void>;
type Place = { readonly dossier: RelayDossier; readonly began: number[] };

/** How long each reader of each writing waited, in milliseconds. */
async function writeAndWait(origin: string, then: Reading | undefined): Promise<readonly number[]> {
  const dossiers = await registerDossiers(origin, FANOUT.places);
  const places: readonly Place[] = dossiers.map((dossier) => ({ dossier, began: [] }));
  const took: number[] = [];
  const connections: Connection[] = [];
  const sockets: WebSocket[] = [];
  for (const place of places)
    for (let i = 0; i < FANOUT.readers; i++) {
      // One that is opened and not used is closed by the relay within seconds.
      const connection = then && (await openConnection(origin));
      if (connection) connections.push(connection);
      const read = connection && then ? (after: number) => then(connection, place.dossier, after) : undefined;
      sockets.push(await openReader(origin, place, read, took));
    }
  await writeAtPace(origin, places);
  const all = FANOUT.writings * FANOUT.readers;
  for (const end = performance.now() + PATIENCE; took.length < all && performance.now() < end;) await sleep(20);
  for (const connection of connections) connection.close();
  await closeSockets(sockets);
  return [...took, ...Array.from({ length: all - took.length }, () => PATIENCE)];
}

function openReader(
  origin: string,
  { dossier, began }: Place,
  read: ((after: number) => Promise<void>) | undefined,
  took: number[],
): Promise<WebSocket> {
  let known = 0;
  let turn = Promise.resolve();
  return openLive(origin, dossier, (pos) => {
    turn = turn.then(async () => {
      if (pos <= known) return;
      await read?.(known);
      for (; known < pos; known++) took.push(performance.now() - (began[known] ?? Number.NaN));
    });
  });
}

async function writeAtPace(origin: string, places: readonly Place[]): Promise<void> {
  const each = FANOUT.writings / places.length;
  const dossiers = places.map(({ dossier }) => dossier);
  const work = prepareAppends(dossiers, each, 1);
  const writers = await openConnections([origin], places.length);
  const start = performance.now();
  const gap = (SECOND * places.length) / FANOUT.perSecond;
  await Promise.all(
    places.map(async ({ began }, i) => {
      for (const [n, body] of (work[i] ?? []).entries()) {
        await sleep(Math.max(0, start + (n + i / places.length) * gap - performance.now()));
        const writer = writers[i];
        if (!writer) return;
        began.push(performance.now());
        await appendAll([writer], [[body]]);
      }
    }),
  );
  for (const writer of writers) writer.close();
}

const readFrom: Reading = async (connection, dossier, after) => {
  const page = decodePage(dossier.dossier, await readPage(connection, prepareRead(dossier, after)));
  if (!page || page.frames.length === 0) throw new Error("a reader got no entry");
};
