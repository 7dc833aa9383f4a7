import { expect, onTestFinished, test } from "vitest";
import { changeKey } from "#src/operations/change-key.ts";
import { askToStop } from "#src/operations/stop-key.ts";
import type { SectionId } from "#src/protocol/ids.ts";
import { DONE, kitchenTable, writeGoal } from "#tests/support/attacker-scene.ts";
import { honest, rewritePages, standBetween } from "#tests/support/attacker-wire.ts";
import { linkInPerson } from "#tests/support/link-in-person.ts";
import { valueOf } from "#tests/support/value-of.ts";
import { createWorld } from "#tests/support/world.ts";

test("a resident from whom the relay keeps what the key got since stops nobody by halves: not at all, and then wholly", async () => {
  const world = await createWorld(onTestFinished);
  const { owner, goal, keys } = await kitchenTable(world, 1);
  const [joost] = keys;
  if (!joost) throw new Error("there is a holder");
  const { grant } = joost.key.ref;
  const second = await writeGoal(owner, "Mijn post openen");
  await owner.sync();
  const tablet = await linkInPerson(owner, world.device());
  const { session, own } = tablet;
  valueOf(await session.exclusive(() => changeKey(session, own, grant, { sections: [goal, second] })));

  const generations = async (): Promise<readonly (number | undefined)[]> => {
    const { sections } = valueOf(await tablet.ports.relay.status(own.signer));
    const of = (id: SectionId) => sections.find(({ section }) => section === id)?.generation;
    return [of(goal), of(second)];
  };
  const before = await generations();
  const ledger = owner.own.only("ledger").id;
  const withheld = rewritePages(owner.own.ref.dossier, (frames) => ({
    frames: frames.filter(({ section }) => section !== ledger),
  }));
  standBetween(owner, world, withheld);
  valueOf(await askToStop(owner.session, owner.own, grant));
  expect(await owner.sync()).not.toEqual(DONE);
  expect(await generations()).toEqual(before);
  expect(owner.own.record.stopping).toEqual([grant]);

  standBetween(owner, world, honest);
  expect(await owner.sync()).toEqual(DONE);
  expect(owner.own.record.stopping).toEqual([]);
  expect(await generations()).toEqual(before.map((one) => (one ?? 0) + 1));
});
