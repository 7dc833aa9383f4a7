import { expect, it, onTestFinished } from "vitest";
import { DAY } from "#src/base/instant.ts";
import { createGoal, goals } from "#src/dossier/goal.ts";
import { emptySection } from "#src/dossier/reduce.ts";
import { preset } from "#src/grants/presets.ts";
import { newEntityId } from "#src/operations/access-change.ts";
import { record, recordInNewSection } from "#src/operations/record.ts";
import { renewKey } from "#src/operations/renew-key.ts";
import { askToStop } from "#src/operations/stop-key.ts";
import { giveKeyInPerson } from "#tests/support/give-key-in-person.ts";
import { valueOf } from "#tests/support/value-of.ts";
import { type OpenDevice, createWorld } from "#tests/support/world.ts";

const done = [{ type: "done" }];

async function keyToOneGoal() {
  const world = await createWorld(onTestFinished);
  const samira = await world.resident("Samira");
  const writeGoal = async (text: string) =>
    valueOf(
      await recordInNewSection(samira.session, samira.own, "goal", (at) => createGoal({ text }, newEntityId(), at)),
    );
  const goal = await writeGoal("Ik wil weer leren fietsen");
  const apart = await writeGoal("Iets anders");
  expect(await samira.sync()).toEqual(done);
  const joost = await world.holder();
  const { domain, lasts } = preset("think-along");
  const key = await giveKeyInPerson(samira, joost, { sections: [goal], domain, until: lasts });
  expect(await joost.sync()).toEqual(done);
  return { world, samira, joost, goal, apart, key, domain, lasts };
}

const askedIn = async (device: OpenDevice): Promise<readonly string[]> => {
  const before = device.link.asked.length;
  expect(await device.sync()).toEqual(done);
  return device.link.asked.slice(before);
};

it("nothing new costs a holder one request", async () => {
  const { joost } = await keyToOneGoal();
  expect(await askedIn(joost)).toEqual(["/v1/read"]);
});

it("the key that another is given elsewhere costs a holder nothing more, and shows nothing", async () => {
  const { world, samira, joost, apart, domain, lasts, key } = await keyToOneGoal();
  const before = key.record.aclVersion;
  const petra = await world.holder();
  await giveKeyInPerson(samira, petra, { sections: [apart], domain, until: lasts });
  expect(await askedIn(joost)).toEqual(["/v1/read"]);
  expect(joost.session.replica(key.ref.grant)?.record.aclVersion).toBe(before);
});

it("a renewal is taken by what the page says, and nothing is asked twice after it", async () => {
  const { world, samira, joost, key, goal, lasts } = await keyToOneGoal();
  world.advance(3 * DAY);
  const until = key.record.until;
  valueOf(await renewKey(samira.session, samira.own, key.ref.grant, lasts));
  valueOf(
    await record(samira.session, samira.own, goal, (at) => createGoal({ text: "En nog een" }, newEntityId(), at)),
  );
  expect(await samira.sync()).toEqual(done);
  const asked = await askedIn(joost);
  expect(asked).not.toContain("/v1/status");
  expect(asked).toContain("/v1/bundles");
  const renewed = joost.session.replica(key.ref.grant);
  expect(renewed?.record.until).toBeGreaterThan(until ?? 0);
  expect(goals(renewed?.shown(goal) ?? emptySection)).toHaveLength(2);
  expect(await askedIn(joost)).toEqual(["/v1/read"]);
});

it("a new generation is read on in one sync after another's key to the same goal was stopped", async () => {
  const { world, samira, joost, goal, domain, lasts, key } = await keyToOneGoal();
  const petra = await world.holder();
  const other = await giveKeyInPerson(samira, petra, { sections: [goal], domain, until: lasts });
  valueOf(await askToStop(samira.session, samira.own, other.ref.grant));
  expect(await samira.sync()).toEqual(done);
  valueOf(await record(samira.session, samira.own, goal, (at) => createGoal({ text: "Daarna" }, newEntityId(), at)));
  expect(await samira.sync()).toEqual(done);
  expect(await joost.sync()).toEqual(done);
  expect(goals(joost.session.replica(key.ref.grant)?.shown(goal) ?? emptySection)).toHaveLength(2);
  expect(await askedIn(joost)).toEqual(["/v1/read"]);
});
