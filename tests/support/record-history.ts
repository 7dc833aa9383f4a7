import { setTimeout as wait } from "node:timers/promises";
import type { RelayService } from "#relay/core/service.ts";
import { instant } from "#src/base/instant.ts";
import { epoch, epochAt } from "#src/protocol/time.ts";
import { type CuttingProxy, startCuttingProxy } from "./cutting-proxy.ts";
import { seeded } from "./flipped-store.ts";
import { HistoryReader, type Place } from "./history-reader.ts";
import { writeHistory } from "./history-writer.ts";
import { createActor } from "./relay-client-bytes.ts";
import { RelayDossier, valueOf } from "./relay-dossier.ts";
import type { History } from "./relay-history.ts";
import { type RelayOverHttp, relayOverHttp } from "./relay-over-http.ts";
import type { RelayProcess } from "./relay-process.ts";

/** One of the relays of a run; all serve the same store. */
export type RelayOfRun = Pick<RelayProcess, "origin" | "kill" | "restart" | "signal" | "setClock">;

export type Trouble = "kill" | "pause" | "clock" | "database";

export type Run = {
  readonly relays: readonly RelayOfRun[];
  readonly seed: number;
  /** Of each of the three authors. */
  readonly envelopes: number;
  /** In turn, each at a moment of its own. */
  readonly troubles: readonly Trouble[];
  /** How long who waits for word may be behind when all is quiet, in milliseconds. */
  readonly patience: number;
  /** Kills the database that they share, and starts it again. */
  readonly killDatabase?: () => Promise<void>;
};

export type Recorded = {
  readonly history: History;
  readonly counts: { readonly acked: number; readonly retried: number; readonly cuts: number; readonly kills: number };
};

const AUTHORS = 3;
/** Of eight connections one is reset after so many bytes at most. */
const DOOMED = 8;
const FURTHEST_CUT = 6000;
/** Milliseconds; what a relay asks of a request's time leaves room for all of a long test. */
const FURTHEST_BACK = 1000;
const PAUSE = 5;
const TRIES = 20;

/** Writes down what several clients see of a new section while its relays are troubled. */
export async function recordHistory(run: Run): Promise<Recorded> {
  const draw = seeded(1 + run.seed);
  const proxies = await Promise.all(run.relays.map(({ origin }) => startCuttingProxy(origin, planCuts(run.seed))));
  try {
    return await recordOver(run, proxies, draw);
  } finally {
    for (const proxy of proxies) proxy.close();
  }
}

function planCuts(seed: number) {
  const draw = seeded(7 + seed);
  return () =>
    draw(DOOMED) === 0
      ? ({ way: draw(2) === 0 ? "request" : "answer", after: draw(FURTHEST_CUT) } as const)
      : undefined;
}

async function recordOver(
  run: Run,
  proxies: readonly CuttingProxy[],
  draw: (below: number) => number,
): Promise<Recorded> {
  const [first] = run.relays;
  if (!first) throw new Error("a run needs a relay");
  const http = relayOverHttp(first.origin);
  // The other verbs are not asked of it here.
  const dossier = new RelayDossier(http as RelayService & RelayOverHttp, () => instant(Date.now()));
  valueOf(await dossier.register());
  const authors = [];
  for (let i = 0; i < AUTHORS; i++) {
    const actor = createActor();
    // From the quarter of an hour before: the relay's clock may be behind.
    const from = epoch(epochAt(dossier.now()) - 1);
    valueOf(await dossier.give(actor, { nbf: from, readFrom: from }));
    authors.push({ name: `author ${i + 1}`, actor });
  }
  let events = 0;
  let stored = 0;
  const refusals: string[] = [];
  const place: Place = {
    dossier,
    relayKey: await http.relayKey(),
    anyOrigin: () => proxies[draw(proxies.length)]?.origin ?? first.origin,
    next: () => (events += 1),
    stored: (more) => (stored += more),
    refuse: (words) => refusals.push(words),
  };
  const reader = (name: string) => new HistoryReader(name, place, dossier.device);
  const [looking, watching, polling] = [reader("who looks"), reader("who watches"), reader("who polls")];
  const stopping = new AbortController();
  const reading = [
    looking.look(() => 1 + draw(25), stopping.signal),
    watching.watch(stopping.signal),
    polling.poll(stopping.signal),
  ];

  let writing = true;
  const troubled = troubleRelays(run, draw, () => (writing ? stored : undefined));
  const writesOf = Promise.all(
    authors.map((author, i) => writeHistory(place, author, run.envelopes, seeded(run.seed * 9 + i + 2))),
  ).finally(() => (writing = false));
  // Together, for nobody who writes is answered when a relay does not start again.
  const [written, kills] = await Promise.all([writesOf, troubled]);
  const writes = written.flat();

  const last = reader("who reads at the end");
  // A connection from before a kill may still be taken for one that stands.
  for (let tries = 0; !(await last.pull(first.origin)); tries++) {
    if (tries === TRIES) throw new Error(`run ${run.seed}: a relay that nobody troubles gives the log`);
    await wait(PAUSE * tries);
  }
  const waiting = [watching, polling];
  const until = performance.now() + run.patience;
  while (waiting.some(({ after }) => after < last.after) && performance.now() < until) await wait(PAUSE);
  stopping.abort();
  await Promise.all(reading);
  await looking.pull(first.origin);
  const acked = writes.filter(({ acks }) => acks.length > 0).length;
  return {
    history: {
      writes,
      readers: [looking.saw(false), ...waiting.map((each) => each.saw(true)), last.saw(false)],
      log: last.rows,
      refusals,
    },
    counts: {
      acked,
      retried: writes.filter(({ acks }) => acks.length > 1).length,
      cuts: proxies.reduce((sum, proxy) => sum + proxy.cuts(), 0),
      kills,
    },
  };
}

/** How far each clock was set back. Never ahead again: to a relay of the tests that would be time that passed. */
const behind = new WeakMap<RelayOfRun, number>();

async function setBack(relay: RelayOfRun, by: number): Promise<void> {
  const offset = (behind.get(relay) ?? 0) - by;
  behind.set(relay, offset);
  await relay.setClock({ offset });
}

/** In turn, spread over what is written; answers how many were kills. All run again at the end. */
async function troubleRelays(
  { relays, troubles, envelopes, killDatabase }: Run,
  draw: (below: number) => number,
  stored: () => number | undefined,
): Promise<number> {
  let kills = 0;
  for (const [i, trouble] of troubles.entries()) {
    const each = (AUTHORS * envelopes) / troubles.length;
    const moment = Math.floor(each * (i + 0.1 + draw(80) / 100));
    while ((stored() ?? moment) < moment) await wait(1);
    const relay = relays[draw(relays.length)];
    if (!relay) break;
    if (trouble === "pause") {
      relay.signal("SIGSTOP");
      await wait(20 + draw(150));
      relay.signal("SIGCONT");
    } else if (trouble === "database") await killDatabase?.();
    else if (trouble === "clock") await setBack(relay, draw(FURTHEST_BACK));
    else {
      kills += 1;
      await relay.kill();
      await relay.restart();
    }
  }
  return kills;
}
