// `npm run bench:peers -- relay`: Roer's relay beside relays of others, on the same work in the same rounds. With `--full`:
// ten thousand sockets, three times.
import { rmSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { ANY_PACE } from "#tests/support/relay-over-http.ts";
import { startRelay } from "#tests/support/relay-process.ts";
import { type Figures, median, report } from "./figures.ts";
import { installPeers } from "./install-peers.ts";
import { EVOLU, HOCUSPOCUS, NOSTR, type Peer, type ServedPeer, Y_WEBSOCKET, servePeer } from "./peer-process.ts";
import { FANOUT, relayFanout } from "./relay-fanout.ts";
import { BODY_BYTES, appendRate, registerDossiers } from "./relay-load.ts";
import { IDLE, IDLE_PLACES, kibPerIdleSocket } from "./relay-sockets.ts";

const [group = "relay"] = process.argv.slice(2).filter((word) => !word.startsWith("--"));
if (group !== "relay") throw new Error(`there are no peers of ${group}: say relay`);
const isFull = process.argv.includes("--full");
const ROUNDS = 3;
const SOCKETS = isFull ? 10_000 : 1000;
const AT_ONCE = 64;
const DOSSIERS = 128;
/** A record of the length that our body seals. */
const JSON_BYTES = 281;
const KIB = 1024;

const failed = new Map<string, string>();
/** Runs on with the others when one does not. */
async function trying<Result>(peer: Peer, run: () => Promise<Result>): Promise<Result | undefined> {
  if (failed.has(peer.name)) return undefined;
  try {
    return await run();
  } catch (thrown) {
    failed.set(peer.name, thrown instanceof Error ? thrown.message : "unknown");
    return undefined;
  }
}

const NANS = Array.from({ length: ROUNDS }, () => Number.NaN);
const samples: Record<string, number[]> = {};
const keep = (name: string, value: number | undefined): void => {
  if (value !== undefined) (samples[name] ??= []).push(value);
};
const of = (name: string): readonly number[] => samples[name] ?? NANS;

installPeers();
const served: ServedPeer[] = [];
for (const peer of [NOSTR, EVOLU, Y_WEBSOCKET, HOCUSPOCUS]) {
  const one = await trying(peer, () => servePeer(peer));
  if (one) served.push(one);
}
const byPeer = (peer: Peer): ServedPeer | undefined => served.find((one) => one.peer === peer);

const relay = await startRelay({ environment: ANY_PACE });
const dossiers = await registerDossiers(relay.origin, DOSSIERS);
// The first round is not counted: what the compilers do to code that is new to them is no part of any.
for (let round = -1; round < ROUNDS; round++) {
  const ours = await appendRate({ origins: [relay.origin], dossiers, connections: AT_ONCE, requests: 6, batch: 1 });
  const fanout = await relayFanout(relay.origin);
  const counts = round >= 0;
  if (counts) {
    keep("append", ours);
    keep("fanout", fanout.entry);
    keep("fanout_hint", fanout.hint);
  }
  for (const peer of [NOSTR, EVOLU]) {
    const work = { atOnce: AT_ONCE, each: 6, bodyBytes: BODY_BYTES, jsonBytes: JSON_BYTES };
    const one = byPeer(peer);
    const said = one && (await trying(peer, () => one.load<{ rate: number }>(work)));
    if (counts) keep(`append_${peer.name}`, said?.rate);
  }
  for (const peer of [Y_WEBSOCKET, HOCUSPOCUS]) {
    const one = byPeer(peer);
    const work = { fanout: { ...FANOUT, round, jsonBytes: JSON_BYTES } };
    const said = one && (await trying(peer, () => one.load<{ p99: number }>(work)));
    if (counts) keep(`fanout_${peer.name}`, said?.p99);
  }
}
await relay.stop();
rmSync(relay.dataDir, { recursive: true, force: true });
for (const one of served) one.stop();

for (let round = 0; round < (isFull ? ROUNDS : 1); round++) {
  keep("sockets", await kibPerIdleSocket(SOCKETS));
  for (const peer of [HOCUSPOCUS, Y_WEBSOCKET])
    keep(`sockets_${peer.name}`, await trying(peer, () => kibPerIdlePeerSocket(peer)));
}

async function kibPerIdlePeerSocket(peer: Peer): Promise<number> {
  const server = await servePeer(peer);
  try {
    const load = await server.keepLoading({ idle: { atOnce: IDLE.atOnce, places: IDLE_PLACES } });
    await load.tell({ open: IDLE.first });
    await sleep(IDLE.settle);
    const before = await server.memory();
    await load.tell({ open: SOCKETS });
    await sleep(IDLE.settle);
    const after = await server.memory();
    load.end();
    return (after - before) / KIB / SOCKETS;
  } finally {
    server.stop();
  }
}

const each = (name: string, unit: string, better: "lower" | "higher"): Figures => {
  const values = samples[name];
  return values ? { [name]: { value: median(values), unit, better } } : {};
};
/** Of two that were measured in the same round, the median; nothing when one of them was not. */
function over(name: string, a: string, b: string, better: "lower" | "higher", bar: number): Figures {
  const pairs = of(a).map((value, i) => value / (of(b)[i] ?? Number.NaN));
  const value = median(pairs);
  return Number.isNaN(value) ? {} : { [name]: { value, unit: "×", better, bar } };
}

const bestFanout = of("fanout").map((_, i) =>
  Math.min(...[Y_WEBSOCKET, HOCUSPOCUS].map(({ name }) => samples[`fanout_${name}`]?.[i] ?? Number.POSITIVE_INFINITY)),
);
/** What is left of one and a half times the best peer and 5 ms: a bar at nought. */
const overBar = (name: string): number => median(of(name).map((value, i) => value - 1.5 * (bestFanout[i] ?? 0) - 5));
const beyond = (name: string): Figures => ({
  [`${name}_p99_beyond_1_5_best_and_5_ms`]: { value: overBar(name), unit: "ms", better: "lower", bar: 0 },
});

const figures: Figures = {
  ...each("append", "per s", "higher"),
  ...each("append_evolu", "per s", "higher"),
  ...each("append_nostr_relay", "per s", "higher"),
  ...over("append_over_evolu", "append", "append_evolu", "higher", 8),
  ...over("append_over_nostr_relay", "append", "append_nostr_relay", "higher", 15),
  ...each("fanout", "ms", "lower"),
  ...each("fanout_hint", "ms", "lower"),
  ...each("fanout_y_websocket", "ms", "lower"),
  ...each("fanout_hocuspocus", "ms", "lower"),
  ...(Number.isFinite(median(bestFanout)) ? { ...beyond("fanout"), ...beyond("fanout_hint") } : {}),
  idle_sockets: { value: SOCKETS, unit: "sockets", better: "higher" },
  ...each("sockets", "KiB", "lower"),
  ...each("sockets_hocuspocus", "KiB", "lower"),
  ...each("sockets_y_websocket", "KiB", "lower"),
  ...over("kib_per_idle_socket_over_hocuspocus", "sockets", "sockets_hocuspocus", "lower", 0.6),
};
const isAbove = report("peers", figures);
for (const [name, why] of failed) console.log(`${name} was not measured: ${why}`);
if (!isAbove || failed.size > 0) process.exitCode = 1;
