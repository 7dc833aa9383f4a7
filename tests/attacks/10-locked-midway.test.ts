import { expect, onTestFinished, test } from "vitest";
import { toHex } from "#src/base/bytes.ts";
import { Door } from "#src/operations/door.ts";
import { unlock } from "#src/operations/unlock.ts";
import { kitchenTable, writeNote } from "#tests/support/attacker-scene.ts";
import { openPlan } from "#tests/support/open-plan.ts";
import { valueOf } from "#tests/support/value-of.ts";
import { type Device, PIN, createWorld } from "#tests/support/world.ts";

const contents = async ({ ports }: Device): Promise<readonly string[]> => {
  const { items } = await ports.disk.everything();
  return items.map(({ name, value }) => `${name} ${toHex(value)}`).sort();
};

/** A device in the middle of an exchange: `go` lets its requests through again. */
async function halfway() {
  const world = await createWorld(onTestFinished);
  const { owner: samira, goal, keys } = await kitchenTable(world, 1);
  for (const { device, key } of keys) {
    await writeNote(device, key, goal, "Zal ik meefietsen?");
    await device.sync();
  }
  let go = (): void => undefined;
  const held = new Promise<void>((resolve) => {
    go = resolve;
  });
  samira.link.delay = () => held;
  const before = await contents(samira);
  const exchange = samira.sync().catch(() => "thrown");
  await expect.poll(() => samira.link.asked.length).toBeGreaterThan(0);
  return { samira, go, exchange, before };
}

test("a lock in the middle of an exchange leaves nothing on the disk that the wiped key would have sealed", async () => {
  const { samira, go, exchange, before } = await halfway();
  samira.session.lock();
  go();
  await exchange;
  expect(await contents(samira)).toEqual(before);
  samira.link.delay = () => Promise.resolve();
  const again = await samira.restart();
  expect(await again.sync()).toEqual([{ type: "done" }]);
});

test("control: the same exchange writes when it is not locked", async () => {
  const { samira, go, exchange, before } = await halfway();
  go();
  await exchange;
  expect(await contents(samira)).not.toEqual(before);
});

test("a lock while a new pincode is being hashed leaves the old one, which still opens everything", async () => {
  const world = await createWorld(onTestFinished);
  const samira = await world.resident();
  const { session } = samira;
  const door = valueOf(await Door.open(session, PIN));
  const changing = door.changePassphrase("987654");
  session.lock();
  expect((await changing).ok).toBe(false);
  expect((await unlock(samira.ports, "987654")).ok).toBe(false);
  const again = await openPlan(samira.ports, PIN);
  expect(again.owned()?.shownOf("about").kinds.size).toBeGreaterThan(0);
});
