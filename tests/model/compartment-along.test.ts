import { expect, onTestFinished, test } from "vitest";
import { Door } from "#src/operations/door.ts";
import { UNLOCK } from "#src/operations/is-here.ts";
import { unlock } from "#src/operations/unlock.ts";
import { backupOf, openedBy, wordsOf } from "#tests/support/backups.ts";
import { valueOf } from "#tests/support/value-of.ts";
import { createWorld, PIN } from "#tests/support/world.ts";

const OTHER_PIN = "731946";

test("a sealed compartment goes along: on another device its pincode opens it again, and of a backup without one nothing tells", async () => {
  const world = await createWorld(onTestFinished);
  const [samira, riet] = [await world.resident("Samira"), await world.resident("Riet")];
  const making = valueOf(await Door.open(samira.session, PIN));
  valueOf(await making.makeCompartment(OTHER_PIN));
  const opened = valueOf(await unlock(samira.ports, OTHER_PIN));
  if (opened.type !== "compartment") throw new Error("this pincode opens the compartment");
  const content = { v: 1, pages: [{ id: "1", text: "Mijn zus heeft een bed", at: 1 }], draft: "" } as const;
  valueOf(await opened.compartment.keep({ ...content, pages: [...content.pages] }));
  const backup = await openedBy(await backupOf(samira), await wordsOf(samira));
  const without = await openedBy(await backupOf(riet), await wordsOf(riet));
  expect(backup.along).toHaveLength(without.along.length);

  const other = await world.resident("Samira");
  const door = valueOf(await Door.open(other.session, PIN));
  const nothing = { ok: false, error: { type: "nothing-opens" } };
  expect(await door.takeCompartment(backup.along, PIN)).toEqual(nothing);
  expect(await door.takeCompartment(without.along, OTHER_PIN)).toEqual(nothing);
  valueOf(await door.takeCompartment(backup.along, OTHER_PIN));
  const there = valueOf(await unlock(other.ports, OTHER_PIN));
  expect(there.type === "compartment" && there.compartment.content).toEqual(content);
  // And from there once more, in the same sitting.
  const again = await openedBy(await backupOf(other), await wordsOf(other));
  const third = await world.resident("Samira");
  valueOf(await valueOf(await Door.open(third.session, PIN)).takeCompartment(again.along, OTHER_PIN));

  // Nothing on the disk that a pincode opens: as long all the same.
  const before = await backupOf(riet);
  valueOf(await riet.ports.disk.commit([{ remove: UNLOCK }]));
  expect((await backupOf(riet)).size).toBe(before.size);
});
