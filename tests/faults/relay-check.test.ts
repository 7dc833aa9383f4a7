import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { createBlobFiles } from "#relay/adapters/files/blob-files.ts";
import { checkStore } from "#relay/adapters/sqlite/check.ts";
import { openWriter } from "#relay/adapters/sqlite/open-database.ts";
import { fillStore } from "#tests/support/filled-store.ts";
import { everyValue, kindOfPlace, seeded, writeFlipped } from "#tests/support/flipped-store.ts";
import type { RelayDossier } from "#tests/support/relay-dossier.ts";
import { START } from "#tests/support/relay-under-test.ts";

const folder = (): string => {
  const made = mkdtempSync(join(tmpdir(), "roer-check-"));
  onTestFinished(() => rmSync(made, { recursive: true, force: true }));
  return made;
};

let original: string;
let dossiers: readonly RelayDossier[];
beforeAll(async () => {
  original = mkdtempSync(join(tmpdir(), "roer-filled-"));
  dossiers = await fillStore(original, () => START);
  // What lies in the log beside it goes into the file.
  openWriter(original).close();
});
afterAll(() => rmSync(original, { recursive: true, force: true }));

/** A copy to break something in. */
function filled() {
  const dataDir = folder();
  cpSync(original, dataDir, { recursive: true });
  return {
    dataDir,
    blobs: createBlobFiles(join(dataDir, "blobs")),
    whole: readFileSync(join(dataDir, "relay.sqlite")),
  };
}

/** Of the bytes that are not zero, and some of all: most of a small file is room that nothing took yet. */
function places(whole: Buffer, count: number, seed: number): readonly { place: number; bits: number }[] {
  const draw = seeded(seed);
  const full = [...whole.keys()].filter((place) => whole[place] !== 0);
  return Array.from({ length: count }, (_, i) => ({
    place: i % 4 === 0 ? draw(whole.length) : (full[draw(full.length)] ?? 0),
    bits: i % 2 === 0 ? 1 << draw(8) : 1 + draw(255),
  }));
}

test("of bytes that change anywhere in the file, each is found or lies where no value is", async () => {
  const { blobs, whole } = filled();
  const at = folder();
  writeFlipped(at, whole, 0, 0);
  const before = everyValue(at);
  expect(before).toBeDefined();
  expect((await checkStore(at, blobs)).faults).toEqual([]);

  const tally: Record<string, number> = { found: 0, "found without hashing": 0 };
  const missed: { place: number; bits: number }[] = [];
  for (const { place, bits } of places(whole, Number(process.env["FLIPS"] ?? 40), 20_261_128)) {
    writeFlipped(at, whole, place, bits);
    const found = (await checkStore(at, blobs)).faults.length > 0;
    const isSame = everyValue(at) === before;
    if (!found && !isSame) missed.push({ place, bits });
    const kind = found ? "found" : kindOfPlace(whole, place);
    tally[kind] = (tally[kind] ?? 0) + 1;
    if (found && (await checkStore(at, blobs, true)).faults.length > 0)
      tally["found without hashing"] = (tally["found without hashing"] ?? 0) + 1;
  }
  console.info(JSON.stringify(tally));
  expect(missed).toEqual([]);
  expect(tally["found"]).toBeGreaterThan(20);
  // Control: what SQLite notices by itself is a part of it.
  expect(tally["found without hashing"]).toBeLessThan(tally["found"] ?? 0);
});

test.each([
  "envelope",
  "access_line",
  "section",
  "dossier",
  "grantee",
  "capability",
  "bundle",
  "nonce",
  "push",
  "erased",
  "meta",
])("a value that changed in %s is told by that name, and by nothing of what is in it", async (table) => {
  const { dataDir, blobs } = filled();
  const db = new Database(join(dataDir, "relay.sqlite"));
  const [column] = db
    .prepare<[string], string>("SELECT name FROM pragma_table_info(?) WHERE type = 'BLOB' AND pk = 0")
    .pluck()
    .all(table);
  const key = column ?? (table === "nonce" ? "until" : "look");
  const bent = column ? `zeroblob(length(${key}))` : `${key} + 1`;
  db.exec(`UPDATE ${table} SET ${key} = ${bent} WHERE rowid = (SELECT min(rowid) FROM ${table})`);
  db.close();
  const report = await checkStore(dataDir, blobs);
  expect(report.faults.map(({ where }) => where)).toContain(table);
  expect((await checkStore(dataDir, blobs, true)).faults).toEqual([]);
  for (const { dossier, section } of dossiers)
    for (const word of [dossier, section]) expect(JSON.stringify(report)).not.toContain(word);
});

test("a log that lost its end, a gap in it, and a row put in another's place are found by the chains alone", async () => {
  const { dataDir, blobs } = filled();
  const db = openWriter(dataDir);
  const faultsOf = async () => (await checkStore(dataDir, blobs)).faults.map(({ where, what }) => `${where} ${what}`);
  // Written by the relay's own connection, so that the sum of every row fits.
  db.exec("DELETE FROM envelope WHERE rowid = (SELECT max(rowid) FROM envelope)");
  expect(await faultsOf()).toEqual(["section head"]);
  db.exec("DELETE FROM access_line WHERE rowid = (SELECT min(rowid) FROM access_line)");
  expect(await faultsOf()).toEqual(["access_line chain", "access_line gap", "section head"]);
  db.exec("UPDATE envelope SET time = time + 1 WHERE rowid = (SELECT min(rowid) FROM envelope)");
  expect(await faultsOf()).toContain("envelope chain");
  db.close();
});

test("a piece of a file with another byte, cut short or gone is found, and what no row speaks of is no fault", async () => {
  const { dataDir, blobs } = filled();
  const files = readdirSync(join(dataDir, "blobs"), { recursive: true, withFileTypes: true }).filter((each) =>
    each.isFile(),
  );
  const [bent, short, gone] = files.map((each) => join(each.parentPath, each.name));
  if (!bent || !short || !gone) throw new Error("three dossiers have a file each");
  writeFileSync(join(bent, "..", `7.${"ab".repeat(32)}`), "a piece whose row never came");
  expect((await checkStore(dataDir, blobs)).faults).toEqual([]);
  const data = readFileSync(bent);
  data.writeUInt8(data.readUInt8(17) ^ 4, 17);
  writeFileSync(bent, data);
  writeFileSync(short, readFileSync(short).subarray(1));
  rmSync(gone);
  const { faults, checked } = await checkStore(dataDir, blobs);
  expect(faults).toEqual([
    { where: "blobs", what: "hash", count: 2 },
    { where: "blobs", what: "missing", count: 1 },
  ]);
  expect(checked["blobs"]).toBe(3);
});

test("what is no database, or none at all, is a fault and no crash", async () => {
  const at = folder();
  const blobs = createBlobFiles(join(at, "blobs"));
  expect((await checkStore(at, blobs)).faults).toMatchObject([{ where: "database" }]);
  writeFileSync(join(at, "relay.sqlite"), "somebody's letter, not a database\n".repeat(1000));
  expect((await checkStore(at, blobs)).faults).toEqual([{ where: "database", what: "SQLITE_NOTADB", count: 1 }]);
});

test("a database from before rows were summed says so, and is whole after a start", async () => {
  const { dataDir, blobs } = filled();
  const db = new Database(join(dataDir, "relay.sqlite"));
  db.exec("ALTER TABLE grantee DROP COLUMN row_crc");
  db.close();
  expect((await checkStore(dataDir, blobs)).faults).toEqual([
    { where: "grantee", what: "not summed yet", count: 1 },
    { where: "grantee", what: "schema", count: 1 },
  ]);
  openWriter(dataDir).close();
  expect((await checkStore(dataDir, blobs)).faults).toEqual([]);
});
