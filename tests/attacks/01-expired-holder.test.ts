import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { createSqliteRelay } from "#relay/adapters/sqlite/relay.ts";
import { DAY, MINUTE } from "#src/base/instant.ts";
import { LEAF_LENGTH, epochAt } from "#src/protocol/time.ts";
import { openableBundles, openedBy, stealDatabase } from "#tests/support/attacker-database.ts";
import { DONE, kitchenTable, writeNote } from "#tests/support/attacker-scene.ts";
import { createWorld } from "#tests/support/world.ts";

/** A key for two weeks, notes before, in and after it, the last ones a leaf from its end; then the owner is gone. */
async function story() {
  const dataDir = mkdtempSync(join(tmpdir(), "roer-relay-"));
  const world = await createWorld(onTestFinished, ({ clock }) => createSqliteRelay({ dataDir, clock }));
  onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }));
  const { owner, goal, keys } = await kitchenTable(world, 1);
  const [given] = keys;
  if (!given) throw new Error("one key was given");
  const { device: holder, key } = given;
  const until = key.record.until ?? 0;
  // The attacker's own copy, from a computer that does not do what the app does when the window ends.
  const kept = key.ring.clone();
  const write = async (text: string): Promise<void> => {
    await writeNote(owner, owner.own, goal, text);
    expect(await owner.sync()).toEqual(DONE);
  };
  await write("binnen 1");
  world.advance(5 * DAY);
  await write("binnen 2");
  world.advance(until - MINUTE - world.now());
  await write("binnen 3: de laatste minuut");
  world.advance(MINUTE);
  await write("erna 1: de eerste minuut");
  world.advance(LEAF_LENGTH);
  await write("erna 2");
  world.advance(30 * DAY);
  await write("erna 3");
  owner.offline = true;
  expect(await holder.sync()).toEqual([{ type: "over", problem: "expired" }]);
  const stolen = stealDatabase(dataDir, key.ref.dossier);
  return { owner, goal, key, kept, stolen, end: epochAt(key.record.until as never) };
}

const said = (opened: ReturnType<typeof openedBy>): readonly string[] =>
  opened.flatMap(({ texts }) => texts.flatMap((text) => /(binnen|erna) \d/.exec(text)?.[0] ?? []));

test("an expired holder with the relay's whole database opens everything in the window and nothing after its end", async () => {
  const { goal, key, kept, stolen, end } = await story();
  for (const { bundle } of openableBundles(stolen, key.ref.dossier, key.keys))
    kept.take(bundle.section, bundle.generation, bundle.counter, bundle.content);
  const opened = openedBy(stolen.envelopes, [kept]);
  expect(said(opened)).toEqual(["binnen 1", "binnen 2", "binnen 3"]);
  expect(stolen.envelopes.filter(({ prefix }) => prefix.section === goal && prefix.epoch >= end)).toHaveLength(3);
  expect(opened.filter(({ envelope }) => envelope.prefix.epoch >= end)).toEqual([]);
  expect(opened.filter(({ envelope }) => envelope.prefix.section !== goal)).toEqual([]);
});

test("control: had the key been the root of the tree and not the cover of the window, the same attacker would open all", async () => {
  const { owner, goal, kept, stolen } = await story();
  const root = owner.own.ring.whole(goal, 0);
  if (!root) throw new Error("the owner holds the whole tree");
  kept.take(goal, 0, 99, root);
  expect(said(openedBy(stolen.envelopes, [kept]))).toEqual([
    "binnen 1",
    "binnen 2",
    "binnen 3",
    "erna 1",
    "erna 2",
    "erna 3",
  ]);
});
