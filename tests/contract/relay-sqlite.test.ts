import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { afterAll, describe, expect, test } from "vitest";
import { HOUR, instant } from "#src/base/instant.ts";
import { epoch, epochAt } from "#src/protocol/time.ts";
import type { BlobId } from "#src/protocol/ids.ts";
import { createSqliteRelay } from "#relay/adapters/sqlite/relay.ts";
import { openReader, openWriter } from "#relay/adapters/sqlite/open-database.ts";
import type { OpenPushSender } from "#relay/ports/push-sender.ts";
import { createActor, random, randomId, signedRequest } from "#tests/support/relay-client-bytes.ts";
import { RelayDossier, valueOf, verdict } from "#tests/support/relay-dossier.ts";
import { START } from "#tests/support/relay-under-test.ts";
import { relayContract } from "./relay-contract.ts";

/** Knows itself by the key it is given, and sends nothing. */
const testPushSender: OpenPushSender = (key) => ({
  publicKey: key.slice(0, 65),
  admits: () => true,
  send: () => Promise.resolve("taken"),
});

describe("a relay on SQLite", () => {
  const folders: string[] = [];
  const folder = (): string => {
    const made = mkdtempSync(join(tmpdir(), "roer-relay-"));
    folders.push(made);
    return made;
  };
  afterAll(() => {
    for (const made of folders) rmSync(made, { recursive: true, force: true });
  });

  relayContract((options) => createSqliteRelay({ ...options, dataDir: folder() }));

  test("the file is in WAL mode with 16 KiB pages, and every commit is synced", () => {
    const db = openWriter(folder());
    const pragma = (name: string) => db.pragma(name, { simple: true });
    expect([pragma("journal_mode"), pragma("synchronous"), pragma("page_size")]).toEqual(["wal", 2, 16384]);
    db.close();
  });

  test("everything is there after a restart: log, grants, keys, lines, nonces, the relay's own key", async () => {
    const dataDir = folder();
    const clock = () => START;
    const first = await createSqliteRelay({ dataDir, clock });
    const d = new RelayDossier(first, clock);
    valueOf(await d.register());
    const holder = createActor();
    valueOf(await d.give(holder));
    const envelope = d.next(holder, d.section);
    const stored = valueOf(await d.append(envelope));
    const used = signedRequest(holder, d.dossier, "/v1/status", {}, START);
    valueOf(await first.status(used));
    const before = {
      hello: first.hello(),
      page: valueOf(await d.read(d.device)),
      bundles: valueOf(await d.bundles(d.root)),
      status: valueOf(await d.status(d.device)),
    };
    const lines = valueOf(await d.accessLog()).lines;
    await first.close();

    const second = await createSqliteRelay({ dataDir, clock });
    d.relay = second;
    expect(second.hello()).toEqual(before.hello);
    expect(valueOf(await d.accessLog()).lines).toEqual(lines);
    expect(valueOf(await d.read(d.device))).toEqual(before.page);
    expect(valueOf(await d.bundles(d.root))).toEqual(before.bundles);
    expect(valueOf(await d.status(d.device))).toEqual(before.status);
    expect(valueOf(await d.append(envelope)).results).toEqual(stored.results);
    expect(verdict(await second.status(used))).toBe("replayed");
    expect(await d.tryAppend(holder)).toBe("stored");
    await second.close();
  });

  test("a clock that was set back while the relay was down revives nothing", async () => {
    const dataDir = folder();
    let now = START;
    const first = await createSqliteRelay({ dataDir, clock: () => now });
    const d = new RelayDossier(first, () => now);
    valueOf(await d.register());
    const holder = createActor();
    valueOf(await d.give(holder, { exp: epoch(epochAt(START) + 4) }));
    now = instant(START + HOUR);
    expect(verdict(await d.read(holder))).toBe("expired");
    await first.close();
    now = instant(START + HOUR - 60_000);
    d.relay = await createSqliteRelay({ dataDir, clock: () => now });
    expect(verdict(await d.read(holder))).toBe("expired");
    await d.relay.close();
  });

  test("a holder of a database from before goes on from the version that it knows", async () => {
    const dataDir = folder();
    const clock = () => START;
    const first = await createSqliteRelay({ dataDir, clock });
    const d = new RelayDossier(first, clock);
    valueOf(await d.register());
    const holder = createActor();
    valueOf(await d.give(holder));
    valueOf(await d.give(createActor()));
    await first.close();
    // By no connection of the relay's, whose triggers name the columns.
    const db = new Database(join(dataDir, "relay.sqlite"));
    for (const column of ["version", "charged_day", "charged_bytes", "asked"])
      db.exec(`ALTER TABLE grantee DROP COLUMN ${column}`);
    for (const table of ["blob", "blob_piece", "push"]) db.exec(`DROP TABLE ${table}`);
    db.exec("DROP INDEX grantee_device");
    db.exec("ALTER TABLE dossier DROP COLUMN chief");
    db.pragma("user_version = 1");
    db.close();

    d.relay = await createSqliteRelay({ dataDir, clock });
    expect(valueOf(await d.status(holder)).aclVersion).toBe(d.aclVersion);
    const known = d.aclVersion;
    valueOf(await d.give(createActor()));
    expect(valueOf(await d.status(holder)).aclVersion).toBe(known);
    expect(await d.tryAppend(holder)).toBe("stored");
    await d.relay.close();
  });

  test("files outlast a restart; what a cut left without a row is cleared, and an erased dossier's are gone", async () => {
    const dataDir = folder();
    const clock = () => START;
    const d = new RelayDossier(await createSqliteRelay({ dataDir, clock }), clock);
    valueOf(await d.register());
    const file = { section: d.section, blob: randomId<BlobId>() };
    const sealed = random(600);
    const asked = <Body>(path: string, body: Body) => signedRequest(d.device, d.dossier, path, body, START);
    valueOf(await d.relay.beginBlob(asked("/v1/blobs/begin", { ...file, bytes: sealed.length })));
    valueOf(await d.relay.storePiece(asked("/v1/blobs/chunk", { ...file, piece: 0, sealed })));
    await d.relay.close();
    const place = join(dataDir, "blobs", d.dossier, d.section, file.blob);
    const stray = join(place, `1.${"ab".repeat(32)}`);
    writeFileSync(stray, "a piece whose row never came");
    writeFileSync(join(place, ".half"), "half a piece");

    d.relay = await createSqliteRelay({ dataDir, clock });
    expect(readdirSync(place)).toHaveLength(1);
    expect(valueOf(await d.relay.readBlob(asked("/v1/blobs/read", { ...file, piece: 0 })))).toEqual(sealed);
    valueOf(await d.erase());
    expect(readdirSync(join(dataDir, "blobs"))).toEqual([]);
    await d.relay.close();
  });

  test("the address of a browser and the key to send to it outlast a restart; a stop and an erasure take it at once", async () => {
    const dataDir = folder();
    const options = { dataDir, clock: () => START, push: testPushSender };
    const d = new RelayDossier(await createSqliteRelay(options), options.clock);
    valueOf(await d.register());
    const holder = createActor();
    valueOf(await d.give(holder));
    for (const who of [d.device, holder]) {
      const browser = { endpoint: `https://push.example/${who.grant}`, p256dh: random(65), auth: random(16) };
      const body = { ...browser, quietFrom: 21, quietUntil: 8 };
      valueOf(await d.relay.subscribePush(signedRequest(who, d.dossier, "/v1/push", body, START)));
    }
    const { key } = valueOf(d.relay.pushKey());
    await d.relay.close();
    d.relay = await createSqliteRelay(options);
    expect(valueOf(d.relay.pushKey()).key).toBe(key);
    const kept = () => {
      const db = openReader(dataDir);
      const rows = db.prepare<[], { endpoint: string }>("SELECT endpoint FROM push").all();
      db.close();
      return rows.map(({ endpoint }) => endpoint.slice(-32)).sort();
    };
    expect(kept()).toEqual([d.device.grant, holder.grant].sort());
    valueOf(
      await d.access({
        revoked: [holder.grant],
        sections: [{ section: d.section, generation: 1, inbox: false }],
        bundles: d.owners.map((who) => d.bundle(who, d.section, 1)),
      }),
    );
    expect(kept()).toEqual([d.device.grant]);
    valueOf(await d.erase());
    expect(kept()).toEqual([]);
    await d.relay.close();
  });

  test("a file that is no database stops the start, and is left as it is", async () => {
    const dataDir = folder();
    const file = join(dataDir, "relay.sqlite");
    writeFileSync(file, "somebody's letter, not a database\n".repeat(1000));
    await expect(createSqliteRelay({ dataDir, clock: () => START })).rejects.toThrow("not a database");
    expect(readFileSync(file, "utf8")).toContain("somebody's letter");
  });

  test("nothing of an erased dossier is left in the files but its tombstone", async () => {
    const dataDir = folder();
    const relay = await createSqliteRelay({ dataDir, clock: () => START });
    const d = new RelayDossier(relay, () => START);
    valueOf(await d.register());
    valueOf(await d.append(d.next(d.device, d.section)));
    valueOf(await d.erase());
    await relay.close();
    const db = openReader(dataDir);
    const tables = db.prepare<[], { name: string }>("SELECT name FROM sqlite_schema WHERE type = 'table'").all();
    const filled = tables
      .filter(({ name }) => (db.prepare<[], { n: number }>(`SELECT COUNT(*) AS n FROM ${name}`).get()?.n ?? 0) > 0)
      .map(({ name }) => name);
    expect(filled.sort()).toEqual(["erased", "mark", "meta"]);
    db.close();
  });
});
