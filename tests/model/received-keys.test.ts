import { expect, it, onTestFinished } from "vitest";
import { DAY } from "#src/base/instant.ts";
import { createAnswer } from "#src/dossier/answer.ts";
import { createCheckIn } from "#src/dossier/check-in.ts";
import { type EntityId, holder, OWNER } from "#src/dossier/entity-id.ts";
import { createGoal, Goal } from "#src/dossier/goal.ts";
import { writePilotLight } from "#src/dossier/pilot-light.ts";
import { createProposal, Proposal } from "#src/dossier/proposal.ts";
import { createStep } from "#src/dossier/step.ts";
import { domainRights } from "#src/grants/rights.ts";
import { DUTCH_TIME, dateIn } from "#src/grants/window.ts";
import { newEntityId } from "#src/operations/access-change.ts";
import { keepOverview, readRest } from "#src/operations/keep-overview.ts";
import type { Disk } from "#src/operations/ports.ts";
import { readKeys, unreadKeys } from "#src/operations/read-keys.ts";
import { sayOpened } from "#src/operations/receipts.ts";
import { record, recordIn, recordInNewSection } from "#src/operations/record.ts";
import type { Session } from "#src/operations/session.ts";
import type { GrantId, SectionId } from "#src/protocol/ids.ts";
import { inOrder, receivedKeys } from "#src/ui/received/received-keys.ts";
import { giveKeyInPerson } from "#tests/support/give-key-in-person.ts";
import { openPlan } from "#tests/support/open-plan.ts";
import { valueOf } from "#tests/support/value-of.ts";
import { createWorld, type OpenDevice, PIN } from "#tests/support/world.ts";

const writeGoal = async ({ session, own }: OpenDevice, id: EntityId, text: string): Promise<SectionId> =>
  valueOf(await recordInNewSection(session, own, "goal", (at) => createGoal({ text }, id, at)));

const listOf = (session: Session) => inOrder(receivedKeys(session, dateIn(DUTCH_TIME, session.now())));

/** Joost, of an organisation, with keys from so many residents to a goal of each. */
async function professional(...names: readonly string[]) {
  const world = await createWorld(onTestFinished);
  const joost = await world.holder();
  const change = joost.session.store.change();
  const introduction = { name: "Joost", role: "wijkcoach", organisation: "Wijkteam Zuid" };
  joost.session.saveProfile(change, { ...joost.session.profile, introduction });
  valueOf(await joost.session.commit(change));
  const given = [];
  for (const name of names) {
    const resident = await world.resident(name);
    const id = newEntityId();
    const section = await writeGoal(resident, id, `Doel van ${name}`);
    valueOf(
      await recordIn(resident.session, resident.own, "coordination", [(at) => writePilotLight({ rhythm: "week" }, at)]),
    );
    await resident.sync();
    const key = await giveKeyInPerson(resident, joost, {
      sections: [section, resident.own.only("coordination").id],
      domain: domainRights("note", "propose"),
      until: { type: "three-months" },
    });
    given.push({ resident, goal: { kind: Goal.name, author: OWNER, id }, section, grant: key.ref.grant });
  }
  return { world, joost, given };
}

async function unlocked({ session, ports }: OpenDevice): Promise<Session> {
  session.lock();
  return openPlan(ports, PIN);
}

async function openAll(session: Session, grant: GrantId): Promise<void> {
  const replica = session.replica(grant);
  for (const { id } of replica?.sections ?? []) if (replica) await sayOpened(session, replica, id);
}

it("the list of keys is there before any of them is read, as it was known when it was last looked at", async () => {
  const { joost, given } = await professional("Samira", "Riet");
  await keepOverview(joost.session);
  const before = listOf(joost.session);
  expect(before).toMatchObject([
    { name: "Riet", news: null },
    { name: "Samira", news: null },
  ]);
  const session = await unlocked(joost);
  expect(session.received()).toEqual([]);
  expect(listOf(session)).toEqual(before);

  const [first] = given;
  if (!first) throw new Error("a key was given");
  await readKeys(session, [first.grant]);
  expect(session.received().map(({ ref }) => ref.grant)).toEqual([first.grant]);
  expect(unreadKeys(session)).toHaveLength(1);
  await readRest(session);
  expect(unreadKeys(session)).toEqual([]);
  expect(session.replica(first.grant)?.shown(first.section)?.kinds.has(Goal.name)).toBe(true);
});

it("what is asked comes first, then what is new, then by name", async () => {
  const { joost, given, world } = await professional("Anna", "Bo", "Cees", "Daan");
  const [, bo, cees, daan] = given;
  if (!bo || !cees || !daan) throw new Error("four keys were given");
  for (const { grant } of given) await openAll(joost.session, grant);
  const proposed = newEntityId();
  const at = joost.session.replica(cees.grant);
  if (!at) throw new Error("the key is here");
  valueOf(
    await record(joost.session, at, cees.section, (now) =>
      createProposal({ proposes: "step", text: "Samen bellen" }, proposed, now),
    ),
  );
  await joost.sync();
  await cees.resident.sync();
  const proposal = { kind: Proposal.name, author: holder(cees.grant), id: proposed };
  valueOf(
    await record(cees.resident.session, cees.resident.own, cees.section, (now) =>
      createAnswer({ proposal, answer: "yes" }, newEntityId(), now),
    ),
  );
  for (const fields of [{ title: "Bellen" }, { title: "Mailen", who: "Joost de Wit" }, { title: "Langs", who: "Els" }])
    valueOf(
      await record(daan.resident.session, daan.resident.own, daan.section, (now) =>
        createStep({ ...fields, goal: daan.goal, how: "professional" }, newEntityId(), now),
      ),
    );
  valueOf(
    await record(bo.resident.session, bo.resident.own, bo.section, (now) =>
      createStep({ title: "Een map kopen", goal: bo.goal }, newEntityId(), now),
    ),
  );
  for (const { resident } of given) await resident.sync();
  await joost.sync();
  await keepOverview(joost.session);
  expect(listOf(joost.session)).toMatchObject([
    { name: "Daan", answers: 0, news: 3, steps: 2 },
    { name: "Cees", answers: 1, news: 0, steps: 0 },
    { name: "Bo", answers: 0, news: 1, steps: 0 },
    { name: "Anna", answers: 0, news: 0, steps: 0, quiet: false },
  ]);

  // A week went by without a word of Anna, who has a pilot light; the others spoke.
  for (const { resident } of [bo, cees, daan]) {
    world.advance(DAY);
    const on = dateIn(DUTCH_TIME, world.now());
    valueOf(
      await recordIn(resident.session, resident.own, "coordination", [
        (now) => createCheckIn({ on, mood: "good" }, newEntityId(), now),
      ]),
    );
    await resident.sync();
  }
  world.advance(5 * DAY);
  await joost.sync();
  await keepOverview(joost.session);
  expect(listOf(joost.session).filter(({ quiet }) => quiet)).toMatchObject([{ name: "Anna" }]);
});

it("what another window writes while a key is read is not missed", async () => {
  const { joost, given } = await professional("Samira");
  const [samira] = given;
  if (!samira) throw new Error("a key was given");
  const other = await unlocked(joost);
  joost.session = other;
  await readRest(other);
  valueOf(
    await record(samira.resident.session, samira.resident.own, samira.section, (now) =>
      createStep({ title: "Een map kopen", goal: samira.goal }, newEntityId(), now),
    ),
  );
  await samira.resident.sync();

  let readings = 0;
  const disk: Disk = {
    ...joost.disk,
    get: async (names) => {
      const found = await joost.disk.get(names);
      readings += 1;
      // Its parts were read by now, and the pages of their logs come next.
      if (readings === 5) await joost.sync();
      return found;
    },
  };
  const session = await openPlan({ ...joost.ports, disk }, PIN);
  await readKeys(session, [samira.grant]);
  expect(readings).toBeGreaterThan(5);
  const [here, there] = [session, other].map((one) => one.replica(samira.grant)?.section(samira.section));
  expect(here?.head.pos).toBe(there?.head.pos);
  expect(here?.log.rows).toHaveLength(there?.log.rows.length ?? 0);
});

it("who locks while keys are read hears nothing of it", async () => {
  const { joost } = await professional("Samira", "Riet");
  const session = await unlocked(joost);
  const reading = readRest(session);
  session.lock();
  await expect(reading).resolves.toBeUndefined();
  expect(session.received()).toEqual([]);
});
