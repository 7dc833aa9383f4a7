import { expect, onTestFinished, test } from "vitest";
import { MINUTE } from "#src/base/instant.ts";
import { ChildVoice, childVoices } from "#src/dossier/child-voice.ts";
import { create, retract } from "#src/dossier/kind.ts";
import { emptySection } from "#src/dossier/reduce.ts";
import { valuesIn } from "#src/dossier/shared-map.ts";
import { createWithdrawal } from "#src/dossier/withdrawal.ts";
import { readLedger } from "#src/grants/ledger.ts";
import { newEntityId } from "#src/operations/access-change.ts";
import { changeKey } from "#src/operations/change-key.ts";
import { childSecrets } from "#src/operations/child-lock.ts";
import { ChildPen } from "#src/operations/child-pen.ts";
import { giveChildKey } from "#src/operations/give-child-key.ts";
import { record } from "#src/operations/record.ts";
import { askToStop } from "#src/operations/stop-key.ts";
import { DONE, present } from "#tests/support/attacker-scene.ts";
import { openPen, parentAndChild, SECRET, tell, wishes } from "#tests/support/child-scene.ts";
import { giveTo, ON } from "#tests/support/family-scene.ts";
import { valueOf } from "#tests/support/value-of.ts";
import { createWorld } from "#tests/support/world.ts";

const sorted = (texts: readonly (string | undefined)[]): readonly string[] =>
  texts.map(String).sort((a, b) => a.localeCompare(b, "nl"));

test("a child tells by a secret of its own on the parent's phone; the pincode alone writes nothing in its name", async () => {
  const world = await createWorld(onTestFinished);
  const { samira, grant, alone, helpers } = await parentAndChild(world);
  expect(await childSecrets(samira.session)).toEqual([{ grant, kind: "pictures" }]);

  const wrong = await ChildPen.open(samira.session, samira.own, grant, "3-7-1-10 poes");
  expect(wrong).toEqual({ ok: false, error: { type: "secret-wrong" } });
  const pen = await openPen(samira, grant);
  await tell(pen, alone, "Dat papa belt");
  valueOf(
    await pen.say(
      helpers,
      { on: ON, nice: "Voetbal", drawing: [{ pen: 1, points: [10, 10, 20, 20] }] },
      { id: newEntityId(), isNew: true },
    ),
  );
  expect(wishes(samira.own, alone)).toEqual(["Dat papa belt"]);
  const [drawn] = childVoices(samira.own.shown(helpers) ?? emptySection);
  expect(drawn).toMatchObject({ ref: { author: grant }, fields: { nice: "Voetbal", drawing: [{ pen: 1 }] } });

  pen.wipe();
  const gone = await pen.say(alone, { on: ON, wish: "Nog iets" }, { id: newEntityId(), isNew: true });
  expect(gone).toEqual({ ok: false, error: { type: "put-away" } });

  // After a restart as before it: the secret is asked for again, and nothing else brings the keys back.
  const again = await samira.restart();
  const later = valueOf(await ChildPen.open(again.session, again.own, grant, SECRET.text));
  await tell(later, alone, "Een hond");
  expect(sorted(wishes(again.own, alone))).toEqual(["Dat papa belt", "Een hond"]);
});

test("whoever guesses a child's secret waits longer each time, across a restart", async () => {
  const world = await createWorld(onTestFinished);
  const { samira, grant } = await parentAndChild(world);
  const guess = (text: string) => ChildPen.open(samira.session, samira.own, grant, text);
  for (const text of ["1-1-1-1 a", "1-1-1-2 a"])
    expect(await guess(text)).toEqual({ ok: false, error: { type: "secret-wrong" } });
  expect(await guess("1-1-1-3 a")).toEqual({ ok: false, error: { type: "secret-wait", ms: MINUTE } });
  await samira.restart();
  expect(await guess(SECRET.text)).toEqual({ ok: false, error: { type: "secret-wait", ms: MINUTE } });
  world.advance(MINUTE);
  expect((await guess(SECRET.text)).ok).toBe(true);
});

test("a parent can neither change nor take back what the child told", async () => {
  const world = await createWorld(onTestFinished);
  const { samira, grant, helpers } = await parentAndChild(world);
  const pen = await openPen(samira, grant);
  const id = await tell(pen, helpers, "Dat papa belt");
  const { session } = samira;
  const position = samira.own.section(helpers)?.head.pos ?? 0;

  const other = { on: ON, wish: "Niets" };
  valueOf(await record(session, samira.own, helpers, (at) => create(ChildVoice, other, id, at)));
  valueOf(await record(session, samira.own, helpers, (at) => retract(ChildVoice, id, at)));
  valueOf(
    await record(session, samira.own, helpers, (at) => createWithdrawal({ positions: [position] }, newEntityId(), at)),
  );
  expect(await samira.sync()).toEqual(DONE);
  const state = samira.own.shown(helpers) ?? emptySection;
  expect(wishes(samira.own, helpers)).toEqual(["Dat papa belt"]);
  expect([...valuesIn(state.refused)].map(({ reason }) => reason)).toEqual(["another-voice", "another-voice"]);
  const aunt = await world.holder();
  const key = await giveTo(samira, aunt, "Tante Els", "family", [helpers]);
  expect(wishes(key, helpers)).toEqual(["Dat papa belt"]);

  // The child can do both.
  await tell(pen, helpers, "Dat mama belt", id, false);
  expect(wishes(samira.own, helpers)).toEqual(["Dat mama belt"]);
  valueOf(await pen.takeBack(helpers, id));
  await aunt.sync();
  for (const reader of [samira.own, present(aunt, key)]) expect(wishes(reader, helpers)).toEqual([]);
});

test("what a child tells is in no key until the parent chooses one, and is hidden from it again", async () => {
  const world = await createWorld(onTestFinished);
  const { samira, family, grant, alone, helpers } = await parentAndChild(world);
  const aunt = await world.holder();
  const key = await giveTo(samira, aunt, "Tante Els", "family", [family]);
  const auntNow = () => present(aunt, key);
  const pen = await openPen(samira, grant);
  await tell(pen, helpers, "Dat papa belt");
  await tell(pen, alone, "Alleen voor mama");
  await aunt.sync();
  expect(auntNow().ofKind("child")).toEqual([]);

  const choose = (sections: readonly (typeof family)[]) =>
    samira.session.exclusive(() => changeKey(samira.session, samira.own, key.ref.grant, { sections }));
  valueOf(await choose([family, helpers]));
  await aunt.sync();
  expect(wishes(auntNow(), helpers)).toEqual(["Dat papa belt"]);
  expect(auntNow().section(alone)).toBeUndefined();

  valueOf(await choose([family]));
  await tell(pen, helpers, "Rust");
  await aunt.sync();
  expect(auntNow().section(helpers)).toBeUndefined();
  expect(auntNow().ring.has(helpers, samira.own.section(helpers)?.generation ?? 0)).toBe(false);
  expect(sorted(wishes(samira.own, helpers))).toEqual(["Dat papa belt", "Rust"]);
});

test("a secret that is lost gives way to another key; what was told before stays the child's and stays as it is", async () => {
  const world = await createWorld(onTestFinished);
  const { samira, grant, child, alone } = await parentAndChild(world);
  const first = await tell(await openPen(samira, grant), alone, "Dat papa belt");
  valueOf(await askToStop(samira.session, samira.own, grant));
  const second = { kind: "digits", text: "824617" } as const;
  const given = valueOf(await giveChildKey(samira.session, samira.own, child, second));
  expect(readLedger(samira.own.only("ledger").log.settled).grants.get(grant)?.stoppedAt).toBeDefined();
  const pen = valueOf(await ChildPen.open(samira.session, samira.own, given.grant, second.text));
  await tell(pen, alone, "Een hond");
  expect(samira.own.ofKind("child")).toHaveLength(2);
  expect(sorted(wishes(samira.own, alone))).toEqual(["Dat papa belt", "Een hond"]);
  // The new key is another hand: it makes a record of its own by that name.
  await tell(pen, alone, "Iets anders", first, true);
  expect(sorted(wishes(samira.own, alone))).toEqual(["Dat papa belt", "Een hond", "Iets anders"]);
});

test("without a network nothing is said, and nothing of it waits without the child's key", async () => {
  const world = await createWorld(onTestFinished);
  const { samira, grant, alone } = await parentAndChild(world);
  const pen = await openPen(samira, grant);
  samira.offline = true;
  const which = { id: newEntityId(), isNew: true };
  expect(await pen.say(alone, { on: ON, wish: "Een hond" }, which)).toEqual({ ok: false, error: { type: "offline" } });
  expect(samira.own.waiting).toEqual([]);
  samira.offline = false;
  valueOf(await pen.say(alone, { on: ON, wish: "Een hond" }, which));
  expect(wishes(samira.own, alone)).toEqual(["Een hond"]);
});
