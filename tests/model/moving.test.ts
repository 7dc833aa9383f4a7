import { expect, onTestFinished, test } from "vitest";
import { movedIn, createMoved } from "#src/dossier/moved.ts";
import { emptySection } from "#src/dossier/reduce.ts";
import { domainRights } from "#src/grants/rights.ts";
import { newEntityId } from "#src/operations/access-change.ts";
import { keyHolders, movedOf, sayMoved, sayStayed } from "#src/operations/moving.ts";
import { record } from "#src/operations/record.ts";
import { kitchenTable, present, writeGoal } from "#tests/support/attacker-scene.ts";
import { giveKeyInPerson } from "#tests/support/give-key-in-person.ts";
import { valueOf } from "#tests/support/value-of.ts";
import { createWorld } from "#tests/support/world.ts";

const WHERE = "https://andere-organisatie.example";

async function scene() {
  const world = await createWorld(onTestFinished);
  const { owner, goal, keys } = await kitchenTable(world, 1);
  const [reader] = keys;
  if (!reader) throw new Error("one key was given");
  const writer = await world.holder();
  const until = { type: "two-weeks" } as const;
  const noteOnly = await giveKeyInPerson(owner, writer, { sections: [], domain: domainRights("note"), until });
  return { owner, goal, reader, writer, noteOnly };
}

test("who reads sees that it moved and where to; who reads nothing is named, to be told by other ways", async () => {
  const { owner, reader, writer, noteOnly } = await scene();
  const priv = await writeGoal(owner, "Alleen van mij");
  await owner.sync();
  expect(new Set(keyHolders(owner.own, owner.session.now()).map(({ reads }) => reads))).toEqual(new Set([false, true]));
  expect(movedOf(owner.own)).toBeUndefined();
  valueOf(await sayMoved(owner.session, owner.own, ` ${WHERE} `));
  await owner.sync();
  await reader.device.sync();
  await writer.sync();
  expect(movedOf(owner.own)?.fields).toEqual({ to: WHERE });
  expect(movedOf(present(reader.device, reader.key))?.fields).toEqual({ to: WHERE });
  expect(movedOf(present(writer, noteOnly))).toBeUndefined();
  // Where nobody reads, nothing is said.
  expect(movedIn(owner.own.shown(priv) ?? emptySection)).toBeUndefined();
});

test("who stays after all takes it back everywhere; said again, it is one thing", async () => {
  const { owner, reader } = await scene();
  valueOf(await sayMoved(owner.session, owner.own, ""));
  await owner.sync();
  valueOf(await sayStayed(owner.session, owner.own));
  await owner.sync();
  await reader.device.sync();
  expect(movedOf(owner.own)).toBeUndefined();
  expect(movedOf(present(reader.device, reader.key))).toBeUndefined();
  valueOf(await sayMoved(owner.session, owner.own, WHERE));
  await owner.sync();
  await reader.device.sync();
  expect(movedOf(present(reader.device, reader.key))?.fields).toEqual({ to: WHERE });
});

test("nobody else says it of a plan: a holder who would send others to an address of theirs is not believed", async () => {
  const { owner, goal, reader } = await scene();
  const { device, key } = reader;
  valueOf(
    await record(device.session, key, goal, (at) => createMoved({ to: "https://vals.example" }, newEntityId(), at)),
  );
  await device.sync();
  await owner.sync();
  expect(movedOf(owner.own)).toBeUndefined();
  expect(movedOf(present(device, key))).toBeUndefined();
});
