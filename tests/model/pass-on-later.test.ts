import { expect, test } from "vitest";
import { DAY } from "#src/base/instant.ts";
import { domainRights } from "#src/grants/rights.ts";
import { readAccessLog } from "#src/operations/access-log.ts";
import { changeKey, type KeyChange } from "#src/operations/change-key.ts";
import { askToStop } from "#src/operations/stop-key.ts";
import { epochAt } from "#src/protocol/time.ts";
import { DONE, noteTexts, present, writeGoal, writeNote } from "#tests/support/attacker-scene.ts";
import { honest, rewritePages, standBetween } from "#tests/support/attacker-wire.ts";
import { colleagues, ledgerOf, NOTE, passOn } from "#tests/support/pass-on-in-person.ts";
import { valueOf } from "#tests/support/value-of.ts";

test("a colleague who is heard of only after the key above was stopped ended with it, and is known by name", async () => {
  const { world, owner, goal, joost, anna } = await colleagues();
  const key = await passOn(joost.device, joost.key, anna, { sections: [goal], domain: NOTE });
  // The relay keeps the inbox from the resident while she stops Joost's key.
  const { dossier } = owner.own.ref;
  const inbox = owner.own.only("inbox").id;
  const withheld = rewritePages(dossier, (frames, heads) => ({
    frames: frames.filter(({ section }) => section !== inbox),
    heads: heads.filter(({ section }) => section !== inbox),
  }));
  standBetween(owner, world, withheld);
  valueOf(await askToStop(owner.session, owner.own, joost.key.ref.grant));
  await owner.sync();
  expect(ledgerOf(owner).get(joost.key.ref.grant)?.stoppedAt).toBeDefined();
  expect(ledgerOf(owner).has(key.ref.grant)).toBe(false);
  standBetween(owner, world, honest);
  expect(await owner.sync()).toEqual(DONE);
  expect(ledgerOf(owner).get(key.ref.grant)).toMatchObject({ name: "Anna", parent: joost.key.ref.grant });
  expect(ledgerOf(owner).get(key.ref.grant)?.stoppedAt).toBe(ledgerOf(owner).get(joost.key.ref.grant)?.stoppedAt);
  valueOf(await readAccessLog(owner.session, owner.own));
});

/** Joost has two parts and has let Anna in to both; the resident has not heard of her yet. */
async function annaInTwoParts() {
  const { owner, goal, joost, anna, ...scene } = await colleagues();
  const second = await writeGoal(owner, "Mijn post openen");
  await owner.sync();
  const grant = joost.key.ref.grant;
  const change = (what: KeyChange) => owner.session.exclusive(() => changeKey(owner.session, owner.own, grant, what));
  valueOf(await change({ sections: [goal, second] }));
  await joost.device.sync();
  const joostNow = present(joost.device, joost.key);
  const key = await passOn(joost.device, joostNow, anna, { sections: [goal, second], domain: NOTE });
  return { ...scene, owner, goal, second, joost, anna, key, change };
}

test("a part taken in the very change in which a colleague is first heard of is taken from her too", async () => {
  const { owner, goal, second, anna, key, change } = await annaInTwoParts();
  expect(ledgerOf(owner).has(key.ref.grant)).toBe(false);
  valueOf(await change({ sections: [goal] }));
  expect(ledgerOf(owner).get(key.ref.grant)?.sections).toEqual([goal]);
  expect(await anna.sync()).toEqual(DONE);
  expect(present(anna, key).section(second)).toBeUndefined();
});

test("a colleague is told of a part that went, also when the key above may do less than hers says since", async () => {
  const { goal, second, anna, key, change } = await annaInTwoParts();
  valueOf(await change({ domain: domainRights("propose") }));
  valueOf(await change({ sections: [goal] }));
  expect(await anna.sync()).toEqual(DONE);
  expect(present(anna, key).section(second)).toBeUndefined();
  expect(present(anna, key).section(goal)).toBeDefined();
});

test("what is taken from the key above, a part or the end of its time, is taken from the colleague, who is told", async () => {
  const { world, owner, goal, second, joost, anna, key, change } = await annaInTwoParts();
  const grant = joost.key.ref.grant;
  const kept = key.ring.clone();
  await owner.sync();
  valueOf(await change({ sections: [goal], until: { type: "today" } }));
  expect(await anna.sync()).toEqual(DONE);
  expect(present(anna, key).section(second)).toBeUndefined();
  await writeNote(owner, owner.own, goal, "Nog vandaag");
  await owner.sync();
  expect(await anna.sync()).toEqual(DONE);
  expect(noteTexts(present(anna, key), goal)).toEqual(["Nog vandaag"]);
  expect(ledgerOf(owner).get(key.ref.grant)?.exp).toBe(ledgerOf(owner).get(grant)?.exp);
  expect(present(anna, key).record.until).toBe(ledgerOf(owner).get(grant)?.until);

  world.advance(DAY);
  await writeNote(owner, owner.own, goal, "Na het nieuwe einde");
  await owner.sync();
  const generation = owner.own.section(goal)?.generation ?? 0;
  expect(kept.opens(goal, generation, epochAt(world.now()))).toBe(false);
  expect(await anna.sync()).toEqual([{ type: "over", problem: "expired" }]);
});
