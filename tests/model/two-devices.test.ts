import { expect, onTestFinished, test } from "vitest";
import { DAY, MINUTE } from "#src/base/instant.ts";
import { appointments, createAppointment } from "#src/dossier/appointment.ts";
import { crisisPhaseId, crisisPhases, writeCrisisPhase } from "#src/dossier/crisis-phase.ts";
import { amendGoal, goals } from "#src/dossier/goal.ts";
import type { LocalDate } from "#src/dossier/local-date.ts";
import { createPointOfContact, amendPointOfContact, pointsOfContact } from "#src/dossier/point-of-contact.ts";
import { emptySection } from "#src/dossier/reduce.ts";
import { preset } from "#src/grants/presets.ts";
import { readLedger } from "#src/grants/ledger.ts";
import { newEntityId } from "#src/operations/access-change.ts";
import { changeKey } from "#src/operations/change-key.ts";
import { record, recordIn } from "#src/operations/record.ts";
import { askToStop } from "#src/operations/stop-key.ts";
import type { SectionId } from "#src/protocol/ids.ts";
import { DONE, goalTexts, noteTexts, present, writeGoal, writeNote } from "#tests/support/attacker-scene.ts";
import { giveKeyInPerson } from "#tests/support/give-key-in-person.ts";
import { linkInPerson } from "#tests/support/link-in-person.ts";
import { valueOf } from "#tests/support/value-of.ts";
import { type OpenDevice, createWorld } from "#tests/support/world.ts";

const TODAY = "2026-06-22" as LocalDate;

/** Samira with a goal on her phone, and a tablet that was linked to it. */
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
const asideOf = ({ own }: OpenDevice) => own.sections.flatMap(({ kind, aside }) => aside.map((one) => [kind, one]));
const textsOf = ({ own }: OpenDevice): readonly string[] =>
  own
    .ofKind("goal")
    .flatMap(({ id }) => goalTexts(own, id))
    .sort();

test("a linked device has all there is, and what either writes the other reads", async () => {
  const { phone, tablet, goal } = await phoneAndTablet();
  expect(textsOf(tablet)).toEqual(["Ik wil weer leren fietsen"]);
  const { devices } = readLedger(phone.own.only("ledger").log.settled);
  const said = [phone, tablet].map(({ own }) => devices.get(own.ref.grant));
  expect(said.map((device) => [device?.name, device?.readyAt !== undefined])).toEqual([
    [undefined, false],
    ["Tablet", true],
  ]);
  const own = await writeGoal(tablet, "Elke week mijn post openen");
  await writeNote(phone, phone.own, goal, "van de telefoon");
  await share(tablet, phone);
  await writeNote(phone, phone.own, own, "gezien op de telefoon");
  await writeNote(tablet, tablet.own, goal, "gezien op de tablet");
  await share(phone, tablet);
  for (const device of [phone, tablet]) {
    expect(noteTexts(device.own, goal)).toEqual(["gezien op de tablet", "van de telefoon"]);
    expect(noteTexts(device.own, own)).toEqual(["gezien op de telefoon"]);
    expect(asideOf(device)).toEqual([]);
  }
  // Also after both were switched off and on again.
  await phone.restart();
  await tablet.restart();
  expect(textsOf(phone)).toEqual(textsOf(tablet));
  await share(phone, tablet);
});

test("a key that one gives the other stops, and both go on reading and writing under the new keys", async () => {
  const { world, phone, tablet, goal } = await phoneAndTablet();
  const joost = await world.holder();
  const { domain, lasts } = preset("think-along");
  const key = await giveKeyInPerson(tablet, joost, { sections: [goal], domain, until: lasts });
  await writeNote(joost, key, goal, "Zal ik meefietsen?");
  await writeNote(phone, phone.own, goal, "Ja, graag");
  await share(joost, phone, tablet, joost);
  expect(noteTexts(present(joost, key), goal)).toEqual(["Ja, graag", "Zal ik meefietsen?"]);

  valueOf(await askToStop(phone.session, phone.own, key.ref.grant));
  await share(phone, tablet);
  expect(await joost.sync()).toEqual([{ type: "over", problem: "revoked" }]);
  await writeNote(tablet, tablet.own, goal, "na het stoppen");
  await share(tablet, phone);
  for (const device of [phone, tablet]) {
    expect(noteTexts(device.own, goal)).toEqual(["Ja, graag", "Zal ik meefietsen?", "na het stoppen"]);
    expect(device.own.section(goal)?.generation).toBe(1);
    expect(asideOf(device)).toEqual([]);
  }
});

test("a device that comes when keys have turned already reads what was written under the old ones too", async () => {
  const { world, phone, tablet, goal } = await phoneAndTablet();
  const joost = await world.holder();
  const { domain, lasts } = preset("think-along");
  const key = await giveKeyInPerson(phone, joost, { sections: [goal], domain, until: lasts });
  await writeNote(joost, key, goal, "onder de eerste sleutel");
  await share(joost, phone);
  valueOf(await askToStop(phone.session, phone.own, key.ref.grant));
  await share(phone, tablet);
  const laptop = await linkInPerson(tablet, world.device(), "Laptop");
  await share(phone, tablet, laptop);
  expect(noteTexts(laptop.own, goal)).toEqual(["onder de eerste sleutel"]);
  await writeNote(laptop, laptop.own, goal, "van de laptop");
  await share(laptop, phone);
  expect(noteTexts(phone.own, goal)).toEqual(["onder de eerste sleutel", "van de laptop"]);
  for (const device of [phone, tablet, laptop]) expect(asideOf(device)).toEqual([]);
});

const plan = async ({ session, own }: OpenDevice, title: string): Promise<void> => {
  const on = "2026-07-09" as LocalDate;
  valueOf(await recordIn(session, own, "calendar", [(at) => createAppointment({ title, on }, newEntityId(), at)]));
};
const crisis = async ({ session, own }: OpenDevice, iDo: string): Promise<void> => {
  const seen = crisisPhases(own.shownOf("crisis")).get("crisis")?.seen ?? [];
  valueOf(await recordIn(session, own, "crisis", [(at) => writeCrisisPhase("crisis", { iDo }, at, seen)]));
};
const rename = async ({ session, own }: OpenDevice, section: SectionId, text: string): Promise<void> => {
  const [goal] = goals(own.shown(section) ?? emptySection);
  if (!goal) throw new Error("the goal is there");
  valueOf(await record(session, own, section, (at) => amendGoal(goal.ref.id, { text }, at)));
};

test("three weeks offline, two devices: nothing is lost, what matters stays side by side, the last writer has the rest", async () => {
  const { world, phone, tablet, goal } = await phoneAndTablet();
  const joost = await world.holder();
  const { domain } = preset("think-along");
  const until = { type: "three-months" } as const;
  const key = await giveKeyInPerson(phone, joost, { sections: [goal], domain, until });
  const contact = newEntityId();
  const named = { name: "Joost", from: "2026-06-01" as LocalDate };
  valueOf(await recordIn(phone.session, phone.own, "coordination", [(at) => createPointOfContact(named, contact, at)]));
  await crisis(phone, "Naar buiten");
  await share(phone, tablet, joost);

  phone.offline = true;
  tablet.offline = true;
  await crisis(phone, "Noor bellen");
  await rename(phone, goal, "Ik fiets naar mijn werk");
  await plan(phone, "huisarts");
  await writeGoal(phone, "Een doel van de telefoon");
  world.advance(10 * DAY);
  await crisis(tablet, "Muziek luisteren");
  await rename(tablet, goal, "Ik fiets naar de markt");
  await plan(tablet, "tandarts");
  await writeGoal(tablet, "Een doel van de tablet");
  const other = (name: string, device: OpenDevice) => {
    const seen = pointsOfContact(device.own.shownOf("coordination"), TODAY).now[0]?.seen ?? [];
    return recordIn(device.session, device.own, "coordination", [
      (at) => amendPointOfContact(contact, { name }, at, seen),
    ]);
  };
  valueOf(await other("Noor", phone));
  valueOf(await other("Karim", tablet));
  valueOf(await askToStop(tablet.session, tablet.own, key.ref.grant));
  await writeNote(phone, phone.own, goal, "in de stilte geschreven");
  world.advance(11 * DAY);
  await phone.restart();
  await tablet.restart();

  phone.offline = false;
  expect(await phone.sync()).toEqual(DONE);
  expect(await joost.sync()).toEqual(DONE);
  tablet.offline = false;
  await share(tablet, phone);
  expect(await joost.sync()).toEqual([{ type: "over", problem: "revoked" }]);

  for (const device of [phone, tablet]) {
    const phases = crisisPhases(device.own.shownOf("crisis"));
    expect(phases.get("crisis")?.ref.id).toBe(crisisPhaseId("crisis"));
    expect(new Set(phases.get("crisis")?.contested.get("iDo"))).toEqual(new Set(["Muziek luisteren", "Noor bellen"]));
    const [point] = pointsOfContact(device.own.shownOf("coordination"), TODAY).now;
    expect(new Set(point?.contested.get("name"))).toEqual(new Set(["Karim", "Noor"]));
    expect(textsOf(device)).toEqual(["Een doel van de tablet", "Een doel van de telefoon", "Ik fiets naar de markt"]);
    expect(device.own.ofKind("calendar")).toHaveLength(1);
    expect(
      appointments(device.own.shownOf("calendar"))
        .map(({ fields }) => fields.title)
        .sort(),
    ).toEqual(["huisarts", "tandarts"]);
    expect(noteTexts(device.own, goal)).toEqual(["in de stilte geschreven"]);
    expect(asideOf(device)).toEqual([]);
    expect(device.own.waiting).toEqual([]);
  }
  // Chosen on one, it is chosen on both.
  await crisis(phone, "Noor bellen, en dan muziek");
  await share(phone, tablet);
  for (const device of [phone, tablet]) {
    const phase = crisisPhases(device.own.shownOf("crisis")).get("crisis");
    expect([phase?.fields.iDo, phase?.contested.size]).toEqual(["Noor bellen, en dan muziek", 0]);
  }
});

test("a device that was started anew with a slow clock has the last word on what it sees, in its plan and in its keys", async () => {
  const { world, phone, tablet, goal } = await phoneAndTablet();
  const other = await writeGoal(tablet, "Elke week mijn post openen");
  await share(tablet, phone);
  const joost = await world.holder();
  const { domain, lasts } = preset("think-along");
  const key = await giveKeyInPerson(tablet, joost, { sections: [goal], domain, until: lasts });
  await rename(tablet, goal, "Ik fiets naar de markt");
  await share(tablet, phone);

  phone.ahead = -10 * MINUTE;
  await phone.restart();
  await rename(phone, goal, "Ik fiets naar mijn werk");
  const { session } = phone;
  const sections = [other];
  valueOf(await session.exclusive(() => changeKey(session, phone.own, key.ref.grant, { sections })));
  await share(phone, tablet);
  for (const device of [phone, tablet]) {
    expect(textsOf(device)).toEqual(["Elke week mijn post openen", "Ik fiets naar mijn werk"]);
    const entry = readLedger(device.own.only("ledger").log.settled).grants.get(key.ref.grant);
    expect(entry?.sections).toEqual([other]);
  }
  // With a ledger that says otherwise than the relay, nobody could ever be stopped again.
  valueOf(await askToStop(tablet.session, tablet.own, key.ref.grant));
  await share(tablet, phone);
  expect(await joost.sync()).toEqual([{ type: "over", problem: "revoked" }]);
});

test("who gets a key while a device is away sees afterwards what everybody sees", async () => {
  const { world, phone, tablet, goal } = await phoneAndTablet();
  const explain = async ({ session, own }: OpenDevice, why: string): Promise<void> => {
    const [first] = goals(own.shown(goal) ?? emptySection);
    if (!first) throw new Error("the goal is there");
    valueOf(await record(session, own, goal, (at) => amendGoal(first.ref.id, { why }, at)));
  };
  await explain(phone, "eerst");
  phone.ahead = 10 * MINUTE;
  await crisis(phone, "Naar buiten");
  await share(phone, tablet);
  tablet.offline = true;
  world.advance(MINUTE);
  await explain(tablet, "omdat ik weg wil kunnen");
  world.advance(MINUTE);
  await rename(phone, goal, "Ik fiets naar de markt");
  await phone.sync();

  const joost = await world.holder();
  const sections = [goal, phone.own.only("crisis").id];
  const { domain, lasts } = preset("think-along");
  const key = await giveKeyInPerson(phone, joost, { sections, domain, until: lasts });
  tablet.offline = false;
  world.advance(20 * MINUTE);
  await crisis(phone, "Noor bellen");
  await share(phone, tablet, joost);
  for (const replica of [phone.own, tablet.own, present(joost, key)]) {
    const [first] = goals(replica.shown(goal) ?? emptySection);
    expect(first?.fields).toMatchObject({ text: "Ik fiets naar de markt", why: "omdat ik weg wil kunnen" });
    const phase = crisisPhases(replica.shownOf("crisis")).get("crisis");
    expect([phase?.fields.iDo, phase?.contested.size]).toEqual(["Noor bellen", 0]);
  }
});
