import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { Client } from "pg";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { createBlobStore } from "#relay/adapters/memory/blobs.ts";
import { withPostgresCaretaker } from "#relay/adapters/postgres/caretaker.ts";
import { createPostgresRelay } from "#relay/adapters/postgres/relay.ts";
import type { PieceName } from "#relay/ports/blob-store.ts";
import type { Caretaker, CheckReport } from "#relay/ports/caretaker.ts";
import { fillRelay } from "#tests/support/filled-store.ts";
import { type PostgresCluster, programs, startCluster } from "#tests/support/postgres-cluster.ts";
import { type RelayDossier, valueOf, verdict } from "#tests/support/relay-dossier.ts";
import { START, testSender } from "#tests/support/relay-under-test.ts";

let cluster: PostgresCluster;
let original: string;
let dossiers: readonly RelayDossier[];
const blobs = createBlobStore();
const open = (url: string) =>
  createPostgresRelay({
    url,
    clock: () => START,
    blobs,
    disk: { freeShare: () => 1 },
    limits: { grantRate: { burst: 1000, perSecond: 1000 } },
    push: testSender({ sentTo: [], says: () => "taken" }),
    everySecond: () => () => undefined,
  });

beforeAll(async () => {
  cluster = await startCluster();
  original = await cluster.database();
  const relay = await open(original);
  dossiers = await fillRelay(relay, () => START, 1);
  await relay.close();
}, 120_000);
afterAll(() => cluster.remove());

/** A copy to break something in, by statements of somebody who is no relay. */
async function filled() {
  const url = await cluster.database(original);
  const client = new Client({ connectionString: url });
  await client.connect();
  onTestFinished(() => client.end());
  return {
    url,
    run: async <Row extends object = Record<string, unknown>>(text: string) => (await client.query<Row>(text)).rows,
    check: (quick = false) => withPostgresCaretaker(url, blobs, (care) => care.check(quick)),
  };
}

type Place = { readonly table: string; readonly column: string; readonly type: string; readonly nullable: boolean };
type Broken = Place & { readonly ctid: string };

const COLUMNS = `SELECT table_name AS "table", column_name AS "column", data_type AS type,
  is_nullable = 'YES' AS nullable FROM information_schema.columns
  WHERE table_schema = 'public' AND column_name <> 'row_sum' ORDER BY table_name, ordinal_position`;
const CHAINED = ["envelope", "access_line"];
const isHead = ({ table, column }: Place): boolean => table === "section" && column.startsWith("head_");

/** One bit is another, or something is where nothing was; done twice, it is as it was. */
function bent({ column, type, nullable }: Place): string {
  const kinds: Readonly<Record<string, readonly [some: string, flipped: string]>> = {
    bytea: ["''", `set_bit(${column}, 3, 1 - get_bit(${column}, 3))`],
    bigint: ["-1", `${column} # ${2 ** 40}`],
    boolean: ["true", `NOT ${column}`],
    text: ["''", `overlay(${column} placing chr(ascii(${column}) # 1) from 1 for 1)`],
  };
  const [some, flipped] = kinds[type] ?? ["", ""];
  if (!nullable) return flipped;
  return `CASE WHEN ${column} IS NULL THEN ${some} WHEN ${column} = ${some} THEN NULL ELSE ${flipped} END`;
}

/** One column of each table at a time: the first of each, the second of each, and so on. */
function rounds(places: readonly Place[]): readonly (readonly Place[])[] {
  const tables = [...new Set(places.map(({ table }) => table))].map((name) =>
    places.filter(({ table }) => table === name),
  );
  const most = Math.max(...tables.map((columns) => columns.length));
  return Array.from({ length: most }, (_, i) => tables.flatMap((columns) => columns[i] ?? []));
}

test(
  "one bit that changed in any column of any table is told by the table's name, and by nothing of what is in it",
  { timeout: 120_000 },
  async () => {
    const { run, check } = await filled();
    expect((await check()).faults).toEqual([]);
    const places = await run<Place>(COLUMNS);
    for (const table of new Set(places.map((place) => place.table)))
      await run(`ALTER TABLE ${table} DISABLE TRIGGER USER`);
    await run("ALTER TABLE mark DROP CONSTRAINT mark_one_check");
    const untouched: Place[] = [];
    const breakOne = async (place: Place): Promise<readonly Broken[]> => {
      const { table, column } = place;
      const [row] = await run(`UPDATE ${table} SET ${column} = ${bent(place)}
      WHERE ctid = (SELECT ctid FROM ${table} ORDER BY ${column} IS NULL, ctid LIMIT 1) RETURNING ctid::text`);
      if (!row) untouched.push(place);
      return row ? [{ ...place, ctid: String(row["ctid"]) }] : [];
    };
    // That nothing keeps the sums any more is a fault by itself.
    expect(new Set((await check()).faults.map(({ what }) => what))).toEqual(new Set(["schema"]));
    const missed: Broken[] = [];
    const tryRound = async (round: readonly Place[], isFoundBy: (place: Place, found: string) => boolean) => {
      const broken: Broken[] = [];
      for (const place of round) broken.push(...(await breakOne(place)));
      const report = await check();
      const found = report.faults.map(({ where, what }) => `${where} ${what}`);
      missed.push(...broken.filter((place) => !found.some((each) => isFoundBy(place, each))));
      for (const { dossier, section } of dossiers)
        for (const word of [dossier, section]) expect(JSON.stringify(report)).not.toContain(word);
      for (const one of broken)
        await run(`UPDATE ${one.table} SET ${one.column} = ${bent(one)} WHERE ctid = '${one.ctid}'`);
    };
    const chained = places.filter(({ table }) => CHAINED.includes(table));
    const heads = places.filter(isHead);
    const summed = places.filter(
      (place) => !chained.includes(place) && !heads.includes(place) && place.table !== "version",
    );
    for (const round of rounds(summed)) await tryRound(round, ({ table }, found) => found === `${table} sum`);
    for (const round of rounds(chained)) await tryRound(round, ({ table }, found) => found.startsWith(`${table} `));
    for (const head of heads) await tryRound([head], (_, found) => found === "section head");
    expect(missed).toEqual([]);
    expect(untouched).toEqual([]);
    // All was put back: what was found was what had been changed.
    expect(new Set((await check()).faults.map(({ what }) => what))).toEqual(new Set(["schema"]));
  },
);

const words = (report: CheckReport): readonly string[] => report.faults.map(({ where, what }) => `${where} ${what}`);

test("a log that lost its end, a gap in it, and a row put in another's place are found by the chains alone", async () => {
  const { run, check } = await filled();
  // With the trigger, so that the sum of every row fits.
  await run(
    "DELETE FROM envelope WHERE (dossier, section, pos) IN (SELECT dossier, id, head_pos FROM section ORDER BY head_pos DESC LIMIT 1)",
  );
  expect(words(await check())).toEqual(["section head"]);
  await run("DELETE FROM access_line WHERE pos = 2 AND dossier = (SELECT min(dossier::text)::bytea FROM access_line)");
  expect(words(await check())).toEqual(["access_line chain", "access_line gap", "section head"]);
  await run("UPDATE envelope SET time = time + 1 WHERE pos = 1");
  expect(words(await check())).toContain("envelope chain");
  expect(words(await check(true))).toEqual([]);
});

test("a piece of a file that is gone is found, and what is gone with its row is no fault", async () => {
  const { run, check } = await filled();
  const pieces: PieceName[] = [];
  for await (const name of blobs.all()) pieces.push(name);
  const [piece] = pieces;
  if (!piece) throw new Error("three dossiers have a file each");
  const sealed = await blobs.get(piece);
  if (!sealed) throw new Error("it was stored");
  await blobs.remove(piece);
  onTestFinished(() => blobs.put(piece, sealed));
  expect((await check()).faults).toEqual([{ where: "blobs", what: "missing", count: 1 }]);
  for (const table of ["blob", "blob_piece"]) await run(`DELETE FROM ${table} WHERE blob = '\\x${piece.blob}'`);
  expect((await check()).faults).toEqual([]);
});

test("tables that were made otherwise, or not at all, are a fault and no crash", async () => {
  const { run, check } = await filled();
  await run("DROP INDEX push_look");
  await run("ALTER TABLE bundle ALTER COLUMN counter TYPE numeric");
  expect(words(await check())).toEqual(["bundle schema", "push schema"]);
  await run("DROP TABLE push");
  expect(words(await check())).toContain("push 42P01");
  const empty = await cluster.database();
  const report = await withPostgresCaretaker(empty, blobs, (care) => care.check(false));
  expect(words(report)).toContain("database 42P01");
  const nowhere = await withPostgresCaretaker(cluster.address("nowhere"), blobs, (care) => care.check(false));
  expect(words(nowhere)).toEqual(["database 3D000"]);
});

test("a database from before rows were summed says so, and is whole after a start", async () => {
  const { url, run, check } = await filled();
  const summed = await run<{ name: string }>(
    "SELECT tgrelid::regclass::text AS name FROM pg_trigger WHERE tgname = 'row_sum'",
  );
  for (const { name } of summed) await run(`DROP TRIGGER row_sum ON ${name}; ALTER TABLE ${name} DROP COLUMN row_sum`);
  await run("DROP FUNCTION keep_row_sum; DROP FUNCTION row_sum_of; UPDATE version SET number = 1");
  expect(words(await check())).toContain("database version");
  await (await open(url)).close();
  expect((await check()).faults).toEqual([]);
});

test("a dump that is put back is whole by its sums, and who has a cursor from before is told to pull again", async () => {
  const { url, run } = await filled();
  const dump = execFileSync(join(programs(), "pg_dump"), [url]);
  const restored = await cluster.database();
  execFileSync(join(programs(), "psql"), ["--quiet", "--set=ON_ERROR_STOP=1", restored], {
    input: dump,
    stdio: "pipe",
  });
  const care = <T>(ask: (of: Caretaker) => Promise<T>) => withPostgresCaretaker(restored, blobs, ask);
  const now = Math.floor(START / 1000);
  expect(await care((of) => of.restored(now))).toMatchObject({ faults: [] });
  expect(await care((of) => of.check(false))).toMatchObject({ faults: [] });
  const relay = await open(restored);
  onTestFinished(() => relay.close());
  const [d] = dossiers;
  if (!d) throw new Error("three dossiers were kept");
  d.relay = relay;
  expect(verdict(await d.read(d.device))).toBe("stale-cursor");
  d.incarnation = valueOf(await d.status(d.device)).incarnation;
  expect(d.incarnation).toBe(now);
  expect(valueOf(await d.read(d.device)).frames).toHaveLength(6);
  // The same once more gives another one; a database with a fault gets none.
  await care((of) => of.restored(now));
  expect(valueOf(await d.status(d.device)).incarnation).toBe(now + 1);
  await run("UPDATE envelope SET seq = seq + 100 WHERE pos = 1");
  const before = await run("SELECT incarnation FROM dossier ORDER BY id");
  expect((await withPostgresCaretaker(url, blobs, (of) => of.restored(now))) as CheckReport).not.toMatchObject({
    faults: [],
  });
  expect(await run("SELECT incarnation FROM dossier ORDER BY id")).toEqual(before);
});
