import { expect, onTestFinished, test } from "vitest";
import { DAY, HOUR, instant } from "#src/base/instant.ts";
import { amendGoal, goals } from "#src/dossier/goal.ts";
import { readLedger } from "#src/grants/ledger.ts";
import { domainRights } from "#src/grants/rights.ts";
import { changeKey, type KeyChange } from "#src/operations/change-key.ts";
import { unsentTexts } from "#src/operations/end-access.ts";
import { record } from "#src/operations/record.ts";
import { renewKey } from "#src/operations/renew-key.ts";
import type { SectionId } from "#src/protocol/ids.ts";
import { epochAt } from "#src/protocol/time.ts";
import {
  DONE,
  goalTexts,
  kitchenTable,
  noteTexts,
  present,
  writeGoal,
  writeNote,
} from "#tests/support/attacker-scene.ts";
import { valueOf } from "#tests/support/value-of.ts";
import { createWorld, type OpenDevice } from "#tests/support/world.ts";

async function scene() {
  const world = await createWorld(onTestFinished);
  const { owner, goal, keys } = await kitchenTable(world, 2);
  const [joost, noor] = keys;
  if (!joost || !noor) throw new Error("there are two holders");
  const grant = joost.key.ref.grant;
  const change = (what: KeyChange) => owner.session.exclusive(() => changeKey(owner.session, owner.own, grant, what));
  const joostNow = () => present(joost.device, joost.key);
  return { world, owner, goal, joost, noor, grant, change, joostNow };
}

const rename = async ({ session, own }: OpenDevice, goal: SectionId, text: string): Promise<void> => {
  const [first] = goals(own.shown(goal) ?? own.only("about").log.settled);
  if (!first) throw new Error("the goal is there");
  valueOf(await record(session, own, goal, (at) => amendGoal(first.ref.id, { text }, at)));
};

test("a part that comes is read as it stands, without a new code and without what was crossed out before", async () => {
  const { world, owner, goal, joost, change, joostNow } = await scene();
  const second = await writeGoal(owner, "Eerste woorden");
  await rename(owner, second, "Mijn post openen");
  await owner.sync();
  world.advance(2 * HOUR);
  const before = epochAt(instant(world.now() - HOUR));
  valueOf(await change({ sections: [goal, second] }));

  expect(await joost.device.sync()).toEqual(DONE);
  expect(goalTexts(joostNow(), second)).toEqual(["Mijn post openen"]);
  expect(JSON.stringify(joostNow().section(second)?.log.rows)).not.toContain("Eerste woorden");
  await writeNote(joost.device, joostNow(), second, "Goed idee");
  await joost.device.sync();
  await owner.sync();
  expect(noteTexts(owner.own, second)).toEqual(["Goed idee"]);

  // A renewal moves the end and nothing else: what was written there before the part came stays shut.
  valueOf(
    await owner.session.exclusive(() =>
      renewKey(owner.session, owner.own, joost.key.ref.grant, { type: "three-months" }),
    ),
  );
  expect(await joost.device.sync()).toEqual(DONE);
  const opens = (section: SectionId) =>
    joostNow().ring.window(section, 0, { nbf: before, exp: epochAt(instant(world.now())) }) !== undefined;
  expect(opens(second)).toBe(false);
  expect(opens(goal)).toBe(true);
});

test("a part that goes opens no more, also with an app that kept its keys; the rest goes on", async () => {
  const { owner, goal, joost, noor, change, joostNow } = await scene();
  const second = await writeGoal(owner, "Mijn post openen");
  await owner.sync();
  valueOf(await change({ sections: [goal, second] }));
  await joost.device.sync();
  await writeNote(joost.device, joostNow(), goal, "Van Joost");
  await joost.device.sync();
  const kept = joostNow().ring.clone();
  joost.device.link.offline = true;
  await writeNote(joost.device, joostNow(), goal, "Nog niet verstuurd");
  joost.device.link.offline = false;

  valueOf(await change({ sections: [second] }));
  await writeNote(owner, owner.own, goal, "Na Joost");
  await owner.sync();
  expect(await joost.device.sync()).toEqual(DONE);
  expect(joostNow().section(goal)).toBeUndefined();
  expect(goalTexts(joostNow(), second)).toEqual(["Mijn post openen"]);
  // What was typed there is not sent and not lost, and what was sent before stays the resident's.
  expect(unsentTexts(joostNow())).toEqual(["Nog niet verstuurd"]);
  expect(noteTexts(owner.own, goal)).toEqual(["Na Joost", "Van Joost"]);
  expect(kept.has(goal, owner.own.section(goal)?.generation ?? 0)).toBe(false);
  const read = await joost.device.relay.read(joostNow().signer, {
    incarnation: joostNow().record.incarnation,
    sections: [{ section: goal, after: 0 }],
  });
  expect(read).toMatchObject({ ok: false, error: { type: "refused", problem: "forbidden" } });
  // Whoever kept theirs reads on.
  await noor.device.sync();
  expect(noteTexts(present(noor.device, noor.key), goal)).toEqual(["Na Joost", "Van Joost"]);
  // After a restart as before it.
  const again = await joost.device.restart();
  const reopened = again.session.replica(joost.key.ref.grant);
  expect(reopened?.sections.map(({ id }) => id)).not.toContain(goal);
  expect(reopened && unsentTexts(reopened)).toEqual(["Nog niet verstuurd"]);
});

test("a part that comes back is read and written again", async () => {
  const { owner, goal, joost, change, joostNow } = await scene();
  const second = await writeGoal(owner, "Mijn post openen");
  await owner.sync();
  await writeNote(joost.device, joostNow(), goal, "Eerst");
  await joost.device.sync();
  valueOf(await change({ sections: [second] }));
  await joost.device.sync();
  valueOf(await change({ sections: [second, goal] }));
  expect(await joost.device.sync()).toEqual(DONE);
  expect(noteTexts(joostNow(), goal)).toEqual(["Eerst"]);
  await writeNote(joost.device, joostNow(), goal, "Daarna");
  await joost.device.sync();
  await joost.device.sync();
  await owner.sync();
  expect(noteTexts(owner.own, goal)).toEqual(["Daarna", "Eerst"]);
});

test("a part that went and came back while the holder was away is read and written again, and no word that waited goes", async () => {
  const { world, owner, goal, joost, change, joostNow } = await scene();
  const second = await writeGoal(owner, "Mijn post openen");
  await owner.sync();
  joost.device.offline = true;
  await writeNote(joost.device, joostNow(), goal, "Van onderweg");
  valueOf(await change({ sections: [second] }));
  await writeNote(owner, owner.own, goal, "Terwijl Joost het deel niet had");
  await owner.sync();
  world.advance(2 * HOUR);
  valueOf(await change({ sections: [second, goal] }));
  await writeNote(owner, owner.own, goal, "Toen Joost het weer had");
  await owner.sync();

  joost.device.offline = false;
  expect(await joost.device.sync()).toEqual(DONE);
  await joost.device.restart();
  await joost.device.sync();
  await owner.sync();
  const all = ["Terwijl Joost het deel niet had", "Toen Joost het weer had", "Van onderweg"];
  expect(noteTexts(joostNow(), goal).toSorted()).toEqual(all);
  expect(noteTexts(owner.own, goal).toSorted()).toEqual(all);
});

test("rights that are taken count from there on, and not for what was written before", async () => {
  const { owner, goal, joost, change, joostNow } = await scene();
  await writeNote(joost.device, joostNow(), goal, "Mocht nog");
  await joost.device.sync();
  valueOf(await change({ domain: domainRights() }));
  await writeNote(joost.device, joostNow(), goal, "Mag niet meer");
  await joost.device.sync();
  await owner.sync();
  expect(noteTexts(owner.own, goal)).toEqual(["Mocht nog"]);
});

test("nothing changes without the relay, nor for a key that is over", async () => {
  const { world, owner, goal, grant, change, joost, joostNow } = await scene();
  const second = await writeGoal(owner, "Mijn post openen");
  await owner.sync();
  const entry = () => readLedger(owner.own.only("ledger").log.settled).grants.get(grant);
  owner.link.offline = true;
  expect(await change({ sections: [goal, second] })).toMatchObject({ ok: false, error: { type: "offline" } });
  owner.link.offline = false;
  expect(entry()?.sections).toEqual([goal]);
  world.advance(30 * DAY);
  const before = entry();
  await change({ sections: [goal, second], until: { type: "three-months" } });
  expect(entry()).toEqual(before);
  await joost.device.sync();
  expect(joostNow().record.over).toBe("expired");
});

test("a change that was cut after it left is made once", async () => {
  const { owner, goal, grant, change, joost, joostNow } = await scene();
  const second = await writeGoal(owner, "Mijn post openen");
  await owner.sync();
  owner.link.dropNextAnswer("/v1/access");
  expect((await change({ sections: [goal, second] })).ok).toBe(false);
  valueOf(await change({ sections: [goal, second] }));
  expect(readLedger(owner.own.only("ledger").log.settled).grants.get(grant)?.counter).toBe(2);
  await joost.device.sync();
  expect(goalTexts(joostNow(), second)).toEqual(["Mijn post openen"]);
});

test("an end that comes sooner is arithmetic too: with all that was given before, nothing opens after it", async () => {
  const { world, owner, goal, joost, noor, change, joostNow } = await scene();
  const kept = joostNow().ring.clone();
  const opensNow = (): boolean => {
    const [last] = (owner.own.section(goal)?.log.rows ?? []).slice(-1);
    return kept.opens(goal, owner.own.section(goal)?.generation ?? 0, epochAt(instant(last?.relayTime ?? 0)));
  };
  await writeNote(owner, owner.own, goal, "Ervoor");
  await owner.sync();
  expect(opensNow()).toBe(true);
  valueOf(await change({ until: { type: "today" } }));
  await joost.device.sync();
  await writeNote(owner, owner.own, goal, "Nog vandaag");
  await owner.sync();
  await joost.device.sync();
  expect(noteTexts(joostNow(), goal)).toEqual(["Ervoor", "Nog vandaag"]);

  world.advance(DAY);
  await writeNote(owner, owner.own, goal, "Na het nieuwe einde");
  await owner.sync();
  expect(opensNow()).toBe(false);
  expect(await joost.device.sync()).toEqual([{ type: "over", problem: "expired" }]);
  await noor.device.sync();
  expect(noteTexts(present(noor.device, noor.key), goal)).toContain("Na het nieuwe einde");
});

test("what waits when the right to say it goes is not sent to be refused: it stays with who wrote it", async () => {
  const { owner, goal, joost, change, joostNow } = await scene();
  joost.device.link.offline = true;
  await writeNote(joost.device, joostNow(), goal, "Nog snel dit");
  valueOf(await change({ domain: domainRights("propose") }));
  joost.device.link.offline = false;
  expect(await joost.device.sync()).toEqual(DONE);
  expect(unsentTexts(joostNow())).toEqual(["Nog snel dit"]);
  await owner.sync();
  expect(noteTexts(owner.own, goal)).toEqual([]);
  // With the right it goes out after all, once.
  valueOf(await change({ domain: domainRights("note", "propose") }));
  await joost.device.sync();
  await owner.sync();
  expect(noteTexts(owner.own, goal)).toEqual(["Nog snel dit"]);
  expect(unsentTexts(joostNow())).toEqual([]);
});
