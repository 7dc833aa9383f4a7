import { expect, onTestFinished, test } from "vitest";
import { readLedger } from "#src/grants/ledger.ts";
import { ownDevices } from "#src/grants/own-devices.ts";
import { ownSheets } from "#src/grants/own-sheets.ts";
import { preset } from "#src/grants/presets.ts";
import { handOver } from "#src/operations/hand-over.ts";
import { chiefOf, handoversOf } from "#src/operations/handovers.ts";
import { openBackup } from "#src/operations/open-backup.ts";
import { recoverDossier } from "#src/operations/recover.ts";
import { RecoverySecret } from "#src/crypto/recovery-secret.ts";
import { removeDevice } from "#src/operations/remove-device.ts";
import type { Replica } from "#src/operations/replica.ts";
import { testSheet } from "#src/operations/test-sheet.ts";
import { ROOT_GRANT } from "#src/protocol/ids.ts";
import {
  DONE,
  goalTexts,
  kitchenTable,
  noteTexts,
  present,
  writeGoal,
  writeNote,
} from "#tests/support/attacker-scene.ts";
import { standBetween } from "#tests/support/attacker-wire.ts";
import { backupOf, wordsOf } from "#tests/support/backups.ts";
import { giveKeyInPerson } from "#tests/support/give-key-in-person.ts";
import { linkInPerson } from "#tests/support/link-in-person.ts";
import { makeSheet } from "#tests/support/make-sheet.ts";
import { valueOf } from "#tests/support/value-of.ts";
import { type OpenDevice, PIN, type World, createWorld } from "#tests/support/world.ts";

const { domain, lasts } = preset("think-along");
const ledgerOf = ({ own }: OpenDevice) => readLedger(own.only("ledger").log.settled);
const sheetsOf = (device: OpenDevice) => ownSheets(ledgerOf(device)).map(({ sheet }) => sheet);
const idOf = (words: string) => valueOf(RecoverySecret.fromWords(words)).sheetId();
const chiefIn = (replica: Replica) => chiefOf(replica.only("ledger").handovers);
const asideOf = (replica: Replica) => replica.sections.flatMap(({ aside }) => aside);
const recover = (world: World, words: string): Promise<OpenDevice> =>
  world.device().openWith(async (ports) => valueOf(await recoverDossier(ports, words, PIN)));
const tryToRecover = async (world: World, words: string) => {
  const recovered = await recoverDossier(world.device().ports, words, PIN);
  return recovered.ok ? "recovered" : recovered.error.type;
};
const share = async (...devices: readonly OpenDevice[]): Promise<void> => {
  for (let round = 0; round < 2; round++) for (const device of devices) expect(await device.sync()).toEqual(DONE);
};

/** Samira with a tablet and somebody with a key; her first sheet was seen, and she has two others. */
async function seenSheet() {
  const world = await createWorld(onTestFinished);
  const { owner: phone, goal, keys } = await kitchenTable(world, 1);
  const [joost] = keys;
  if (!joost) throw new Error("a key was given");
  const first = await wordsOf(phone);
  const tablet = await linkInPerson(phone, world.device());
  const [heir, third] = [await makeSheet(phone), await makeSheet(tablet)];
  await share(phone, tablet, joost.device);
  return { world, phone, tablet, goal, joost, first, heir, third };
}

test("a first sheet that was ended brings nothing back; all else goes on, and the other one stands in its place", async () => {
  const { world, phone, tablet, goal, joost, first, heir, third } = await seenSheet();
  expect(await handOver(phone.session, phone.own, third, idOf(heir))).toEqual({
    ok: false,
    error: { type: "other-sheet" },
  });
  valueOf(await handOver(phone.session, phone.own, first, idOf(heir)));
  expect(await tryToRecover(world, first)).toBe("sheet-ended");
  await share(phone, tablet, joost.device);
  for (const { own } of [phone, tablet]) {
    expect(chiefIn(own)).toBe(idOf(heir));
    expect(testSheet(own, first)).toEqual({ ok: true, value: { type: "ended" } });
  }
  const later = await writeGoal(tablet, "Daarna gemaakt");
  await writeNote(tablet, tablet.own, goal, "van de tablet");
  await share(tablet, phone, joost.device);
  expect(noteTexts(present(joost.device, joost.key), goal)).toEqual(["van de tablet"]);
  const noor = await world.holder();
  const key = await giveKeyInPerson(phone, noor, { sections: [later], domain, until: lasts });
  for (const one of [key, present(joost.device, joost.key)]) expect(chiefOf(handoversOf(one))).toBe(idOf(heir));
  const another = await linkInPerson(tablet, world.device(), "Laptop");
  expect(goalTexts(another.own, later)).toEqual(["Daarna gemaakt"]);

  const fresh = await recover(world, heir);
  expect(ownDevices(ledgerOf(fresh), fresh.own.ref.grant)).toHaveLength(1);
  expect(sheetsOf(fresh)).toEqual([idOf(heir)]);
  await writeNote(fresh, fresh.own, later, "terug");
  await share(fresh, joost.device, noor);
  expect(noteTexts(present(noor, key), later)).toEqual(["terug"]);
  for (const replica of [fresh.own, present(noor, key), present(joost.device, joost.key)])
    expect(asideOf(replica)).toEqual([]);
  expect(await tryToRecover(world, third)).toBe("sheet-ended");
});

test("no device ends the sheet in the first place, nor does a recovery by another; it is handed on by its own words", async () => {
  const { world, phone, tablet, goal, first, heir, third } = await seenSheet();
  valueOf(await handOver(phone.session, phone.own, first, idOf(heir)));
  await share(tablet);
  for (const { session, own } of [phone, tablet])
    expect(await removeDevice(session, own, idOf(heir))).toEqual({ ok: false, error: { type: "first-sheet" } });
  const byThird = await recover(world, third);
  expect(sheetsOf(byThird).toSorted()).toEqual([idOf(heir), idOf(third)].toSorted());
  // Who took the phone put the tablet out and made a sheet; the one in the first place still wins.
  const fresh = await recover(world, heir);
  expect(await byThird.sync()).toEqual([{ type: "over", problem: "revoked" }]);

  const fourth = await makeSheet(fresh);
  expect(await handOver(fresh.session, fresh.own, first, idOf(fourth))).toMatchObject({
    error: { type: "other-sheet" },
  });
  valueOf(await handOver(fresh.session, fresh.own, heir, idOf(fourth)));
  expect([await tryToRecover(world, first), await tryToRecover(world, heir)]).toEqual(["sheet-ended", "sheet-ended"]);
  const made = await writeGoal(fresh, "Na de tweede keer");
  await share(fresh);
  const last = await recover(world, fourth);
  expect([goalTexts(last.own, goal), goalTexts(last.own, made)]).toEqual([
    ["Ik wil weer leren fietsen"],
    ["Na de tweede keer"],
  ]);
  expect(asideOf(last.own)).toEqual([]);
});

test("a lost answer hands nothing on twice, a sheet that ended meanwhile takes no place, and without internet nothing happens", async () => {
  const { world, phone, tablet, first, heir, third } = await seenSheet();
  phone.offline = true;
  expect(await handOver(phone.session, phone.own, first, idOf(heir))).toMatchObject({ error: { type: "offline" } });
  phone.offline = false;
  valueOf(await removeDevice(tablet.session, tablet.own, idOf(third)));
  expect(await handOver(phone.session, phone.own, first, idOf(third))).toMatchObject({ error: { type: "heir-ended" } });
  expect(chiefIn(phone.own)).toBe(ROOT_GRANT);
  let lose = true;
  standBetween(phone, world, async (path, _init, forward) => {
    const answer = await forward();
    if (path !== "/v1/access" || !lose) return answer;
    lose = false;
    throw new TypeError("the line is down");
  });
  expect(await handOver(phone.session, phone.own, first, idOf(heir))).toMatchObject({ error: { type: "offline" } });
  valueOf(await handOver(phone.session, phone.own, first, idOf(heir)));
  expect(phone.own.only("ledger").handovers).toHaveLength(1);
  await phone.restart();
  expect(chiefIn(phone.own)).toBe(idOf(heir));
  expect(await tryToRecover(world, heir)).toBe("recovered");
});

test("a backup that is made after its end does not open by the first sheet, and does by the others", async () => {
  const { phone, first, heir, third } = await seenSheet();
  const before = await backupOf(phone);
  valueOf(await handOver(phone.session, phone.own, first, idOf(heir)));
  const after = await backupOf(phone);
  expect(await openBackup(after, first)).toMatchObject({ error: { type: "backup-other-words" } });
  for (const words of [heir, third]) expect((await openBackup(after, words)).ok).toBe(true);
  expect((await openBackup(before, first)).ok).toBe(true);
});
