import { expect, onTestFinished, test } from "vitest";
import { preset } from "#src/grants/presets.ts";
import { recoverDossier } from "#src/operations/recover.ts";
import { removeDevice } from "#src/operations/remove-device.ts";
import { sheetWords } from "#src/operations/recovery-sheet.ts";
import { kitchenTable } from "#tests/support/attacker-scene.ts";
import { madeUpBy, offer } from "#tests/support/forged-device.ts";
import { giveKeyInPerson } from "#tests/support/give-key-in-person.ts";
import { linkInPerson } from "#tests/support/link-in-person.ts";
import { valueOf } from "#tests/support/value-of.ts";
import { type OpenDevice, type World, createWorld } from "#tests/support/world.ts";

/** A phone is lost with all its keys; the sheet brings in another. */
async function lostPhone(world: World) {
  const { owner, goal } = await kitchenTable(world, 0);
  const words = await sheetWords(owner.session, owner.own);
  const phone = await world
    .device()
    .openWith(async (ports) => valueOf(await recoverDossier(ports, words?.join(" ") ?? "", "111111")));
  return { lost: owner.own, phone, goal };
}

test("a lost phone and the relay cannot put a key they know in the place of the one that is sealed under since", async () => {
  const { lost, phone, goal } = await lostPhone(await createWorld(onTestFinished));
  expect(await offer(phone.own, lost, goal)).toBe(false);
});

test("nor for somebody who got a key only after the phone was lost", async () => {
  const world = await createWorld(onTestFinished);
  const { lost, phone, goal } = await lostPhone(world);
  const holder: OpenDevice = await world.holder();
  const { domain } = preset("think-along");
  const key = await giveKeyInPerson(phone, holder, { sections: [goal], domain, until: { type: "two-weeks" } });
  expect(key.section(goal)?.voided.has(lost.ref.grant)).toBe(true);
  expect(await offer(key, lost, goal)).toBe(false);
});

test("nor by a device that it makes up after its end, and that nobody met before", async () => {
  const { lost, phone, goal } = await lostPhone(await createWorld(onTestFinished));
  const { issuer, certificate } = madeUpBy(lost);
  expect(await offer(phone.own, issuer, goal, [certificate])).toBe(false);
});

test("one that it brought in before its end is believed: who takes the first device away goes on", async () => {
  const world = await createWorld(onTestFinished);
  const { owner, goal } = await kitchenTable(world, 0);
  const tablet = await linkInPerson(owner, world.device());
  const laptop = await linkInPerson(owner, world.device(), "Laptop");
  await tablet.sync();
  valueOf(await removeDevice(tablet.session, tablet.own, owner.own.ref.grant));
  await laptop.sync();
  expect(laptop.own.section(goal)?.voided.has(owner.own.ref.grant)).toBe(true);
  expect(await offer(laptop.own, tablet.own, goal)).toBe(true);
  expect(await offer(laptop.own, owner.own, goal)).toBe(false);
});

test("control: a device that one which stands makes up is believed", async () => {
  const { phone, goal } = await lostPhone(await createWorld(onTestFinished));
  const { issuer, certificate } = madeUpBy(phone.own);
  expect(await offer(phone.own, issuer, goal, [certificate])).toBe(true);
});

test("control: a device that stands is believed, whatever it says", async () => {
  const world = await createWorld(onTestFinished);
  const { owner, goal } = await kitchenTable(world, 0);
  expect(await offer(owner.own, owner.own, goal)).toBe(true);
});
