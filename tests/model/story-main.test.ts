import { expect, it, onTestFinished } from "vitest";
import { DAY, MINUTE } from "#src/base/instant.ts";
import { createGoal, goals } from "#src/dossier/goal.ts";
import { createNote, notes } from "#src/dossier/note.ts";
import { emptySection } from "#src/dossier/reduce.ts";
import { preset } from "#src/grants/presets.ts";
import { newEntityId } from "#src/operations/access-change.ts";
import { record, recordInNewSection } from "#src/operations/record.ts";
import type { Replica } from "#src/operations/replica.ts";
import { askToStop } from "#src/operations/stop-key.ts";
import type { SectionId } from "#src/protocol/ids.ts";
import { giveKeyInPerson } from "#tests/support/give-key-in-person.ts";
import { valueOf } from "#tests/support/value-of.ts";
import { type OpenDevice, createWorld } from "#tests/support/world.ts";

const done = [{ type: "done" }];

/** A resident with one goal, and a professional who holds a key to it. */
async function kitchenTable() {
  const world = await createWorld(onTestFinished);
  const samira = await world.resident("Samira");
  const goal = await writeGoal(samira, "Ik wil weer leren fietsen");
  expect(await samira.sync()).toEqual(done);
  const joost = await world.holder();
  const { domain, lasts } = preset("think-along");
  const key = await giveKeyInPerson(samira, joost, { sections: [goal], domain, until: lasts });
  return { world, samira, joost, goal, key };
}

const writeGoal = async ({ session, own }: OpenDevice, text: string): Promise<SectionId> =>
  valueOf(await recordInNewSection(session, own, "goal", (at) => createGoal({ text }, newEntityId(), at)));

const writeNote = async ({ session }: OpenDevice, key: Replica, section: SectionId, text: string): Promise<void> => {
  valueOf(await record(session, key, section, (at) => createNote({ text, kind: "support" }, newEntityId(), at)));
};

const goalTexts = (replica: Replica, section: SectionId): readonly string[] =>
  goals(replica.shown(section) ?? emptySection).map(({ fields }) => fields.text);
const noteTexts = (replica: Replica, section: SectionId): readonly string[] =>
  notes(replica.shown(section) ?? emptySection).map(({ fields }) => fields.text);

it("a resident writes a goal and gives a key; the professional reads it and leaves a note, which the resident sees", async () => {
  const { samira, joost, goal, key } = await kitchenTable();
  expect(goalTexts(key, goal)).toEqual(["Ik wil weer leren fietsen"]);
  await writeNote(joost, key, goal, "Zal ik meefietsen?");
  expect(await joost.sync()).toEqual(done);
  expect(await samira.sync()).toEqual(done);
  expect(noteTexts(samira.own, goal)).toEqual(["Zal ik meefietsen?"]);
});

it("a goal that was not shared stays unseen by who holds a key to another", async () => {
  const { samira, joost, goal } = await kitchenTable();
  const secret = await writeGoal(samira, "Mijn schulden");
  expect(await samira.sync()).toEqual(done);
  expect(await joost.sync()).toEqual(done);
  const [key] = joost.session.received();
  expect(key?.section(secret)).toBeUndefined();
  expect(key && goalTexts(key, goal)).toHaveLength(1);
});

it("a key that the resident stops opens nothing any more, and what was read is dropped", async () => {
  const { samira, joost, goal, key } = await kitchenTable();
  valueOf(await askToStop(samira.session, samira.own, key.ref.grant));
  expect(await samira.sync()).toEqual(done);
  expect(await joost.sync()).toEqual([{ type: "over", problem: "revoked" }]);
  expect(goalTexts(joost.session.replica(key.ref.grant) ?? key, goal)).toEqual([]);
});

it("a key ends by itself, with the professional's own device offline", async () => {
  const { world, joost, goal, key } = await kitchenTable();
  joost.offline = true;
  world.advance(100 * DAY);
  expect(await joost.sync()).toEqual([{ type: "over", problem: "expired" }]);
  expect(goalTexts(joost.session.replica(key.ref.grant) ?? key, goal)).toEqual([]);
});

it("a key that a phone ten minutes fast gives is read and written with at once", async () => {
  const { world, samira, goal } = await kitchenTable();
  // In the middle of a quarter of an hour: the phone's clock shows the next one already.
  world.advance(7 * MINUTE);
  samira.ahead = 10 * MINUTE;
  await samira.sync();
  const noor = await world.holder();
  const { domain, lasts } = preset("think-along");
  const key = await giveKeyInPerson(samira, noor, { sections: [goal], domain, until: lasts });
  await writeNote(noor, key, goal, "Dag Samira");
  expect(await noor.sync()).toEqual(done);
  expect(await samira.sync()).toEqual(done);
  expect(noteTexts(samira.own, goal)).toEqual(["Dag Samira"]);
});

it("what is written without a network survives a restart and is shared later", async () => {
  const { samira, joost, goal, key } = await kitchenTable();
  samira.offline = true;
  const later = createGoal({ text: "Ook nog" }, newEntityId(), samira.session.tick());
  valueOf(await record(samira.session, samira.own, goal, () => later));
  expect(await samira.sync()).toEqual([{ type: "offline" }]);
  await samira.restart();
  expect(goalTexts(samira.own, goal)).toHaveLength(2);
  samira.offline = false;
  expect(await samira.sync()).toEqual(done);
  expect(await joost.sync()).toEqual(done);
  expect(goalTexts(key, goal)).toHaveLength(2);
});

it("what a professional writes without a network is on their own screen at once, if they may write it", async () => {
  const { joost, goal, key } = await kitchenTable();
  joost.offline = true;
  await writeNote(joost, key, goal, "Tot morgen");
  expect(noteTexts(key, goal)).toEqual(["Tot morgen"]);
  const beyond = createGoal({ text: "Een doel dat niet van mij is" }, newEntityId(), joost.session.tick());
  valueOf(await record(joost.session, key, goal, () => beyond));
  expect(goalTexts(key, goal)).toEqual(["Ik wil weer leren fietsen"]);
});

it("an answer that is lost on the way costs nothing and doubles nothing", async () => {
  const { samira, joost, goal, key } = await kitchenTable();
  await writeNote(joost, key, goal, "Eén keer");
  joost.link.dropNextAnswer("/v1/append");
  expect(await joost.sync()).toEqual([{ type: "offline" }]);
  expect(await joost.sync()).toEqual(done);
  expect(await samira.sync()).toEqual(done);
  expect(noteTexts(samira.own, goal)).toEqual(["Eén keer"]);
});

it("nothing new costs one request", async () => {
  const { samira } = await kitchenTable();
  await samira.sync();
  const before = samira.link.asked.length;
  expect(await samira.sync()).toEqual(done);
  expect(samira.link.asked.slice(before)).toEqual(["/v1/read"]);
});

it("a device whose clock is a day wrong still reaches the relay", async () => {
  const { joost } = await kitchenTable();
  joost.ahead = -DAY;
  expect(await joost.sync()).toEqual(done);
});
