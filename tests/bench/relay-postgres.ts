import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { rmSync } from "node:fs";
import { PREFIX_LENGTH } from "#src/protocol/envelope.ts";
import { startCluster } from "#tests/support/postgres-cluster.ts";
import { ANY_PACE } from "#tests/support/relay-over-http.ts";
import { type RelayProcess, startRelay } from "#tests/support/relay-process.ts";
import { BODY_BYTES, appendRate, registerDossiers } from "./relay-load.ts";

const SECOND = 1000;
const DOSSIERS = 64;
/** The relay waits for a connection to the database for five seconds at most: more at once would be refused by a busy machine. */
const AT_ONCE = 16;
const BATCH = 20;

/** Envelopes a second in batches of twenty, by one relay and by two over one database; and rows that PostgreSQL copies in. */
export type PostgresRound = { readonly one: number; readonly two: number; readonly copy: number };

/** On a PostgreSQL of its own that syncs every commit, as one in service does. */
export async function postgresRounds(
  rounds: number,
  requests: number,
  rows: number,
): Promise<readonly PostgresRound[]> {
  const cluster = await startCluster({ fsync: "on", shared_buffers: "256MB", autovacuum: "on" });
  const relays: RelayProcess[] = [];
  try {
    const database = await cluster.database();
    const environment = { ...ANY_PACE, DATABASE_URL: database };
    for (let i = 0; i < 2; i++) relays.push(await startRelay({ environment }));
    const [first, ...others] = relays.map(({ origin }) => origin);
    if (first === undefined) return [];
    const dossiers = await registerDossiers(first, DOSSIERS);
    const load = { dossiers, connections: AT_ONCE, requests, batch: BATCH };
    await appendRate({ ...load, origins: [first, ...others], requests: 1 });
    const measured: PostgresRound[] = [];
    for (let i = 0; i < rounds; i++)
      measured.push({
        copy: copyRate(database, rows),
        one: await appendRate({ ...load, origins: [first] }),
        two: await appendRate({ ...load, origins: [first, ...others] }),
      });
    return measured;
  } finally {
    for (const relay of relays) {
      await relay.stop();
      rmSync(relay.dataDir, { recursive: true, force: true });
    }
    await cluster.remove();
  }
}

const COLUMNS =
  "dossier, section, pos, grant_id, seq, epoch, time, env_hash, head_hash, prefix, body_hash, signature, body";

/** Rows a second by one binary COPY into the relay's own table, as the server tells how long it took. */
function copyRate(database: string, rows: number): number {
  const copy = `\\copy envelope (${COLUMNS}) FROM STDIN (FORMAT binary)`;
  const { status, stdout } = spawnSync("psql", [database, "--no-psqlrc", "-c", "\\timing on", "-c", copy], {
    input: copyFile(rows),
    encoding: "latin1",
    stdio: ["pipe", "pipe", "inherit"],
  });
  const milliseconds = /Time: ([\d.]+) ms/u.exec(stdout)?.[1];
  if (status !== 0 || milliseconds === undefined) throw new Error("PostgreSQL did not take the copy");
  return (rows * SECOND) / Number(milliseconds);
}

/** The form is PostgreSQL's own: a signature, flags, an extension; then rows of fields with their lengths; and −1 for the end. */
function copyFile(rows: number): Buffer {
  const head = Buffer.concat([Buffer.from("PGCOPY\n\xff\r\n\0", "latin1"), Buffer.alloc(8)]);
  const place = [randomBytes(16), randomBytes(16)];
  const grant = randomBytes(16);
  const hash = randomBytes(32);
  const sealed = [hash, hash, randomBytes(PREFIX_LENGTH), hash, randomBytes(64), randomBytes(BODY_BYTES)];
  const row = (n: number): Buffer => {
    const fields = [...place, bigint(n), grant, bigint(n), bigint(1), bigint(1), ...sealed];
    return Buffer.concat([int16(fields.length), ...fields.flatMap((field) => [int32(field.length), field])]);
  };
  return Buffer.concat([head, ...Array.from({ length: rows }, (_, i) => row(i + 1)), int16(-1)]);
}

const int16 = (value: number): Buffer => {
  const out = Buffer.alloc(2);
  out.writeInt16BE(value);
  return out;
};
const int32 = (value: number): Buffer => {
  const out = Buffer.alloc(4);
  out.writeInt32BE(value);
  return out;
};
const bigint = (value: number): Buffer => {
  const out = Buffer.alloc(8);
  out.writeBigInt64BE(BigInt(value));
  return out;
};
