import { expect, onTestFinished, test } from "vitest";
import { inviteIdOf, parseFragment } from "#src/crypto/invite-code.ts";
import { preset } from "#src/grants/presets.ts";
import { domainRights } from "#src/grants/rights.ts";
import { readLedger } from "#src/grants/ledger.ts";
import { ownDevices } from "#src/grants/own-devices.ts";
import { JoinRequest } from "#src/operations/join-dossier.ts";
import { linkDevice } from "#src/operations/link-device.ts";
import { KeyOffer } from "#src/operations/offer-key.ts";
import { LinkOffer } from "#src/operations/offer-link.ts";
import { recoverDossier } from "#src/operations/recover.ts";
import { sheetWords } from "#src/operations/recovery-sheet.ts";
import { removeDevice } from "#src/operations/remove-device.ts";
import { isHere } from "#src/operations/is-here.ts";
import { standBetween } from "#tests/support/attacker-wire.ts";
import { DONE, goalTexts, noteTexts, present, writeGoal, writeNote } from "#tests/support/attacker-scene.ts";
import { giveKeyInPerson } from "#tests/support/give-key-in-person.ts";
import { linkInPerson } from "#tests/support/link-in-person.ts";
import { valueOf } from "#tests/support/value-of.ts";
import { type OpenDevice, PIN, createWorld } from "#tests/support/world.ts";

const { signal } = new AbortController();
const { domain, lasts } = preset("think-along");

async function phoneAndTablet() {
  const world = await createWorld(onTestFinished);
  const phone = await world.resident("Samira");
  const goal = await writeGoal(phone, "Ik wil weer leren fietsen");
  await phone.sync();
  const tablet = await linkInPerson(phone, world.device());
  await phone.sync();
  return { world, phone, tablet, goal };
}
const share = async (...devices: readonly OpenDevice[]): Promise<void> => {
  for (let round = 0; round < 2; round++) for (const device of devices) expect(await device.sync()).toEqual(DONE);
};
const remove = async (by: OpenDevice, other: OpenDevice): Promise<void> => {
  valueOf(await removeDevice(by.session, by.own, other.own.ref.grant));
};
const listed = ({ own }: OpenDevice) => ownDevices(readLedger(own.only("ledger").log.settled), own.ref.grant);
const asideOf = ({ own }: OpenDevice) => own.sections.flatMap(({ aside }) => aside);

test("a device that was taken away is out, keeps what it had, and nothing of the others' is lost", async () => {
  const { phone, tablet, goal } = await phoneAndTablet();
  await writeNote(tablet, tablet.own, goal, "van de tablet");
  await share(tablet, phone);
  await remove(phone, tablet);
  expect(await tablet.sync()).toEqual([{ type: "over", problem: "revoked" }]);
  await writeNote(phone, phone.own, goal, "erna");
  await share(phone);
  expect(noteTexts(phone.own, goal)).toEqual(["erna", "van de tablet"]);
  expect(noteTexts(tablet.own, goal)).toEqual(["van de tablet"]);
  expect(listed(phone)).toMatchObject([{ here: true }]);
  expect(await removeDevice(phone.session, phone.own, phone.own.ref.grant)).toEqual({
    ok: false,
    error: { type: "this-device" },
  });
});

test("the linked one may take the first one away, and gives keys on its own word, and so does one that it linked", async () => {
  const { world, phone, tablet, goal } = await phoneAndTablet();
  const joost = await world.holder();
  const first = await giveKeyInPerson(phone, joost, { sections: [goal], domain, until: lasts });
  const laptop = await linkInPerson(tablet, world.device(), "Laptop");
  await share(tablet);
  await remove(tablet, phone);
  expect(await phone.sync()).toEqual([{ type: "over", problem: "revoked" }]);
  const noor = await world.holder();
  const second = await giveKeyInPerson(laptop, noor, { sections: [goal], domain, until: lasts });
  await writeNote(laptop, laptop.own, goal, "van de laptop");
  await share(laptop, tablet, joost, noor);
  // Who had a key of the first device goes on, and believes those that it brought in before.
  expect(noteTexts(present(joost, first), goal)).toEqual(["van de laptop"]);
  expect(noteTexts(present(noor, second), goal)).toEqual(["van de laptop"]);
  const later = await writeGoal(laptop, "Een nieuw doel");
  await share(laptop, tablet);
  const third = await giveKeyInPerson(tablet, joost, { sections: [later], domain, until: lasts });
  expect(goalTexts(third, later)).toEqual(["Een nieuw doel"]);
  // A section that is made afterwards knows that the first device has ended.
  expect(third.section(later)?.voided.has(phone.own.ref.grant)).toBe(true);
  for (const device of [tablet, laptop]) expect(asideOf(device)).toEqual([]);
});

test("one that was away while another made a goal and was taken away still reads that goal", async () => {
  const { world, phone, tablet } = await phoneAndTablet();
  const laptop = await linkInPerson(phone, world.device(), "Laptop");
  await share(phone, tablet);
  laptop.offline = true;
  const made = await writeGoal(tablet, "Gemaakt op de tablet");
  await share(tablet, phone);
  await remove(phone, tablet);
  await share(phone);
  await writeNote(phone, phone.own, made, "erna");
  await share(phone);
  laptop.offline = false;
  await share(laptop);
  expect(goalTexts(laptop.own, made)).toEqual(["Gemaakt op de tablet"]);
  expect(noteTexts(laptop.own, made)).toEqual(["erna"]);
  expect(asideOf(laptop)).toEqual([]);
});

test("one that was away while another came, took the first away and turned everything believes it", async () => {
  const { world, phone, goal } = await phoneAndTablet();
  const laptop = await linkInPerson(phone, world.device(), "Laptop");
  await share(phone, laptop);
  laptop.offline = true;
  const fourth = await linkInPerson(phone, world.device(), "Computer");
  await share(phone, fourth);
  await remove(fourth, phone);
  await writeNote(fourth, fourth.own, goal, "erna");
  await share(fourth);
  laptop.offline = false;
  await share(laptop);
  expect(noteTexts(laptop.own, goal)).toEqual(["erna"]);
  expect(asideOf(laptop)).toEqual([]);
});

test("the sheet goes on working, and ends both", async () => {
  const { world, phone, tablet, goal } = await phoneAndTablet();
  await writeNote(tablet, tablet.own, goal, "van de tablet");
  const made = await writeGoal(tablet, "Gemaakt op de tablet");
  await share(tablet, phone);
  const words = ((await sheetWords(phone.session, phone.own)) ?? []).join(" ");
  expect(await sheetWords(tablet.session, tablet.own)).toBeUndefined();
  const fresh = await world.device().openWith(async (ports) => valueOf(await recoverDossier(ports, words, PIN)));
  for (const device of [phone, tablet]) expect(await device.sync()).toEqual([{ type: "over", problem: "revoked" }]);
  expect(noteTexts(fresh.own, goal)).toEqual(["van de tablet"]);
  expect(goalTexts(fresh.own, made)).toEqual(["Gemaakt op de tablet"]);
  const again = await linkInPerson(fresh, world.device(), "Tablet");
  expect(goalTexts(again.own, made)).toEqual(["Gemaakt op de tablet"]);
});

test("keys of others that are on the new device stay, and its pincode opens both", async () => {
  const { world, phone, goal } = await phoneAndTablet();
  const noor = await world.resident("Noor");
  const hers = await writeGoal(noor, "Van Noor");
  await noor.sync();
  const device = await world.holder();
  const key = await giveKeyInPerson(noor, device, { sections: [hers], domain, until: lasts });
  const offer = valueOf(await LinkOffer.open(phone.session, phone.own));
  const request = valueOf(JoinRequest.fromCode(device.ports, offer.typedCode));
  valueOf(await request.claim("Computer", signal));
  valueOf(await offer.waitForClaim(signal));
  valueOf(await offer.tryDigits(valueOf(await request.waitForDigits(signal))));
  valueOf(await request.waitForLink(signal));
  valueOf(await request.settle({ session: device.session }));
  await device.restart();
  expect(goalTexts(device.own, goal)).toEqual(["Ik wil weer leren fietsen"]);
  expect(goalTexts(present(device, key), hers)).toEqual(["Van Noor"]);
  expect(await device.sync()).toEqual([...DONE, ...DONE]);
});

test("answers that get lost on the old device make no second one; one lost on the new one is asked for again", async () => {
  const { world, phone } = await phoneAndTablet();
  const laptop = world.device();
  const offer = valueOf(await LinkOffer.open(phone.session, phone.own));
  const request = valueOf(JoinRequest.fromCode(laptop.ports, offer.fragment));
  laptop.link.dropNextAnswer("/v1/invites/claim");
  expect(await request.claim("Laptop", signal)).toEqual({ ok: false, error: { type: "offline" } });
  valueOf(await request.claim("Laptop", signal));
  valueOf(await offer.waitForClaim(signal));
  const digits = valueOf(await request.waitForDigits(signal));
  for (const path of ["/v1/access", "/v1/invites/deliver"] as const) {
    phone.link.dropNextAnswer(path);
    expect(await offer.tryDigits(digits)).toEqual({ ok: false, error: { type: "offline" } });
  }
  valueOf(await offer.tryDigits(digits));
  expect(listed(phone)).toHaveLength(3);
  valueOf(await request.waitForLink(signal));
  for (const path of ["/v1/bundles", "/v1/read"] as const) {
    laptop.link.dropNextAnswer(path);
    expect(await request.settle({ pin: PIN })).toEqual({ ok: false, error: { type: "offline" } });
    expect(await isHere(laptop.ports)).toBe(false);
  }
  const open = await laptop.openWith(async () => valueOf(await request.settle({ pin: PIN })));
  await share(open, phone);
  expect(listed(phone).filter(({ pending }) => pending)).toEqual([]);
});

test("a code that dies between the right digits and the handing over leaves no device behind", async () => {
  const { world, phone } = await phoneAndTablet();
  const laptop = world.device();
  const offer = valueOf(await LinkOffer.open(phone.session, phone.own));
  const request = valueOf(JoinRequest.fromCode(laptop.ports, offer.fragment));
  valueOf(await request.claim("Laptop", signal));
  valueOf(await offer.waitForClaim(signal));
  const digits = valueOf(await request.waitForDigits(signal));
  const honest = phone.ports.relay;
  const invite = inviteIdOf(valueOf(parseFragment(offer.fragment)).secret);
  standBetween(phone, world, async (path, _init, forward) => {
    if (path === "/v1/invites/deliver") await honest.cancelInvite(phone.own.signer, { invite });
    return forward();
  });
  expect(await offer.tryDigits(digits)).toEqual({ ok: false, error: { type: "offer-over" } });
  expect(listed(phone)).toHaveLength(2);
  const late = valueOf(await LinkOffer.open(phone.session, phone.own));
  const second = valueOf(JoinRequest.fromCode(laptop.ports, late.typedCode));
  valueOf(await second.claim("Laptop", signal));
  valueOf(await late.waitForClaim(signal));
  const typed = valueOf(await second.waitForDigits(signal));
  world.advance(11 * 60_000);
  expect(await late.tryDigits(typed)).toEqual({ ok: false, error: { type: "offer-over" } });
  expect(listed(phone)).toHaveLength(2);
});

test("a device that was itself brought in by one after another says when only the sheet goes further", async () => {
  const { world, phone } = await phoneAndTablet();
  let last = phone;
  for (let links = 0; links < 30; links++) {
    last = await linkInPerson(last, world.device(), `Apparaat ${links}`);
  }
  const { signPk, boxPk } = phone.own.keys;
  const more = await last.session.exclusive(() =>
    linkDevice(last.session, last.own, { name: "Nog een", signPk, boxPk }),
  );
  expect(more).toEqual({ ok: false, error: { type: "too-many-links" } });
  const noor = await world.holder();
  const section = await writeGoal(last, "Van de laatste");
  await share(last);
  const key = await giveKeyInPerson(last, noor, { sections: [section], domain, until: lasts });
  expect(goalTexts(key, section)).toEqual(["Van de laatste"]);
}, 120_000);

test("a plan that was made a moment ago is known at the relay by the first code that is made", async () => {
  const world = await createWorld(onTestFinished);
  const quick = await world.resident("Samira");
  quick.link.offline = true;
  expect(await LinkOffer.open(quick.session, quick.own)).toMatchObject({ error: { type: "not-shared-yet" } });
  quick.link.offline = false;
  const [link] = await Promise.all([LinkOffer.open(quick.session, quick.own), quick.sync()]);
  expect(link.ok).toBe(true);
  const choice = { sections: [], domain: domainRights("note"), until: { type: "today" } } as const;
  const other = await world.resident("Noor");
  const plan = { choice, preset: "message-only", circle: "supporter" } as const;
  expect((await KeyOffer.open(other.session, other.own, plan, { type: "qr" })).ok).toBe(true);
});
