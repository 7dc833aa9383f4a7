import { expect, onTestFinished, test } from "vitest";
import { readLedger } from "#src/grants/ledger.ts";
import { ownDevices } from "#src/grants/own-devices.ts";
import { ownSheets } from "#src/grants/own-sheets.ts";
import { preset } from "#src/grants/presets.ts";
import { NewSheet } from "#src/operations/new-sheet.ts";
import type { Replica } from "#src/operations/replica.ts";
import { recoverDossier } from "#src/operations/recover.ts";
import { sheetWords } from "#src/operations/recovery-sheet.ts";
import { removeDevice } from "#src/operations/remove-device.ts";
import { testSheet } from "#src/operations/test-sheet.ts";
import { DONE, goalTexts, noteTexts, present, writeGoal, writeNote } from "#tests/support/attacker-scene.ts";
import { standBetween } from "#tests/support/attacker-wire.ts";
import { giveKeyInPerson } from "#tests/support/give-key-in-person.ts";
import { linkInPerson } from "#tests/support/link-in-person.ts";
import { makeSheet } from "#tests/support/make-sheet.ts";
import { valueOf } from "#tests/support/value-of.ts";
import { type OpenDevice, PIN, type World, createWorld } from "#tests/support/world.ts";

const { domain, lasts } = preset("think-along");

async function withGoal() {
  const world = await createWorld(onTestFinished);
  const phone = await world.resident("Samira");
  const goal = await writeGoal(phone, "Ik wil weer leren fietsen");
  await phone.sync();
  return { world, phone, goal };
}
const share = async (...devices: readonly OpenDevice[]): Promise<void> => {
  for (let round = 0; round < 2; round++) for (const device of devices) expect(await device.sync()).toEqual(DONE);
};
const recover = (world: World, words: string): Promise<OpenDevice> =>
  world.device().openWith(async (ports) => valueOf(await recoverDossier(ports, words, PIN)));
const tryToRecover = async (world: World, words: string) => {
  const recovered = await recoverDossier(world.device().ports, words, PIN);
  return recovered.ok ? "recovered" : recovered.error.type;
};
const firstWords = async ({ session, own }: OpenDevice) => ((await sheetWords(session, own)) ?? []).join(" ");
const ledgerOf = ({ own }: OpenDevice) => readLedger(own.only("ledger").log.settled);
const sheetsOf = (device: OpenDevice) => ownSheets(ledgerOf(device));
const asideOf = (replica: Replica) => replica.sections.flatMap(({ aside }) => aside);
const verdictOn = ({ own }: OpenDevice, words: string) => valueOf(testSheet(own, words));

test("a further sheet brings everything back, ends the devices, and every key that people hold goes on", async () => {
  const { world, phone, goal } = await withGoal();
  const joost = await world.holder();
  const key = await giveKeyInPerson(phone, joost, { sections: [goal], domain, until: lasts });
  const tablet = await linkInPerson(phone, world.device());
  const words = await makeSheet(tablet);
  await writeNote(tablet, tablet.own, goal, "van de tablet");
  const later = await writeGoal(tablet, "Na het blad");
  await share(tablet, phone, joost);
  expect(sheetsOf(phone)).toMatchObject([{ madeAt: world.now() }]);
  expect(ownDevices(ledgerOf(phone), phone.own.ref.grant)).toHaveLength(2);

  const fresh = await recover(world, words);
  for (const device of [phone, tablet]) expect(await device.sync()).toEqual([{ type: "over", problem: "revoked" }]);
  expect(noteTexts(fresh.own, goal)).toEqual(["van de tablet"]);
  expect(goalTexts(fresh.own, later)).toEqual(["Na het blad"]);
  await share(fresh);
  expect(ownDevices(ledgerOf(fresh), fresh.own.ref.grant)).toMatchObject([{ here: true, pending: false }]);
  // What it kept is all there after it was switched off, under its own name and not the sheet's.
  await fresh.restart();
  await writeNote(fresh, fresh.own, goal, "terug");
  await share(fresh, joost);
  expect(noteTexts(present(joost, key), goal)).toEqual(["terug", "van de tablet"]);
  for (const replica of [fresh.own, present(joost, key)]) expect(asideOf(replica)).toEqual([]);

  // The paper goes on: it was used, not used up.
  const again = await recover(world, words);
  expect(await fresh.sync()).toEqual([{ type: "over", problem: "revoked" }]);
  expect(noteTexts(again.own, goal)).toEqual(["terug", "van de tablet"]);
  const noor = await world.holder();
  const second = await giveKeyInPerson(again, noor, { sections: [later], domain, until: lasts });
  expect(goalTexts(second, later)).toEqual(["Na het blad"]);
});

test("a sheet outlives the device that made it, whatever was made and turned since", async () => {
  const { world, phone, goal } = await withGoal();
  const words = await makeSheet(phone);
  const tablet = await linkInPerson(phone, world.device());
  await share(tablet, phone);
  valueOf(await removeDevice(tablet.session, tablet.own, phone.own.ref.grant));
  const made = await writeGoal(tablet, "Gemaakt op de tablet");
  await share(tablet);
  const joost = await world.holder();
  const key = await giveKeyInPerson(tablet, joost, { sections: [made, goal], domain, until: lasts });
  const fresh = await recover(world, words);
  expect(goalTexts(fresh.own, made)).toEqual(["Gemaakt op de tablet"]);
  await writeNote(fresh, fresh.own, made, "terug");
  await share(fresh, joost);
  expect(noteTexts(present(joost, key), made)).toEqual(["terug"]);
  for (const replica of [fresh.own, present(joost, key)]) expect(asideOf(replica)).toEqual([]);
});

test("a sheet that was ended brings nothing back, and says so; the first one and the others go on", async () => {
  const { world, phone, goal } = await withGoal();
  const [lost, kept] = [await makeSheet(phone), await makeSheet(phone)];
  const [oldest] = sheetsOf(phone);
  expect(sheetsOf(phone)).toHaveLength(2);
  valueOf(await removeDevice(phone.session, phone.own, oldest?.sheet ?? phone.own.ref.grant));
  expect(sheetsOf(phone)).toHaveLength(1);
  await writeNote(phone, phone.own, goal, "erna");
  await share(phone);
  const [ended, live] = verdictOn(phone, lost).type === "ended" ? [lost, kept] : [kept, lost];
  expect(await tryToRecover(world, ended)).toBe("sheet-ended");
  expect(await phone.sync()).toEqual(DONE);
  const fresh = await recover(world, live);
  expect(noteTexts(fresh.own, goal)).toEqual(["erna"]);
  const again = await recover(world, await firstWords(phone));
  expect(noteTexts(again.own, goal)).toEqual(["erna"]);
});

test("recovery ends all further sheets but the one in hand: who has the lost phone may have made one", async () => {
  const { world, phone, goal } = await withGoal();
  const first = await firstWords(phone);
  const [own, planted] = [await makeSheet(phone), await makeSheet(phone)];
  const fresh = await recover(world, own);
  expect(sheetsOf(fresh)).toHaveLength(1);
  expect(await tryToRecover(world, planted)).toBe("sheet-ended");
  const byRoot = await recover(world, first);
  expect(sheetsOf(byRoot)).toEqual([]);
  expect(await tryToRecover(world, own)).toBe("sheet-ended");
  expect(goalTexts(byRoot.own, goal)).toEqual(["Ik wil weer leren fietsen"]);
});

test("a test of a sheet tells what it is, on every device and without the relay", async () => {
  const { world, phone } = await withGoal();
  const first = await firstWords(phone);
  const further = await makeSheet(phone);
  const tablet = await linkInPerson(phone, world.device());
  const other = await world.resident("Noor");
  await other.sync();
  const foreign = await makeSheet(other);
  const unused = new NewSheet().words().join(" ");
  for (const device of [phone, tablet]) {
    device.offline = true;
    expect(verdictOn(device, first.toUpperCase())).toEqual({ type: "first" });
    expect(verdictOn(device, further)).toEqual({ type: "further", madeAt: world.now() });
    for (const words of [await firstWords(other), foreign, unused])
      expect(verdictOn(device, words)).toEqual({ type: "other" });
    expect(testSheet(device.own, first.replace(/^\S+/u, "xqxqxq"))).toMatchObject({
      ok: false,
      error: { type: "word-unknown", position: 1 },
    });
  }
});

test("a sheet counts when the paper is right and the relay has said yes; a lost answer makes no second one", async () => {
  const { world, phone } = await withGoal();
  const sheet = new NewSheet();
  const words = sheet.words();
  const right = [3, 9].map((position) => ({ position, word: words[position - 1] ?? "" }));
  const wrong = right.map(({ position }) => ({ position, word: "anders" }));
  const register = (typed: typeof right) => sheet.register(phone.session, phone.own, typed);
  expect(await register(wrong)).toEqual({ ok: false, error: { type: "word-wrong", positions: [3, 9] } });
  phone.offline = true;
  expect(await register(right)).toEqual({ ok: false, error: { type: "offline" } });
  phone.offline = false;
  expect(await tryToRecover(world, words.join(" "))).toBe("no-such-dossier");

  let lose = true;
  standBetween(phone, world, async (path, _init, forward) => {
    const answer = await forward();
    if (path !== "/v1/access" || !lose) return answer;
    lose = false;
    throw new TypeError("the line is down");
  });
  expect(await register(right)).toEqual({ ok: false, error: { type: "offline" } });
  valueOf(await register(right));
  expect(sheetsOf(phone)).toHaveLength(1);
  expect(await tryToRecover(world, words.join(" "))).toBe("recovered");
});
