import { randomBytes as drawn } from "node:crypto";
import { expect, onTestFinished, test } from "vitest";
import { BACKUP_HEAD_OVERHEAD } from "#src/crypto/backup-seal.ts";
import { SLOT_LENGTH, SLOT_STEP } from "#src/crypto/backup-slots.ts";
import { PIECE_BYTES } from "#src/crypto/file-seal.ts";
import { documents } from "#src/dossier/document.ts";
import { createGoal, Goal, goals } from "#src/dossier/goal.ts";
import { amend, retract } from "#src/dossier/kind.ts";
import { emptySection } from "#src/dossier/reduce.ts";
import { newEntityId } from "#src/operations/access-change.ts";
import { createDossier } from "#src/operations/create-dossier.ts";
import { eraseEverything } from "#src/operations/erase.ts";
import { makeBackup } from "#src/operations/make-backup.ts";
import { lookAtBackup, openBackup } from "#src/operations/open-backup.ts";
import { record, recordInNewSection } from "#src/operations/record.ts";
import { recoverDossier } from "#src/operations/recover.ts";
import { planRestore, restoreBackup } from "#src/operations/restore-backup.ts";
import { recordsOfPlan, undoTakeIn } from "#src/operations/take-in.ts";
import { takenAlong } from "#src/dossier/taken-along.ts";
import { kitchenTable, noteTexts, writeNote } from "#tests/support/attacker-scene.ts";
import { backupOf, openedBy, putBackInto, readLetter, wordsOf, writeLetter } from "#tests/support/backups.ts";
import { makeSheet } from "#tests/support/make-sheet.ts";
import { openOf, practiceYear, sectionsOf, takenInto, withoutFiles } from "#tests/support/open-dossiers.ts";
import { valueOf } from "#tests/support/value-of.ts";
import { createWorld, type OpenDevice, PIN, type World } from "#tests/support/world.ts";

const letter = new Uint8Array(drawn(2 * PIECE_BYTES + 777));
const isLetter = (data: Uint8Array | string): boolean => typeof data !== "string" && Buffer.compare(data, letter) === 0;

async function addGoal({ session, own }: OpenDevice, text: string) {
  const id = newEntityId();
  const fields = { text, kind: "change", lifecycle: "active" } as const;
  return { id, section: valueOf(await recordInNewSection(session, own, "goal", (at) => createGoal(fields, id, at))) };
}

const goalTexts = ({ own }: OpenDevice): string[] =>
  own
    .ofKind("goal")
    .flatMap(({ id }) => goals(own.shown(id) ?? emptySection))
    .map(({ fields }) => fields.text)
    .sort();

async function syncAll(device: OpenDevice): Promise<void> {
  for (let rounds = 0; rounds < 40; rounds++) {
    const [outcome] = await device.sync();
    if (outcome?.type !== "done") throw new Error(`the exchange ended as ${outcome?.type ?? "nothing"}`);
    if (outcome.more !== true) return;
  }
  throw new Error("there is always more to send");
}

/** A plan with a goal and a letter, of which nothing has reached the relay. */
async function somePlan(world: World) {
  const samira = await world.resident("Samira");
  const goal = await addGoal(samira, "Elke week mijn post openen");
  const { file } = await writeLetter(samira, letter);
  return { samira, goal, file, words: await wordsOf(samira) };
}

test("a year of everything comes back out of a backup as it was, with what is most private, and a second time brings nothing", async () => {
  const year = withoutFiles(openOf(await practiceYear()));
  const world = await createWorld(onTestFinished);
  const riet = await world.resident("Riet");
  await takenInto(riet, year);
  const backup = await openedBy(await backupOf(riet), await wordsOf(riet));
  const other = await world.resident("Riet");
  const plan = await putBackInto(other, backup);
  expect(plan.takeIn.unreadable).toBe(0);
  const said = (device: OpenDevice) =>
    openOf(device.own)
      .sections.map(({ kind, records }) => ({ kind, records: records.filter((one) => one.kind !== "person") }))
      .sort((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b)));
  expect(said(other)).toEqual(said(riet));
  expect(JSON.stringify(said(other))).toContain("network-feeling");
  expect(planRestore(other.own, backup, other.session.now()).takeIn.parts).toEqual([]);
  expect(sectionsOf(openOf(other.own)).length).toBeGreaterThan(10);
});

test("a plan that no relay knows comes back whole: what waited, and the letter, which then opens on another device too", async () => {
  const world = await createWorld(onTestFinished);
  const { samira, file, words } = await somePlan(world);
  samira.offline = true;
  const backup = await openedBy(await backupOf(samira), words);
  const lost = await recoverDossier(world.device().ports, words, PIN);
  expect(lost).toMatchObject({ ok: false, error: { type: "no-such-dossier" } });

  const phone = await world
    .device()
    .openWith((ports) => createDossier(ports, backup.content.resident, PIN).then(valueOf));
  await putBackInto(phone, backup);
  expect(goalTexts(phone)).toEqual(["Elke week mijn post openen"]);
  expect(isLetter(await readLetter(phone, file))).toBe(true);
  await syncAll(phone);
  const third = await world
    .device()
    .openWith(async (ports) => valueOf(await recoverDossier(ports, await wordsOf(phone), PIN)));
  expect(isLetter(await readLetter(third, file))).toBe(true);
  expect(documents(third.own.shownOf("documents")).map(({ fields }) => fields.title)).toEqual(["Brief over de huur"]);
});

test("after the sheet the backup adds what the relay never had, changes nothing younger, and brings back nothing that was removed", async () => {
  const world = await createWorld(onTestFinished);
  const { samira, goal, file, words } = await somePlan(world);
  const taken = await addGoal(samira, "Weer leren zwemmen");
  const old = await addGoal(samira, "Stoppen met roken");
  await syncAll(samira);
  // Only on the phone: a goal, a younger reading of one, and that one was taken away.
  samira.offline = true;
  world.advance(60_000);
  const { session, own } = samira;
  await addGoal(samira, "Alleen op deze telefoon");
  valueOf(await record(session, own, goal.section, (at) => amend(Goal, goal.id, { text: "Elke dag mijn post" }, at)));
  valueOf(await record(session, own, old.section, (at) => retract(Goal, old.id, at)));
  const unsent = await writeLetter(samira, letter, "Nog een brief");
  const backup = await openedBy(await backupOf(samira), words);

  const phone = await world.device().openWith(async (ports) => valueOf(await recoverDossier(ports, words, PIN)));
  world.advance(60_000);
  valueOf(await record(phone.session, phone.own, taken.section, (at) => retract(Goal, taken.id, at)));
  const before = goalTexts(phone);
  const plan = await putBackInto(phone, backup);
  expect(plan.takeIn).toMatchObject({ fresh: 2, newer: 1, gone: 1, removed: 1, unreadable: 0 });
  expect(plan.older).toBe(true);
  expect(goalTexts(phone)).toEqual(["Alleen op deze telefoon", "Elke dag mijn post"]);
  expect(isLetter(await readLetter(phone, unsent.file))).toBe(true);
  // The relay has the first letter: it is not kept here twice, nor sent again.
  expect(phone.own.files.files.map(({ blob }) => blob)).toEqual([unsent.file.blob]);
  expect(isLetter(await readLetter(phone, file))).toBe(true);
  await syncAll(phone);

  valueOf(await undoTakeIn(phone.session, phone.own, plan.takeIn));
  expect(goalTexts(phone)).toEqual(before);
  const again = planRestore(phone.own, backup, phone.session.now(), new Set(recordsOfPlan(plan.takeIn)));
  valueOf(await restoreBackup(phone.session, phone.own, backup, again));
  expect(goalTexts(phone)).toEqual(["Alleen op deze telefoon", "Elke dag mijn post"]);
});

test("a further sheet opens it too, where a relay knows the plan and where none does; nine sheets are told from one by its size only", async () => {
  const world = await createWorld(onTestFinished);
  const { samira, words } = await somePlan(world);
  await syncAll(samira);
  const alone = await backupOf(samira);
  const further = await makeSheet(samira);
  const file = await backupOf(samira);
  const headOf = async (one: Blob) => valueOf(await lookAtBackup(one)).headBytes;
  expect(await headOf(file)).toBe(await headOf(alone));
  expect(await openBackup(alone, further)).toMatchObject({ error: { type: "backup-other-words" } });
  const backup = await openedBy(file, further);
  expect(backup.content).toEqual((await openedBy(file, words)).content);

  const known = await world.device().openWith(async (ports) => valueOf(await recoverDossier(ports, further, PIN)));
  expect((await putBackInto(known, backup)).takeIn.parts).toEqual([]);
  valueOf(await eraseEverything(known.session));
  expect(await recoverDossier(world.device().ports, further, PIN)).toMatchObject({
    error: { type: "no-such-dossier" },
  });
  const phone = await world
    .device()
    .openWith((ports) => createDossier(ports, backup.content.resident, PIN).then(valueOf));
  await putBackInto(phone, backup);
  expect(goalTexts(phone)).toEqual(["Elke week mijn post openen"]);

  await syncAll(phone);
  for (let n = 0; n < 8; n++) await makeSheet(phone);
  expect(await headOf(await backupOf(phone))).toBe((await headOf(file)) + SLOT_STEP * SLOT_LENGTH);
});

test("a file that the relay has from a device that is gone counts as shared when it comes out of a backup", async () => {
  const world = await createWorld(onTestFinished);
  const { samira, file, words } = await somePlan(world);
  await syncAll(samira);
  const backup = await openedBy(await backupOf(samira), words);
  const phone = await world.device().openWith(async (ports) => valueOf(await recoverDossier(ports, words, PIN)));
  // Offline, so that nobody can say that it is there.
  phone.offline = true;
  await putBackInto(phone, backup);
  phone.offline = false;
  await syncAll(phone);
  expect(phone.own.files.files).toMatchObject([{ blob: file.blob, sent: 3 }]);
});

test("of an erased dossier a new plan is made, with words of its own", async () => {
  const world = await createWorld(onTestFinished);
  const { samira, words } = await somePlan(world);
  await syncAll(samira);
  const file = await backupOf(samira);
  valueOf(await eraseEverything(samira.session));
  expect(await recoverDossier(world.device().ports, words, PIN)).toMatchObject({ error: { type: "no-such-dossier" } });
  const backup = await openedBy(file, words);
  const phone = await world
    .device()
    .openWith((ports) => createDossier(ports, backup.content.resident, PIN).then(valueOf));
  await putBackInto(phone, backup);
  expect(goalTexts(phone)).toEqual(["Elke week mijn post openen"]);
  expect(await wordsOf(phone)).not.toBe(words);
});

test("what is neither here nor to be fetched is counted, and a file of the relay's goes in whole", async () => {
  const world = await createWorld(onTestFinished);
  const { samira, words } = await somePlan(world);
  await syncAll(samira);
  const phone = await world.device().openWith(async (ports) => valueOf(await recoverDossier(ports, words, PIN)));
  phone.offline = true;
  expect(valueOf(await makeBackup(phone.session, phone.own, () => "")).missing).toBe(1);
  phone.offline = false;
  const made = valueOf(await makeBackup(phone.session, phone.own, () => ""));
  expect(made.missing).toBe(0);
  expect((await openedBy(made.file, words)).content.files).toHaveLength(1);
});

test("nothing readable is in the file, two of the same plan are equally long, and neither says whose it is", async () => {
  const world = await createWorld(onTestFinished);
  const { samira, words } = await somePlan(world);
  const [one, two] = [await backupOf(samira), await backupOf(samira)];
  expect(one.size).toBe(two.size);
  const bytes = Buffer.from(await one.arrayBuffer());
  const { dossier, grant } = samira.own.ref;
  for (const text of ["Samira", "post openen", "brief.pdf", dossier, grant, samira.own.record.rootPk])
    expect(bytes.includes(text)).toBe(false);
  for (const hex of [dossier, grant]) expect(bytes.includes(Buffer.from(hex, "hex"))).toBe(false);
  expect(bytes.includes(Buffer.from(samira.own.rootPk.slice(32)))).toBe(false);
  expect(bytes.includes(Buffer.from(samira.own.rootPk.slice(0, 32)))).toBe(false);
  const other = await world.resident("Bob");
  expect(await openBackup(one, await wordsOf(other))).toEqual({
    ok: false,
    error: { type: "backup-other-words", first: false },
  });
  expect((await openBackup(one, words)).ok).toBe(true);
});

test("a file that is cut, damaged, foreign or newer is each named", async () => {
  const world = await createWorld(onTestFinished);
  const { samira, words } = await somePlan(world);
  const whole = new Uint8Array(await (await backupOf(samira)).arrayBuffer());
  const head = BACKUP_HEAD_OVERHEAD + SLOT_STEP * SLOT_LENGTH;
  const verdict = async (data: Uint8Array<ArrayBuffer>): Promise<string> => {
    const opened = await openBackup(new Blob([data]), words);
    return opened.ok ? "opens" : opened.error.type;
  };
  const bent = (at: number): Uint8Array<ArrayBuffer> => whole.map((byte, i) => (i === at ? byte ^ 1 : byte));
  expect(await verdict(whole)).toBe("opens");
  expect(await verdict(new TextEncoder().encode("ROERKEY1 and something else"))).toBe("not-a-backup");
  expect(await verdict(new Uint8Array())).toBe("not-a-backup");
  for (const length of [9, 17, head - 1, head, whole.length - 1])
    expect([length, await verdict(whole.slice(0, length))]).toEqual([length, "backup-cut"]);
  expect(await verdict(new Uint8Array([...whole.subarray(0, 8), 3, ...whole.subarray(9)]))).toBe("backup-newer");
  for (const at of [0, 7]) expect(await verdict(bent(at))).toBe("not-a-backup");
  // The length, the number of slots, the first slot, the last, the check, the first piece and the last.
  for (const at of [14, 17, 20, head - 17, head - 1, head, whole.length - 1])
    expect([at, await verdict(bent(at))]).toEqual([at, "backup-damaged"]);
  expect(await verdict(new Uint8Array([...whole, 0]))).toBe("backup-damaged");
});

test("a backup that no device of the resident signed is refused, though anybody can seal to the root", async () => {
  const world = await createWorld(onTestFinished);
  const { samira, words } = await somePlan(world);
  const mallory = await world.resident("Mallory");
  await addGoal(mallory, "Ga naar een andere hulpverlener");
  const { own } = mallory;
  // All that a relay knows of Samira, in the place of her own.
  own.record = { ...own.record, rootPk: samira.own.record.rootPk };
  Object.assign(own.ref, { dossier: samira.own.ref.dossier });
  const forged = await backupOf(mallory);
  expect(await openBackup(forged, words)).toEqual({ ok: false, error: { type: "backup-damaged" } });
  // Also under the name of a device that is one: its certificate the relay knows too.
  own.record = { ...own.record, certificate: samira.own.record.certificate };
  Object.assign(own.ref, { grant: samira.own.ref.grant });
  expect(await openBackup(await backupOf(mallory), words)).toEqual({ ok: false, error: { type: "backup-damaged" } });
});

test("what somebody else wrote stays theirs where it still is, and comes as a copy where it is not", async () => {
  const world = await createWorld(onTestFinished);
  const { owner, goal, keys } = await kitchenTable(world, 1);
  for (const { device, key } of keys) {
    await writeNote(device, key, goal, "Zal ik meefietsen?");
    await device.sync();
  }
  await owner.sync();
  const backup = await openedBy(await backupOf(owner), await wordsOf(owner));
  expect(planRestore(owner.own, backup, owner.session.now()).takeIn).toMatchObject({ parts: [], unreadable: 0 });
  const other = await world.resident("Samira");
  await putBackInto(other, backup);
  expect(noteTexts(other.own, goal)).toEqual([]);
  expect(
    takenAlong(other.own.shown(goal) ?? emptySection).map(({ fields }) => [fields.by, fields.fields["text"]]),
  ).toEqual([["Jan", "Zal ik meefietsen?"]]);
});

test("a full device keeps the records and says that a file found no room; the same backup again brings it", async () => {
  const world = await createWorld(onTestFinished);
  const { samira, file, words } = await somePlan(world);
  const backup = await openedBy(await backupOf(samira), words);
  const phone = await world.resident("Samira");
  const plan = planRestore(phone.own, backup, phone.session.now());
  const piece = backup.filePiece;
  const full = {
    ...backup,
    filePiece: (...asked: Parameters<typeof piece>) => (phone.disk.failNext("storage-full"), piece(...asked)),
  };
  expect(await restoreBackup(phone.session, phone.own, full, plan)).toMatchObject({ error: { type: "storage-full" } });
  expect(goalTexts(phone)).toEqual(["Elke week mijn post openen"]);
  expect(await readLetter(phone, file)).toBe("file-not-here");
  await putBackInto(phone, backup);
  expect(isLetter(await readLetter(phone, file))).toBe(true);
});
