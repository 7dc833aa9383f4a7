import { expect, test } from "vitest";
import { PLANTS } from "#tests/model/world-commands/plants.ts";
import { runWorlds } from "#tests/model/world-commands/run-worlds.ts";

/** As many as `npm test` tries of the product as it is. */
const WORLDS = 100;

const plant = PLANTS.find(({ name }) => name === process.env["PLANTED"]);

test(`worlds find: ${plant?.name}`, async () => {
  if (!plant) throw new Error("this project has a planted fault");
  const found = await runWorlds(plant.seed, WORLDS);
  expect(found?.invariant, found?.words).toBeOneOf([...plant.foundAs]);
}, 300_000);
