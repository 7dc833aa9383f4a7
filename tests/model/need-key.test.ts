import { expect, onTestFinished, test } from "vitest";
import { toBase64url } from "#src/base/bytes.ts";
import { randomBytes } from "#src/crypto/nacl.ts";
import { neededKeys } from "#src/dossier/need-key.ts";
import { readLedger } from "#src/grants/ledger.ts";
import { askForKey } from "#src/operations/need-key.ts";
import { askToStop } from "#src/operations/stop-key.ts";
import { DONE, kitchenTable, noteTexts, present, writeNote } from "#tests/support/attacker-scene.ts";
import { rewriteJson, standBetween } from "#tests/support/attacker-wire.ts";
import { valueOf } from "#tests/support/value-of.ts";
import { createWorld } from "#tests/support/world.ts";

test("a key that was sealed wrongly at a turn is asked for once, and sealed again", async () => {
  const world = await createWorld(onTestFinished);
  const { owner, goal, keys } = await kitchenTable(world, 2);
  const [joost, noor] = keys;
  if (!joost || !noor) throw new Error("there are two holders");
  await joost.device.sync();
  const issue = (): number =>
    readLedger(owner.own.only("ledger").log.settled).grants.get(joost.key.ref.grant)?.counter ?? 0;
  const asked = (): number => neededKeys(owner.own.only("inbox").log.settled).length;

  // As a device with a fault would have left it at the relay, which cannot tell.
  standBetween(
    joost.device,
    world,
    rewriteJson("/v1/bundles", (answer) => {
      const bundles = answer["bundles"] as { section: string; generation: number; counter: number; sealed: string }[];
      return {
        ...answer,
        bundles: bundles.map((one) =>
          one.section === goal && one.generation === 1 && one.counter < 2
            ? { ...one, sealed: toBase64url(randomBytes(400)) }
            : one,
        ),
      };
    }),
  );
  valueOf(await askToStop(owner.session, owner.own, noor.key.ref.grant));
  await writeNote(owner, owner.own, goal, "Na de draai");
  await owner.sync();
  expect(issue()).toBe(1);

  expect(await joost.device.sync()).not.toEqual(DONE);
  expect(noteTexts(present(joost.device, joost.key), goal)).toEqual([]);
  // Whoever cannot read yet asks no more than once.
  await joost.device.sync();
  await owner.sync();
  expect(asked()).toBe(1);
  expect(issue()).toBe(2);

  expect(await joost.device.sync()).toEqual(DONE);
  expect(noteTexts(present(joost.device, joost.key), goal)).toEqual(["Na de draai"]);
  await owner.sync();
  expect(issue()).toBe(2);
});

test("who is stopped is answered nothing", async () => {
  const world = await createWorld(onTestFinished);
  const { owner, keys } = await kitchenTable(world, 1);
  const [joost] = keys;
  if (!joost) throw new Error("there is one holder");
  await askForKey(joost.device.session, present(joost.device, joost.key));
  valueOf(await askToStop(owner.session, owner.own, joost.key.ref.grant));
  await owner.sync();
  expect(neededKeys(owner.own.only("inbox").log.settled)).toHaveLength(1);
  expect(readLedger(owner.own.only("ledger").log.settled).grants.get(joost.key.ref.grant)?.counter).toBe(1);
});
