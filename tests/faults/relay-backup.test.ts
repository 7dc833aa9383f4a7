import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { createBlobFiles } from "#relay/adapters/files/blob-files.ts";
import { createSqliteCaretaker } from "#relay/adapters/sqlite/caretaker.ts";
import { createSqliteRelay } from "#relay/adapters/sqlite/relay.ts";
import type { RelayService } from "#relay/core/service.ts";
import type { BlobStore, PieceName } from "#relay/ports/blob-store.ts";
import type { Bytes } from "#src/base/bytes.ts";
import type { BlobId } from "#src/protocol/ids.ts";
import { type Clock, instant } from "#src/base/instant.ts";
import { AppendingAuthor, judgeLog } from "#tests/support/append-history.ts";
import { DONE, kitchenTable, noteTexts, present, writeNote } from "#tests/support/attacker-scene.ts";
import { createActor, random, randomId, signedRequest } from "#tests/support/relay-client-bytes.ts";
import { relayCommand } from "#tests/support/relay-command.ts";
import { RelayDossier, valueOf, verdict } from "#tests/support/relay-dossier.ts";
import { ANY_PACE, type RelayOverHttp, relayOverHttp } from "#tests/support/relay-over-http.ts";
import { startRelay } from "#tests/support/relay-process.ts";
import { createWorld } from "#tests/support/world.ts";

const folder = (): string => {
  const made = mkdtempSync(join(tmpdir(), "roer-backup-"));
  onTestFinished(() => rmSync(made, { recursive: true, force: true }));
  return made;
};

test(
  "a backup made under load is whole, is restored into nothing only, and the same author goes on",
  { timeout: 120_000 },
  async () => {
    const relay = await startRelay({ environment: ANY_PACE, dataDir: folder() });
    onTestFinished(() => relay.kill());
    const http = relayOverHttp(relay.origin);
    // The other verbs are not asked of it here.
    const dossier = new RelayDossier(http as RelayService & RelayOverHttp, () => instant(Date.now()));
    valueOf(await dossier.register());
    const authors: AppendingAuthor[] = [];
    for (let i = 0; i < 4; i++) {
      const holder = createActor();
      valueOf(await dossier.give(holder));
      authors.push(new AppendingAuthor(dossier, holder));
    }
    const acked = () => authors.flatMap((author) => author.acked);
    const backup = join(folder(), "monday");
    let made: Awaited<ReturnType<typeof relayCommand>> | undefined;
    let before: readonly (typeof authors)[number]["acked"][number][] = [];
    const backingUp = (async () => {
      while (acked().length < 60) await new Promise((resolve) => setTimeout(resolve, 5));
      before = acked();
      made = await relayCommand(relay.dataDir, ["backup", backup]);
    })();
    await Promise.all([...authors.map((author) => author.run(2, () => made !== undefined)), backingUp]);
    // It ran beside the load: more was acknowledged meanwhile.
    expect(acked().length).toBeGreaterThan(before.length);
    expect(made?.printed).toMatchObject({ faults: [] });
    expect(made?.code).toBe(0);
    for (const word of [dossier.dossier, dossier.section]) expect(made?.text).not.toContain(word);
    expect(readdirSync(backup).filter((name) => name !== "blobs")).toEqual(["relay.sqlite"]);
    expect((await relayCommand(relay.dataDir, ["backup", backup])).text).toContain('"refused"');
    expect((await relayCommand(relay.dataDir, ["check"])).code).toBe(0);
    const stats = await relayCommand(relay.dataDir, ["stats"]);
    expect(stats.printed).toMatchObject({ dossiers: 1, grantsLive: 5, envelopes: acked().length });
    expect(stats.text).not.toContain(dossier.dossier);
    expect((await relayCommand(relay.dataDir, ["restore", backup])).text).toContain('"refused"');

    const restored = folder();
    expect((await relayCommand(restored, ["restore", backup])).code).toBe(0);
    const again = await startRelay({ environment: ANY_PACE, dataDir: restored });
    onTestFinished(() => again.kill());
    const anew = relayOverHttp(again.origin);
    expect(await anew.relayKey()).toEqual(await http.relayKey());
    dossier.relay = anew as RelayService & RelayOverHttp;
    // A cursor from before is told to pull again.
    expect(verdict(await dossier.read(dossier.device))).toBe("stale-cursor");
    dossier.incarnation = valueOf(await dossier.status(dossier.device)).incarnation;
    // All that was acknowledged before the backup began is in it; of what came later, a beginning.
    const { lost } = await judgeLog(dossier, await anew.relayKey(), before);
    expect(lost).toBe(0);
    expect((await judgeLog(dossier, await anew.relayKey(), [])).chained).toBe(true);
    const device = new AppendingAuthor(dossier, dossier.device);
    await device.run(1, () => device.acked.length > 3);
    expect(device.refused).toEqual([]);
  },
);

test("a backup in which a byte changed is not restored", async () => {
  const dataDir = folder();
  const blobs = createBlobFiles(join(dataDir, "blobs"));
  const relay = await createSqliteRelay({ dataDir, clock: () => instant(Date.now()) });
  const d = new RelayDossier(relay, () => instant(Date.now()));
  valueOf(await d.register());
  const backup = join(folder(), "tuesday");
  expect(await createSqliteCaretaker(dataDir, blobs).backup(backup)).toMatchObject({ faults: [] });
  await relay.close();
  const file = join(backup, "relay.sqlite");
  const data = readFileSync(file);
  const place = data.indexOf(Buffer.from(d.rootPk));
  data.writeUInt8(data.readUInt8(place) ^ 1, place);
  writeFileSync(file, data);
  const target = folder();
  const report = await createSqliteCaretaker(target, createBlobFiles(join(target, "blobs"))).restore(backup, 2);
  expect(report).toMatchObject({ faults: [{ where: "dossier" }, { where: "dossier" }] });
  expect(readdirSync(target)).toEqual([]);
});

/** A relay with one stored file, and what its owner asks about it. */
async function relayWithFile() {
  const dataDir = folder();
  const relay = await createSqliteRelay({ dataDir, clock: () => instant(Date.now()) });
  onTestFinished(() => relay.close());
  const d = new RelayDossier(relay, () => instant(Date.now()));
  valueOf(await d.register());
  const file = { section: d.section, blob: randomId<BlobId>() };
  const asked = <Body>(path: string, body: Body) => signedRequest(d.device, d.dossier, path, body, d.now());
  valueOf(await relay.beginBlob(asked("/v1/blobs/begin", { ...file, bytes: 700 })));
  valueOf(await relay.storePiece(asked("/v1/blobs/chunk", { ...file, piece: 0, sealed: random(700) })));
  const files = createBlobFiles(join(dataDir, "blobs"));
  return { dataDir, files, drop: async () => void valueOf(await relay.dropBlob(asked("/v1/blobs/drop", file))) };
}

/** The files of a relay, at which something happens just before the first piece is fetched. */
const meanwhile = (files: BlobStore, happen: () => Promise<void>): BlobStore => {
  let happened: Promise<void> | undefined;
  return {
    ...files,
    get: async (name) => {
      happened ??= happen();
      await happened;
      return files.get(name);
    },
  };
};

test("a file that is dropped while the backup is made is not in it, and no fault", async () => {
  const { dataDir, files, drop } = await relayWithFile();
  const backup = join(folder(), "wednesday");
  const report = await createSqliteCaretaker(dataDir, meanwhile(files, drop)).backup(backup);
  expect(report).toMatchObject({ faults: [] });
  expect(report).not.toHaveProperty(["checked", "blob_piece"]);
  expect(existsSync(backup)).toBe(true);
});

test("a file that is dropped while the check looks is no fault; one that is gone without its row is", async () => {
  const { dataDir, files, drop } = await relayWithFile();
  const lost = join(folder(), "thursday");
  const gone = meanwhile(files, async () => {
    for await (const name of files.all()) await files.remove(name);
  });
  const kept = await keepPieces(files);
  const care = createSqliteCaretaker(dataDir, gone);
  expect(await care.check(false)).toMatchObject({ faults: [{ where: "blobs", what: "missing", count: 1 }] });
  // Such a backup would not be whole: it does not get its name.
  expect(await care.backup(lost)).toMatchObject({ faults: [{ where: "blobs", what: "missing", count: 1 }] });
  expect(existsSync(lost)).toBe(false);
  await kept();
  expect(await createSqliteCaretaker(dataDir, meanwhile(files, drop)).check(false)).toMatchObject({ faults: [] });
});

/** Copies of all pieces, to put back. */
async function keepPieces(files: BlobStore): Promise<() => Promise<void>> {
  const copies: (readonly [PieceName, Bytes])[] = [];
  for await (const name of files.all()) {
    const sealed = await files.get(name);
    if (sealed) copies.push([name, sealed]);
  }
  return async () => {
    for (const [name, sealed] of copies) await files.put(name, sealed);
  };
}

/** A relay that can be stopped and put back from a backup under the same address, as an operator would. */
function restorable() {
  let dataDir = folder();
  let current: RelayService;
  let clock: Clock;
  const care = (at: string) => createSqliteCaretaker(at, createBlobFiles(join(at, "blobs")));
  return {
    open: async (options: { readonly clock: Clock }): Promise<RelayService> => {
      ({ clock } = options);
      current = await createSqliteRelay({ dataDir, clock });
      return new Proxy({} as RelayService, { get: (_, name) => Reflect.get(current, name) as unknown });
    },
    backup: async () => {
      const at = join(folder(), "backup");
      expect(await care(dataDir).backup(at)).toMatchObject({ faults: [] });
      return at;
    },
    restore: async (backup: string) => {
      await current.close();
      dataDir = folder();
      expect(await care(dataDir).restore(backup, Math.floor(clock() / 1000))).toMatchObject({ faults: [] });
      current = await createSqliteRelay({ dataDir, clock });
    },
  };
}

test("resident and holder go on at a restored relay by themselves: who had seen no more than the backup notices nothing", async () => {
  const relay = restorable();
  const world = await createWorld(onTestFinished, relay.open);
  const { owner, goal, keys } = await kitchenTable(world, 1);
  const [given] = keys;
  if (!given) throw new Error("one key was given");
  await writeNote(owner, owner.own, goal, "voor de kopie");
  expect(await owner.sync()).toEqual(DONE);
  expect(await given.device.sync()).toEqual(DONE);
  const backup = await relay.backup();
  // Written without a line, it waits on the phone, and goes to whatever relay is there.
  owner.offline = true;
  await writeNote(owner, owner.own, goal, "onderweg");
  await relay.restore(backup);
  owner.offline = false;
  expect(await owner.sync()).toEqual(DONE);
  expect(await given.device.sync()).toEqual(DONE);
  expect(noteTexts(present(given.device, given.key), goal)).toEqual(["onderweg", "voor de kopie"]);
  await relay.restore(await relay.backup());
  await writeNote(owner, owner.own, goal, "na de tweede keer");
  expect(await owner.sync()).toEqual(DONE);
  expect(await given.device.sync()).toEqual(DONE);
});

test("who had seen more than the backup keeps all of it on the device, and is told that the relay does not fit", async () => {
  const relay = restorable();
  const world = await createWorld(onTestFinished, relay.open);
  const { owner, goal, keys } = await kitchenTable(world, 1);
  const [given] = keys;
  if (!given) throw new Error("one key was given");
  await writeNote(owner, owner.own, goal, "voor de kopie");
  expect(await owner.sync()).toEqual(DONE);
  expect(await given.device.sync()).toEqual(DONE);
  const backup = await relay.backup();
  await writeNote(owner, owner.own, goal, "na de kopie");
  expect(await owner.sync()).toEqual(DONE);
  await relay.restore(backup);
  await writeNote(owner, owner.own, goal, "later");
  // Three in a row, and a person reads that something is wrong with the storage and that all is saved here.
  for (let i = 0; i < 3; i++) expect(await owner.sync()).toEqual([{ type: "retry" }]);
  expect(owner.own.waiting).toHaveLength(1);
  expect(noteTexts(owner.own, goal)).toEqual(["later", "na de kopie", "voor de kopie"]);
  // Who had seen less goes on.
  expect(await given.device.sync()).toEqual(DONE);
});

test("what is no command ends with 2 and names those that are; a folder without a database ends with 1", async () => {
  const at = folder();
  for (const args of [["chekc"], ["backup"], ["stats", "all"], ["check", "--fast"], ["restore", "a", "b"]]) {
    const { code, text } = await relayCommand(at, args);
    expect(code, args.join(" ")).toBe(2);
    expect(text).toContain("backup FOLDER");
  }
  expect(await relayCommand(at, ["check"])).toMatchObject({ code: 1, printed: { faults: [{ where: "database" }] } });
  expect((await relayCommand(at, ["backup", join(at, "b")])).code).toBe(1);
  expect(readdirSync(at)).toEqual([]);
});

test("a copy of a folder in use is no backup: what was acknowledged last lies beside its database", async () => {
  const dataDir = folder();
  const relay = await createSqliteRelay({ dataDir, clock: () => instant(Date.now()) });
  const dossier = new RelayDossier(relay, () => instant(Date.now()));
  valueOf(await dossier.register());
  const copy = folder();
  cpSync(dataDir, copy, { recursive: true });
  await relay.close();
  expect((await relayCommand(folder(), ["restore", copy])).text).toContain("-wal");
  // The control: a backup of the same folder is one.
  const backup = join(folder(), "whole");
  expect((await relayCommand(dataDir, ["backup", backup])).code).toBe(0);
  expect((await relayCommand(folder(), ["restore", backup])).code).toBe(0);
});
