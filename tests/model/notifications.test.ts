import { expect, onTestFinished, test } from "vitest";
import { createMemoryRelay } from "#relay/adapters/memory/relay.ts";
import { DAY, HOUR } from "#src/base/instant.ts";
import { preset } from "#src/grants/presets.ts";
import { eraseEverything } from "#src/operations/erase.ts";
import { NIGHT, NO_NIGHT, keepNotified, notifyHere } from "#src/operations/notify-here.ts";
import type { PushPlace } from "#src/operations/ports.ts";
import { stopNotifying } from "#src/operations/stop-notifying.ts";
import { allowNotifications } from "#tests/support/allowed-notifications.ts";
import { kitchenTable, writeGoal, writeNote } from "#tests/support/attacker-scene.ts";
import { giveKeyInPerson } from "#tests/support/give-key-in-person.ts";
import { type TestPushService, testSender } from "#tests/support/relay-under-test.ts";
import { random } from "#tests/support/relay-client-bytes.ts";
import { valueOf } from "#tests/support/value-of.ts";
import { type OpenDevice, createWorld } from "#tests/support/world.ts";

const placeAt = (endpoint: string): PushPlace => ({ endpoint, p256dh: random(65), auth: random(16) });

async function worldWithPush() {
  const push: TestPushService = { sentTo: [], says: () => "taken" };
  let tick = (): Promise<void> => Promise.resolve();
  const world = await createWorld(onTestFinished, ({ clock }) =>
    createMemoryRelay({
      clock,
      push: testSender(push),
      everySecond: (run) => {
        tick = run;
        return () => undefined;
      },
    }),
  );
  /** To whom something was sent since the last time. */
  const told = async (): Promise<readonly string[]> => {
    for (let second = 0; second < 3; second++) await tick();
    return push.sentTo.splice(0).sort();
  };
  return { world, told };
}

const PHONE = "https://push.example/phone";
const DESK = "https://push.example/desk";

test("each hears of what the other wrote, in every dossier of the device; the key that came last too, after an unlock", async () => {
  const { world, told } = await worldWithPush();
  const { owner, goal, keys } = await kitchenTable(world, 1);
  const [joost] = keys;
  if (!joost) throw new Error("there is one holder");
  allowNotifications(owner, placeAt(PHONE));
  allowNotifications(joost.device, placeAt(DESK));
  valueOf(await notifyHere(owner.session, NIGHT));
  valueOf(await notifyHere(joost.device.session, NIGHT));
  await owner.sync();
  expect(await told()).toEqual([]);

  await writeNote(joost.device, joost.key, goal, "Tot dinsdag");
  await joost.device.sync();
  expect(await told()).toEqual([PHONE]);
  await owner.sync();
  await writeNote(owner, owner.own, goal, "Tot dinsdag!");
  await owner.sync();
  expect(await told()).toEqual([DESK]);

  // Another resident gives Joost a key. Until he unlocks again nobody was told where to tell him.
  world.advance(2 * HOUR);
  const other = await world.resident("Piet");
  const garden = await writeGoal(other, "De tuin op orde");
  await other.sync();
  const { domain } = preset("think-along");
  await giveKeyInPerson(other, joost.device, { sections: [garden], domain, until: { type: "two-weeks" } });
  await writeNote(other, other.own, garden, "Zaterdag?");
  await other.sync();
  expect(await told()).toEqual([]);
  const again = await joost.device.restart();
  valueOf(await keepNotified(again.session));
  await writeNote(other, other.own, garden, "Of zondag?");
  await other.sync();
  expect(await told()).toEqual([DESK]);
});

test("a place that the browser gave up is one that the next unlock gives anew, with the hours that were chosen", async () => {
  const { world, told } = await worldWithPush();
  const { owner, goal, keys } = await kitchenTable(world, 1);
  const [joost] = keys;
  if (!joost) throw new Error("there is one holder");
  const browser = allowNotifications(owner, placeAt(PHONE), placeAt(`${PHONE}-again`));
  valueOf(await notifyHere(owner.session, NO_NIGHT));
  browser.present = undefined;
  const again = await owner.restart();
  valueOf(await keepNotified(again.session));
  // Eleven in the evening in Amsterdam.
  world.advance(12 * HOUR);
  await writeNote(joost.device, joost.key, goal, "Slaap lekker");
  await joost.device.sync();
  expect(await told()).toEqual([`${PHONE}-again`]);
});

test("without a network nothing is on; a plan that no relay knows yet is told of once one does", async () => {
  const { world, told } = await worldWithPush();
  const owner = await world.resident();
  allowNotifications(owner, placeAt(PHONE));
  owner.offline = true;
  expect(await notifyHere(owner.session, NIGHT)).toEqual({ ok: false, error: { type: "offline" } });
  expect(owner.session.profile.notify).toBeUndefined();
  owner.offline = false;
  valueOf(await notifyHere(owner.session, NIGHT));
  expect(owner.session.profile.notify?.grants).toEqual([]);
  const goal = await writeGoal(owner, "Leren fietsen");
  await owner.sync();
  valueOf(await keepNotified(owner.session));
  const joost = await world.holder();
  const { domain } = preset("think-along");
  const key = await giveKeyInPerson(owner, joost, { sections: [goal], domain, until: { type: "two-weeks" } });
  await writeNote(joost, key, goal, "Mooi plan");
  await joost.sync();
  expect(await told()).toEqual([PHONE]);
});

test("turned off or wiped, neither the browser nor the relay keeps the place", async () => {
  const { world, told } = await worldWithPush();
  const { owner, goal, keys } = await kitchenTable(world, 2);
  const [joost, noor] = keys;
  if (!joost || !noor) throw new Error("there are two holders");
  const places = [owner, joost.device, noor.device].map((one, i) => allowNotifications(one, placeAt(`${PHONE}${i}`)));
  for (const { session } of [owner, joost.device, noor.device]) valueOf(await notifyHere(session, NIGHT));
  valueOf(await stopNotifying(joost.device.session));
  valueOf(await eraseEverything(noor.device.session));
  expect(places.map(({ present }) => present?.endpoint)).toEqual([`${PHONE}0`, undefined, undefined]);
  expect(joost.device.session.profile.notify).toBeUndefined();
  await writeNote(owner, owner.own, goal, "Hallo?");
  await owner.sync();
  expect(await told()).toEqual([]);
  // Off stays off.
  const again = await joost.device.restart();
  valueOf(await keepNotified(again.session));
  expect(again.session.profile.notify).toBeUndefined();
});

test("a relay that forgot is told again within a week, and one that sends nothing says so", async () => {
  const { world, told } = await worldWithPush();
  const { owner, goal, keys } = await kitchenTable(world, 1, { type: "two-weeks" });
  const [joost] = keys;
  if (!joost) throw new Error("there is one holder");
  allowNotifications(owner, placeAt(PHONE));
  valueOf(await notifyHere(owner.session, NIGHT));
  valueOf(await owner.ports.relay.unsubscribePush(owner.own.signer));
  valueOf(await keepNotified(owner.session));
  await writeNote(joost.device, joost.key, goal, "Een");
  await joost.device.sync();
  expect(await told()).toEqual([]);
  world.advance(7 * DAY);
  const again: OpenDevice = await owner.restart();
  valueOf(await keepNotified(again.session));
  await writeNote(joost.device, joost.key, goal, "Twee");
  await joost.device.sync();
  expect(await told()).toEqual([PHONE]);

  const without = await createWorld(onTestFinished);
  const other = await without.resident();
  allowNotifications(other, placeAt(DESK));
  expect(await notifyHere(other.session, NIGHT)).toEqual({ ok: false, error: { type: "notify-impossible" } });
});
