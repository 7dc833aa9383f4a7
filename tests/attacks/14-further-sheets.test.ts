import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { createSqliteRelay } from "#relay/adapters/sqlite/relay.ts";
import { type AccessKeys, deviceIdOf } from "#src/crypto/access-keys.ts";
import { Keyring } from "#src/crypto/keyring.ts";
import { RecoverySecret } from "#src/crypto/recovery-secret.ts";
import { readLedger } from "#src/grants/ledger.ts";
import { ownSheets } from "#src/grants/own-sheets.ts";
import { openBackup } from "#src/operations/open-backup.ts";
import { linkDevice } from "#src/operations/link-device.ts";
import { NewSheet } from "#src/operations/new-sheet.ts";
import { recoverDossier } from "#src/operations/recover.ts";
import { removeDevice } from "#src/operations/remove-device.ts";
import { ROOT_GRANT } from "#src/protocol/ids.ts";
import { openableBundles, openedBy, stealDatabase } from "#tests/support/attacker-database.ts";
import { DONE, kitchenTable, writeNote } from "#tests/support/attacker-scene.ts";
import { refuseWith, rewriteJson, standBetween } from "#tests/support/attacker-wire.ts";
import { backupOf } from "#tests/support/backups.ts";
import { makeSheet } from "#tests/support/make-sheet.ts";
import { valueOf } from "#tests/support/value-of.ts";
import { type OpenDevice, PIN, createWorld } from "#tests/support/world.ts";

const ledgerOf = ({ own }: OpenDevice) => readLedger(own.only("ledger").log.settled);
/** Of a sheet by its signing key, as the ledger has it. */
function certificateOf(device: OpenDevice, { signPk }: Pick<AccessKeys, "signPk">): string {
  const { certificate } = ledgerOf(device).devices.get(deviceIdOf(signPk)) ?? {};
  if (certificate === undefined) throw new Error("the sheet is in the ledger");
  return certificate;
}
const sheetIdOf = (words: readonly string[]) => valueOf(RecoverySecret.fromWords(words.join(" "))).sheetId();

describe("a relay that leads a further sheet to a dossier of its own making", () => {
  /** `know`: does the one who made that dossier know the sheet's words? */
  async function led(know: boolean) {
    const world = await createWorld(onTestFinished);
    const { owner } = await kitchenTable(world, 0);
    const words = await makeSheet(owner);
    const trap = await world.resident("Mallory");
    await trap.sync();
    const secret = valueOf(RecoverySecret.fromWords(words));
    const { signPk } = secret.sheet(owner.own.rootPk);
    const { boxPk } = secret.sheet(know ? trap.own.rootPk : owner.own.rootPk);
    valueOf(await trap.session.exclusive(() => linkDevice(trap.session, trap.own, { sheet: true, signPk, boxPk })));
    const phone = world.device();
    const { rootPk } = trap.own.record;
    const certificate = certificateOf(trap, secret.sheet(owner.own.rootPk));
    standBetween(
      phone,
      world,
      rewriteJson("/v1/sheets/find", (answer) => ({ ...answer, rootPk, certificate })),
    );
    return { owner, trap, recovered: await recoverDossier(phone.ports, words, PIN) };
  }

  test("is found out: the sheet's key for that root is none that the relay could seal to", async () => {
    const { owner, recovered } = await led(false);
    expect(recovered).toEqual({ ok: false, error: { type: "garbled" } });
    expect(await owner.sync()).toEqual(DONE);
  });

  test("control: nothing but that binding stands in its way", async () => {
    const { trap, recovered } = await led(true);
    expect(valueOf(recovered).owned()?.ref.dossier).toBe(trap.own.ref.dossier);
  });
});

describe("a relay that puts a recovery key of its own among the recipients", () => {
  test("gets nothing sealed to it, however often it says that one is missing", async () => {
    const world = await createWorld(onTestFinished);
    const { owner } = await kitchenTable(world, 0);
    await makeSheet(owner);
    const [sheet] = ownSheets(ledgerOf(owner));
    if (!sheet) throw new Error("the sheet stands in the list");
    const served: Set<string>[] = [];
    standBetween(owner, world, async (path, init, forward) => {
      if (path !== "/v1/access") return forward();
      const body = JSON.parse(new TextDecoder().decode(init.body as Uint8Array)) as { bundles: { grant: string }[] };
      served.push(new Set(body.bundles.map(({ grant }) => grant)));
      return refuseWith("recipients", 409);
    });
    expect((await removeDevice(owner.session, owner.own, sheet.sheet)).ok).toBe(false);
    expect(served).toEqual(Array.from({ length: 4 }, () => new Set([ROOT_GRANT, owner.own.ref.grant])));

    // Control: to one that the resident makes, keys would go at the first asking.
    const made = new NewSheet();
    const typed = [3, 9].map((position) => ({ position, word: made.words()[position - 1] ?? "" }));
    expect((await made.register(owner.session, owner.own, typed)).ok).toBe(false);
    expect(served[4]).toEqual(new Set([sheetIdOf(made.words())]));
  });

  test("cannot register one that no device of the resident signed", async () => {
    const world = await createWorld(onTestFinished);
    const { owner } = await kitchenTable(world, 0);
    const mallory = await world.resident("Mallory");
    await mallory.sync();
    const words = await makeSheet(mallory);
    const keys = valueOf(RecoverySecret.fromWords(words)).sheet(mallory.own.rootPk);
    const certificate = certificateOf(mallory, keys);
    const { relay } = owner.ports;
    const { aclVersion } = valueOf(await relay.status(owner.own.signer));
    const change = { revoked: [], endedDevices: [], sections: [], envelopes: [], bundles: [], welcomes: [] };
    const asked = await relay.access(owner.own.signer, { ...change, aclVersion, capabilities: [certificate] });
    expect(asked).toMatchObject({ ok: false, error: { problem: "malformed" } });
    // At home, where a device signed it, the very same certificate stands.
    expect(ownSheets(ledgerOf(mallory))).toHaveLength(1);
  });
});

describe("a further sheet in other hands, with the relay's whole database", () => {
  async function story() {
    const dataDir = mkdtempSync(join(tmpdir(), "roer-relay-"));
    const world = await createWorld(onTestFinished, ({ clock }) => createSqliteRelay({ dataDir, clock }));
    onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }));
    const { owner, goal } = await kitchenTable(world, 0);
    const words = await makeSheet(owner);
    await writeNote(owner, owner.own, goal, "ervoor");
    expect(await owner.sync()).toEqual(DONE);
    const earlier = stealDatabase(dataDir, owner.own.ref.dossier);
    return { dataDir, world, owner, goal, words, earlier };
  }
  async function after({
    dataDir,
    owner,
    goal,
    words,
    earlier,
  }: Awaited<ReturnType<typeof story>>): Promise<readonly string[]> {
    await writeNote(owner, owner.own, goal, "erna");
    expect(await owner.sync()).toEqual(DONE);
    const { rootPk, ref } = owner.own;
    const keys = valueOf(RecoverySecret.fromWords(words)).sheet(rootPk);
    const stolen = stealDatabase(dataDir, ref.dossier);
    const ring = new Keyring();
    // What the relay drops at an end, somebody had copied before.
    for (const { bundle } of [earlier, stolen].flatMap((one) => openableBundles(one, ref.dossier, keys)))
      ring.take(bundle.section, bundle.generation, bundle.counter, bundle.content);
    return openedBy(stolen.envelopes, [ring]).flatMap(({ envelope, texts }) =>
      envelope.prefix.section === goal ? texts.flatMap((text) => /ervoor|erna/.exec(text)?.[0] ?? []) : [],
    );
  }

  test("opens nothing that is written after it was ended", async () => {
    const scene = await story();
    const [sheet] = ownSheets(ledgerOf(scene.owner));
    if (!sheet) throw new Error("the sheet stands in the list");
    valueOf(await removeDevice(scene.owner.session, scene.owner.own, sheet.sheet));
    expect(await after(scene)).toEqual(["ervoor"]);
    const tried = await recoverDossier(scene.world.device().ports, scene.words, PIN);
    expect(tried).toEqual({ ok: false, error: { type: "sheet-ended" } });
    expect(await scene.owner.sync()).toEqual(DONE);
  });

  test("nor does one that ended because another sheet was used", async () => {
    const scene = await story();
    const other = await makeSheet(scene.owner);
    const fresh = await scene.world
      .device()
      .openWith(async (ports) => valueOf(await recoverDossier(ports, other, PIN)));
    expect(await after({ ...scene, owner: fresh })).toEqual(["ervoor"]);
  });

  test("control: one that was not ended opens that too", async () => {
    expect(await after(await story())).toEqual(["ervoor", "erna"]);
  });
});

describe("a backup file and a further sheet in other hands", () => {
  test("of a sheet that was ended, a backup made after that does not open", async () => {
    const world = await createWorld(onTestFinished);
    const { owner } = await kitchenTable(world, 0);
    const ended = await makeSheet(owner);
    const stays = await makeSheet(owner);
    const before = await backupOf(owner);
    valueOf(await removeDevice(owner.session, owner.own, sheetIdOf(ended.split(" "))));
    const after = await backupOf(owner);
    expect(await openBackup(after, ended)).toEqual({ ok: false, error: { type: "backup-other-words", first: false } });
    // Control: it did open one, and the other sheet still does.
    expect((await openBackup(before, ended)).ok).toBe(true);
    expect((await openBackup(after, stays)).ok).toBe(true);
    expect(after.size).toBe(before.size);
  });

  /** A backup of another's plan, sealed for the sheet to all that is public of it. `know`: also with its words. */
  async function forged(know: boolean) {
    const world = await createWorld(onTestFinished);
    const { owner } = await kitchenTable(world, 0);
    const words = await makeSheet(owner);
    const mallory = await world.resident("Mallory");
    await mallory.sync();
    const secret = valueOf(RecoverySecret.fromWords(words));
    const { signPk } = secret.sheet(owner.own.rootPk);
    const { boxPk } = secret.sheet(know ? mallory.own.rootPk : owner.own.rootPk);
    valueOf(
      await mallory.session.exclusive(() => linkDevice(mallory.session, mallory.own, { sheet: true, signPk, boxPk })),
    );
    return openBackup(await backupOf(mallory), words);
  }

  test("one that the relay makes up, under a root of its own, its words do not open", async () => {
    expect(await forged(false)).toEqual({ ok: false, error: { type: "backup-other-words", first: false } });
  });

  test("control: nothing but the box key, which hangs on the root, stands in its way", async () => {
    expect((await forged(true)).ok).toBe(true);
  });
});
