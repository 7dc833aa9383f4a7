import { expect, onTestFinished, test } from "vitest";
import { DAY, HOUR } from "#src/base/instant.ts";
import { readLedger } from "#src/grants/ledger.ts";
import { ownDevices } from "#src/grants/own-devices.ts";
import { ShareRequest } from "#src/operations/ask-share.ts";
import { gatheringOf, recoveryOf, stateOf } from "#src/operations/gathering.ts";
import { askingNow, guardianStanding } from "#src/operations/guardians.ts";
import { ShareHandover } from "#src/operations/hand-share.ts";
import { keepForResident, type KeptShare, keptShares, letGoOfShare } from "#src/operations/kept-shares.ts";
import { NewGuardians } from "#src/operations/new-guardians.ts";
import { recoverDossier } from "#src/operations/recover.ts";
import { askToOpen, recoverByGuardians } from "#src/operations/recover-by-guardians.ts";
import { toBytes, toText } from "#src/operations/stored.ts";
import { hash } from "#src/crypto/derive.ts";
import { preset } from "#src/grants/presets.ts";
import { giveKeyInPerson } from "#tests/support/give-key-in-person.ts";
import { removeDevice } from "#src/operations/remove-device.ts";
import type { Session } from "#src/operations/session.ts";
import { beginWishReading, readWish, saveWish, wishOf } from "#src/operations/wish.ts";
import { askToStop } from "#src/operations/stop-key.ts";
import { HOLD_BACK } from "#src/protocol/limits.ts";
import { DONE, goalTexts, noteTexts, present, writeNote } from "#tests/support/attacker-scene.ts";
import { handOver, makeGuardians, newPhone, shareOf, withPeople } from "#tests/support/guardian-scene.ts";
import { linkInPerson } from "#tests/support/link-in-person.ts";
import { makeSheet } from "#tests/support/make-sheet.ts";
import { valueOf } from "#tests/support/value-of.ts";
import { createWorld, type OpenDevice, PIN } from "#tests/support/world.ts";

const QUARTER = 15 * 60_000;
const keepers = ({ own }: OpenDevice) => guardianStanding(own)?.guardians.map(({ keeps }) => keeps);

async function scene(many = 3) {
  const world = await createWorld(onTestFinished);
  const people = await withPeople(world, many);
  await makeGuardians(people);
  const [first, second, third] = people.guardians.map(({ device }) => device);
  if (!first || !second || !third) throw new Error("there are three at least");
  return { world, ...people, first, second, third };
}

test("two of three bring everything back after 48 hours, and what was before ends, their key too", async () => {
  const { world, phone, goal, guardians, first, third } = await scene();
  expect(keepers(phone)).toEqual([true, true, true]);
  await writeNote(phone, phone.own, goal, "van de oude telefoon");
  await phone.sync();

  const fresh = await newPhone(world);
  expect(valueOf(await handOver(fresh, first)).shares).toHaveLength(1);
  expect(stateOf((await gatheringOf(fresh.session)) ?? { shares: [] })).toEqual({ type: "some", have: 1, missing: 1 });
  expect(await askToOpen(fresh.session)).toMatchObject({ error: { type: "shares-not-enough" } });
  // Days may lie between one guardian and the next, and a lock.
  await fresh.restart();
  valueOf(await handOver(fresh, third));
  const opens = valueOf(await askToOpen(fresh.session));
  expect(opens - world.now()).toBeGreaterThan(HOLD_BACK);
  expect(await recoverByGuardians(fresh.session)).toMatchObject({ error: { problem: "held-back" } });

  world.advance(HOLD_BACK + 2 * QUARTER);
  await fresh.restart();
  valueOf(await recoverByGuardians(fresh.session));
  expect(await gatheringOf(fresh.session)).toBeUndefined();
  expect(noteTexts(fresh.own, goal)).toEqual(["van de oude telefoon"]);
  expect(await phone.sync()).toEqual([{ type: "over", problem: "revoked" }]);
  // Their key was whole for a moment: it ends by itself, and who gives a share again is asked anew.
  expect(await fresh.sync()).toEqual([DONE[0]]);
  expect(guardianStanding(fresh.own)).toBeUndefined();
  expect(askingNow(fresh.own)).toEqual([]);
  const ledger = readLedger(fresh.own.only("ledger").log.settled);
  expect(ownDevices(ledger, fresh.own.ref.grant)).toMatchObject([{ here: true }]);
  // Keys that people hold go on.
  await writeNote(fresh, fresh.own, goal, "terug");
  for (const device of [fresh, first, fresh]) expect(await device.sync()).toEqual(DONE);
  const key = first.session.replica(guardians[0]?.grant as never);
  expect(noteTexts(present(first, key as never), goal)).toEqual(["terug", "van de oude telefoon"]);
  expect(goalTexts(fresh.own, goal)).toEqual(["Ik wil weer leren fietsen"]);
});

test("every device hears of it at once, and any of them says no", async () => {
  const { world, phone, first, second, third } = await scene();
  const tablet = await linkInPerson(phone, world.device());
  for (let round = 0; round < 2; round++) for (const device of [phone, tablet]) await device.sync();
  const thief = await newPhone(world);
  for (const guardian of [first, second]) valueOf(await handOver(thief, guardian));
  const opens = valueOf(await askToOpen(thief.session));
  for (const device of [phone, tablet]) {
    await device.sync();
    expect(askingNow(device.own)).toMatchObject([{ asked: world.now(), opens }]);
  }
  // It stays to be seen without a network, and after a lock.
  await tablet.restart();
  const [asks] = askingNow(tablet.own);
  world.advance(DAY);
  valueOf(await tablet.session.exclusive(() => removeDevice(tablet.session, tablet.own, asks?.grant as never)));
  world.advance(2 * DAY);
  expect(await recoverByGuardians(thief.session)).toMatchObject({ error: { type: "sheet-ended" } });
  expect(await askToOpen(thief.session)).toMatchObject({ error: { type: "sheet-ended" } });
  for (const device of [tablet, phone]) expect(await device.sync()).toEqual(DONE);
  expect(askingNow(phone.own)).toEqual([]);
  expect(guardianStanding(phone.own)).toBeUndefined();
  // A new set with the same people; what the thief has belongs to no set that stands.
  await makeGuardians({ phone, goal: undefined as never, guardians: await peopleOf(first, second, third) });
  expect(keepers(phone)).toEqual([true, true, true]);
  expect(await handOver(thief, third)).toMatchObject({ error: { type: "share-foreign" } });
});

async function peopleOf(...devices: readonly OpenDevice[]) {
  return Promise.all(devices.map(async (device) => ({ device, grant: (await shareOf(device)).grant })));
}

test("a guardian is replaced: the old shares are of a set that has ended", async () => {
  const { world, phone, guardians, first, second } = await scene();
  const old = [await shareOf(first), await shareOf(second)];
  const people = await withPeople(world, 1);
  expect(people.guardians).toHaveLength(1);
  await makeGuardians({ phone, goal: undefined as never, guardians });
  expect((await keptShares(first.session)).map(({ share }) => share)).not.toContain(old[0]?.share);
  const fresh = await newPhone(world);
  valueOf(await handOver(fresh, first, old[0]));
  valueOf(await handOver(fresh, second, old[1]));
  expect(await askToOpen(fresh.session)).toMatchObject({ error: { type: "sheet-ended" } });
});

test("a share is kept beyond the window of the key, and handed over in its name", async () => {
  const { world, phone, first, second } = await scene();
  world.advance(400 * DAY);
  for (const device of [first, second]) expect(await device.sync()).toMatchObject([{ type: "over" }]);
  await phone.sync();
  const fresh = await newPhone(world);
  for (const guardian of [first, second]) valueOf(await handOver(fresh, guardian));
  valueOf(await askToOpen(fresh.session));
  world.advance(HOLD_BACK + HOUR);
  valueOf(await recoverByGuardians(fresh.session));
  expect(fresh.own.owner).toBe(true);
});

test("who stopped being trusted with a key hands nothing over; who keeps it no more says so", async () => {
  const { world, phone, first, second, guardians } = await scene();
  valueOf(await askToStop(phone.session, phone.own, guardians[0]?.grant as never));
  await phone.sync();
  const fresh = await newPhone(world);
  const request = valueOf(await ShareRequest.open(fresh.session));
  expect(await ShareHandover.open(first.session, await shareOf(first), request.fragment)).toMatchObject({
    error: { type: "refused", problem: "revoked" },
  });
  const kept = await shareOf(second);
  valueOf(await second.session.exclusive(() => letGoOfShare(second.session, kept)));
  await second.sync();
  await phone.sync();
  expect(await keptShares(second.session)).toEqual([]);
  expect(keepers(phone)).toEqual([true, false, true]);
});

test("a damaged share and the same one again are named and not taken; three of five go on where one made theirs up", async () => {
  const { world, guardians, first, second, third } = await scene(5);
  const fresh = await newPhone(world);
  const kept = await shareOf(first);
  const bent = { ...kept, share: `${kept.share.slice(0, -2)}${kept.share.endsWith("AA") ? "BB" : "AA"}` };
  expect(await handOver(fresh, first, bent)).toMatchObject({ error: { type: "share-damaged" } });
  valueOf(await handOver(fresh, first));
  expect(await handOver(fresh, first)).toMatchObject({ error: { type: "share-twice" } });
  valueOf(await handOver(fresh, second));
  expect(stateOf((await gatheringOf(fresh.session)) ?? { shares: [] })).toMatchObject({ type: "some", missing: 1 });
  valueOf(await handOver(fresh, third));
  expect(stateOf((await gatheringOf(fresh.session)) ?? { shares: [] })).toEqual({ type: "enough" });
  expect(guardians).toHaveLength(5);
});

test("a code outlives a lock, before it was answered and after; another one makes the first worth nothing", async () => {
  const { world, first, second } = await scene();
  const { signal } = new AbortController();
  const fresh = await newPhone(world);
  const { fragment } = valueOf(await ShareRequest.open(fresh.session));
  await fresh.restart();
  const request = valueOf(await ShareRequest.open(fresh.session));
  expect(request.fragment).toBe(fragment);
  const handover = valueOf(await ShareHandover.open(first.session, await shareOf(first), fragment));
  valueOf(await request.claim("Samira", signal));
  valueOf(await handover.waitForClaim(signal));
  const digits = valueOf(await request.waitForDigits(signal));
  await fresh.restart();
  const again = valueOf(await ShareRequest.open(fresh.session));
  valueOf(await again.claim("Samira", signal));
  expect(valueOf(await again.waitForDigits(signal))).toBe(digits);
  valueOf(await handover.tryDigits(digits));
  valueOf(await again.waitForShare(signal));
  const next = valueOf(await ShareRequest.open(fresh.session));
  expect(next.fragment).not.toBe(fragment);
  const anew = valueOf(await ShareRequest.anew(fresh.session));
  valueOf(await ShareHandover.open(second.session, await shareOf(second), next.fragment));
  expect(valueOf(await ShareRequest.open(fresh.session)).fragment).toBe(anew.fragment);
});

test("three wrong digits: nothing has left, and the code is dead", async () => {
  const { world, first } = await scene();
  const { signal } = new AbortController();
  const fresh = await newPhone(world);
  const request = valueOf(await ShareRequest.open(fresh.session));
  const handover = valueOf(await ShareHandover.open(first.session, await shareOf(first), request.fragment));
  valueOf(await request.claim("Samira", signal));
  valueOf(await handover.waitForClaim(signal));
  const digits = valueOf(await request.waitForDigits(signal));
  const wrong = digits === "000000" ? "000001" : "000000";
  expect(await handover.tryDigits(wrong)).toMatchObject({ error: { type: "digits-wrong", left: 2 } });
  await handover.tryDigits(wrong);
  expect(await handover.tryDigits(wrong)).toMatchObject({ error: { type: "offer-over" } });
  expect(await request.waitForShare(signal)).toMatchObject({ error: { type: "code-old" } });
});

test("a recovery by the sheet ends a set that may have been made by who has the lost phone", async () => {
  const { world, phone, first, second } = await scene();
  const words = await makeSheet(phone);
  const back = await world.device().openWith(async (ports) => valueOf(await recoverDossier(ports, words, PIN)));
  expect(guardianStanding(back.own)).toBeUndefined();
  const fresh = await newPhone(world);
  for (const guardian of [first, second]) valueOf(await handOver(fresh, guardian));
  expect(await askToOpen(fresh.session)).toMatchObject({ error: { type: "sheet-ended" } });
});

test("not three or five, or somebody without a key: said before anything is made", async () => {
  const world = await createWorld(onTestFinished);
  const { phone, guardians } = await withPeople(world, 3);
  const grants = guardians.map(({ grant }) => grant);
  expect(NewGuardians.for(grants.slice(1))).toMatchObject({ error: { type: "guardians-number" } });
  expect(NewGuardians.for([...grants.slice(1), grants[1] as never])).toMatchObject({
    error: { type: "guardians-number" },
  });
  valueOf(await askToStop(phone.session, phone.own, grants[2] as never));
  await phone.sync();
  expect(await valueOf(NewGuardians.for(grants)).register(phone.session, phone.own)).toMatchObject({
    error: { type: "guardian-without-key", grant: grants[2] },
  });
  expect(guardianStanding(phone.own)).toBeUndefined();
});

test("a wish is read by guardians together, also one that was written later; the plan stays closed to it", async () => {
  const { world, phone, first, second } = await scene();
  expect(wishOf(phone.own)).toBeUndefined();
  valueOf(await saveWish(phone.session, phone.own, { after: "give", text: "Bobbie mag bij Noor wonen." }));
  for (const device of [first, second]) await device.sync();
  const kept = await shareOf(first);
  const reader = valueOf(await beginWishReading(world.device().ports, kept, "Noor"));
  expect(readWish((await gatheringOf(reader)) ?? { shares: [] }, kept)).toBeUndefined();
  const other = await wishShareTo(reader, second);
  expect(readWish(other, kept)).toEqual({ v: 1, after: "give", text: "Bobbie mag bij Noor wonen." });
  // What opens the wish is another key than what opens the plan.
  expect(recoveryOf(other)?.sheetId()).not.toBe(guardianStanding(phone.own)?.key);

  // Taken away, it is nowhere.
  valueOf(await saveWish(phone.session, phone.own, undefined));
  for (const device of [first, second]) await device.sync();
  expect((await shareOf(first)).wish).toBeUndefined();
  expect(wishOf(phone.own)).toBeUndefined();
});

/** As `handOver`, of the share that is for the wish. */
async function wishShareTo(reader: Session, guardian: OpenDevice) {
  const { signal } = new AbortController();
  const request = valueOf(await ShareRequest.open(reader, "wish"));
  const handover = valueOf(await ShareHandover.open(guardian.session, await shareOf(guardian), request.fragment));
  valueOf(await request.claim("Noor", signal));
  expect(valueOf(await handover.waitForClaim(signal))).toBe("Noor");
  valueOf(await handover.tryDigits(valueOf(await request.waitForDigits(signal))));
  return valueOf(await request.waitForShare(signal));
}

test("guardians who are chosen anew get the wish that stands; without any it is refused and nothing is kept", async () => {
  const { world, phone, guardians, first, second } = await scene();
  valueOf(await saveWish(phone.session, phone.own, { after: "erase", text: "Alles mag weg." }));
  await makeGuardians({ phone, goal: undefined as never, guardians });
  const kept = await shareOf(first);
  const reader = valueOf(await beginWishReading(world.device().ports, kept, "Noor"));
  expect(readWish(await wishShareTo(reader, second), kept)).toMatchObject({ after: "erase", text: "Alles mag weg." });
  const { key } = guardianStanding(phone.own) ?? {};
  valueOf(await phone.session.exclusive(() => removeDevice(phone.session, phone.own, key as never)));
  expect(await saveWish(phone.session, phone.own, { after: "erase", text: "Anders" })).toMatchObject({
    error: { type: "no-guardians" },
  });
  expect(wishOf(phone.own)).toMatchObject({ text: "Alles mag weg." });
});

test("a wish that is written before the shares have come waits, and costs nobody a share", async () => {
  const world = await createWorld(onTestFinished);
  const { phone, guardians } = await withPeople(world);
  const made = valueOf(NewGuardians.for(guardians.map(({ grant }) => grant)));
  valueOf(await made.register(phone.session, phone.own));
  expect(await saveWish(phone.session, phone.own, { after: "erase", text: "Alles mag weg." })).toMatchObject({
    error: { type: "shares-on-their-way", names: ["Joost", "Joost", "Joost"] },
  });
  for (const { device } of guardians) await device.sync();
  await phone.sync();
  expect(keepers(phone)).toEqual([true, true, true]);
  expect(wishOf(phone.own)).toBeUndefined();
});

test("whoever leaves the screen while a set is made has not sealed the wish to a key that everybody knows", async () => {
  const { world, phone, guardians, first, second } = await scene();
  valueOf(await saveWish(phone.session, phone.own, { after: "erase", text: "Alles mag weg." }));
  const made = valueOf(NewGuardians.for(guardians.map(({ grant }) => grant)));
  const registering = made.register(phone.session, phone.own);
  made.wipe();
  valueOf(await registering);
  for (const device of [first, second]) await device.sync();
  const kept = await shareOf(first);
  const reader = valueOf(await beginWishReading(world.device().ports, kept, "Noor"));
  expect(readWish(await wishShareTo(reader, second), kept)).toMatchObject({ text: "Alles mag weg." });
});

test("a wish goes on to who still has a key, and names who has none", async () => {
  const { phone, guardians, first, second } = await scene();
  valueOf(await saveWish(phone.session, phone.own, { after: "erase", text: "Alles mag weg." }));
  valueOf(await askToStop(phone.session, phone.own, guardians[2]?.grant as never));
  await phone.sync();
  const saved = valueOf(await saveWish(phone.session, phone.own, { after: "give", text: "Toch niet." }));
  expect(saved.without).toEqual(["Joost"]);
  for (const device of [first, second]) await device.sync();
  expect(wishOf(phone.own)).toEqual({ after: "give", text: "Toch niet." });
});

test("an older asking that is shown again takes nothing away; by two keys of one plan two shares are kept", async () => {
  const { world, phone, goal, guardians, first } = await scene();
  const before = await shareOf(first);
  const key = first.session.replica(before.grant);
  if (!key) throw new Error("the key is here");
  const change = first.session.store.change();
  await keepForResident(first.session, key, change, {
    at: 1,
    share: (await shareOf(third(guardians))).share,
    wish: "",
  });
  valueOf(await first.session.commit(change));
  expect(await shareOf(first)).toEqual(before);

  const { domain, lasts } = preset("think-along");
  const other = await giveKeyInPerson(phone, first, { sections: [goal], domain, until: lasts });
  const grants = [...guardians.map(({ grant }) => grant).slice(0, 2), other.ref.grant];
  const made = valueOf(NewGuardians.for(grants));
  valueOf(await made.register(phone.session, phone.own));
  for (const { device } of guardians) await device.sync();
  await phone.sync();
  expect(await keptShares(first.session)).toHaveLength(2);
  expect(keepers(phone)).toEqual([true, true, true]);
  const fresh = await newPhone(world);
  for (const kept of await keptShares(first.session)) valueOf(await handOver(fresh, first, kept));
  expect(stateOf((await gatheringOf(fresh.session)) ?? { shares: [] })).toEqual({ type: "enough" });
});
const third = (guardians: readonly { readonly device: OpenDevice }[]): OpenDevice => {
  const [, , last] = guardians;
  if (!last) throw new Error("there are three");
  return last.device;
};

test("a share made up under another's number does not keep the true one out, nor one of another plan", async () => {
  const { world, first, second, third: last } = await scene();
  const other = await withPeople(world);
  await makeGuardians(other);
  const [stranger] = other.guardians;
  if (!stranger) throw new Error("there are three");
  const fresh = await newPhone(world);
  // Of another plan, and first of all.
  valueOf(await handOver(fresh, stranger.device));
  const { grant } = await shareOf(first);
  expect(await handOver(fresh, first, { ...falseUnder(await shareOf(second)), grant })).toMatchObject({
    error: { type: "share-foreign" },
  });
  valueOf(await handOver(fresh, second));
  expect(stateOf((await gatheringOf(fresh.session)) ?? { shares: [] })).toMatchObject({ type: "some", missing: 1 });
  valueOf(await handOver(fresh, last));
  expect(stateOf((await gatheringOf(fresh.session)) ?? { shares: [] })).toEqual({ type: "enough" });
  valueOf(await askToOpen(fresh.session));
});

/** Whole, of the same set and number, and with other bytes. */
function falseUnder(kept: KeptShare): KeptShare {
  const data = toBytes(kept.share);
  data[30] = (data[30] ?? 0) ^ 1;
  data.set(hash("share", data.slice(0, 52)).slice(0, 16), 52);
  return { ...kept, share: toText(data) };
}
