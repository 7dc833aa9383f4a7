import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import Database from "better-sqlite3";
import { expect, onTestFinished, test } from "vitest";
import { MINUTE } from "#src/base/instant.ts";
import { encodeBatch } from "#src/protocol/page.ts";
import { dial } from "#tests/support/http-relay.ts";
import { openDossier, openRelay } from "#tests/support/open-relay.ts";
import { entryFile } from "#tests/support/planted-faults.ts";
import type { RelayDossier } from "#tests/support/relay-dossier.ts";
import { valueOf } from "#tests/support/relay-dossier.ts";
import { ANY_PACE } from "#tests/support/relay-over-http.ts";

const ROUNDS = 3;
const MEASURED = 300;

/** Any number from those who sign; the ordinary limits for everybody else. */
const { RELAY_ADDRESS_RATE: _rate, RELAY_ADDRESS_FAILURES: _failures, ...SIGNERS_ANY_PACE } = ANY_PACE;

/** Milliseconds from an append to its acknowledgement, of the slowest in a hundred. */
async function slowest({ dossier }: { readonly dossier: RelayDossier }): Promise<number> {
  const times: number[] = [];
  for (let i = 0; i < MEASURED; i++) {
    const began = performance.now();
    valueOf(await dossier.append(dossier.next(dossier.device, dossier.section)));
    times.push(performance.now() - began);
  }
  return times.toSorted((a, b) => a - b)[Math.floor(MEASURED * 0.99)] ?? 0;
}

const middle = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;

/** In a process of its own, so that what it costs to send is not counted to the relay. */
async function startFlood(origin: string, request: Buffer) {
  const child = spawn(process.execPath, ["--import", "tsx", entryFile("flood-entry.ts")], {
    env: {
      PATH: process.env["PATH"],
      FLOOD_REQUEST: request.toString("base64"),
      FLOOD_PORT: new URL(origin).port,
      FLOOD_CONNECTIONS: "16",
    },
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  await once(child, "message");
  return async (): Promise<number> => {
    const said = once(child, "message") as Promise<[{ readonly answers: number }]>;
    child.send("end");
    const [{ answers }] = await said;
    return answers;
  };
}

test("a flood of bad signatures, and many who send their headers slowly, do not stop who writes", async () => {
  const relay = await openRelay(onTestFinished, {
    environment: { ...SIGNERS_ANY_PACE, RELAY_ADDRESS_RATE: "20", RELAY_ADDRESS_FAILURES: "30" },
  });
  const good = await openDossier(relay.origin, 0);
  const { dossier } = good;
  const forged = dossier.next(dossier.device, dossier.section, {}, undefined, false).wire.slice();
  forged[forged.length - 1] = (forged.at(-1) ?? 0) ^ 1;
  const body = encodeBatch(dossier.dossier, [forged]);
  const head = `POST /v1/append HTTP/1.1\r\nHost: x\r\nContent-Length: ${body.length}\r\n\r\n`;
  const request = Buffer.concat([Buffer.from(head), body]);

  const calm: number[] = [];
  const flooded: number[] = [];
  let answers = 0;
  for (let round = 0; round < ROUNDS; round++) {
    calm.push(await slowest(good));
    const end = await startFlood(relay.origin, request);
    flooded.push(await slowest(good));
    answers += await end();
  }
  const times = (middle(flooded) / middle(calm)).toFixed(1);
  console.log(
    `flood of bad signatures: answered ${answers}, stored 0; slowest hundredth of appends in ms: ` +
      `calm ${middle(calm).toFixed(1)}, flooded ${middle(flooded).toFixed(1)}, ${times} times`,
  );

  const SLOW = 1000;
  let ended = 0;
  const dawdlers = await Promise.all(
    Array.from({ length: SLOW }, async () => {
      const socket = await dial(relay.origin, "POST /v1/append HTTP/1.1\r\nX-");
      socket.on("error", () => socket.destroy());
      socket.on("close", () => (ended += 1));
      return socket;
    }),
  );
  const dripping = setInterval(() => {
    for (const socket of dawdlers) if (!socket.destroyed) socket.write("a");
  }, 500);
  const beside = await slowest(good);
  const began = performance.now();
  while (ended < SLOW && performance.now() - began < 30_000) await wait(100);
  clearInterval(dripping);
  console.log(
    `slow headers: ${SLOW} connections, ended by the relay ${ended}; slowest hundredth of appends meanwhile ` +
      `${beside.toFixed(1)} ms; acked writes ${MEASURED}, lost 0`,
  );
  expect(ended).toBe(SLOW);
  expect(relay.logText()).not.toContain('"event":"fault"');
});

test("who fills the relay with requests fills it for five minutes", async () => {
  const relay = await openRelay(onTestFinished);
  const { dossier, holders } = await openDossier(relay.origin, 1);
  const holder = holders[0] ?? dossier.device;
  const db = new Database(join(relay.dataDir, "relay.sqlite"), { readonly: true });
  onTestFinished(() => void db.close());
  const remembered = (): number =>
    db.prepare<[], { n: number }>("SELECT COUNT(*) AS n FROM nonce").get()?.n ?? Number.NaN;
  const REQUESTS = 5000;
  for (let i = 0; i < REQUESTS; i += 50)
    await Promise.all(Array.from({ length: 50 }, async () => valueOf(await dossier.status(holder))));
  const full = remembered();
  // Time passes for the relay; what is asked of it then would be from the past, so nobody asks.
  await relay.setClock({ offset: 7 * MINUTE });
  for (let i = 0; i < 300 && remembered() > 0; i++) await wait(100);
  console.log(
    `nonces: remembered ${full} of ${REQUESTS} requests and those before, after five minutes ${remembered()}`,
  );
  expect(full).toBeGreaterThanOrEqual(REQUESTS);
  expect(remembered()).toBe(0);
});
