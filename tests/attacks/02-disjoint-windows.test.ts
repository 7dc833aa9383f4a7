import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { createSqliteRelay } from "#relay/adapters/sqlite/relay.ts";
import { type Bytes, concat } from "#src/base/bytes.ts";
import { DAY } from "#src/base/instant.ts";
import { randomBytes, sha512 } from "#src/crypto/nacl.ts";
import { type Cover, cover, leafKey } from "#src/crypto/time-tree.ts";
import { preset } from "#src/grants/presets.ts";
import { openedBy, stealDatabase } from "#tests/support/attacker-database.ts";
import { DONE, kitchenTable, writeNote } from "#tests/support/attacker-scene.ts";
import { giveKeyInPerson } from "#tests/support/give-key-in-person.ts";
import { createWorld } from "#tests/support/world.ts";

const BETWEEN = 20;

test("two people with windows before and after, who put everything together, open nothing of what lies between", async () => {
  const dataDir = mkdtempSync(join(tmpdir(), "roer-relay-"));
  const world = await createWorld(onTestFinished, ({ clock }) => createSqliteRelay({ dataDir, clock }));
  onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }));
  const { owner, goal, keys } = await kitchenTable(world, 1, { type: "today" });
  const write = async (text: string): Promise<void> => {
    await writeNote(owner, owner.own, goal, text);
    expect(await owner.sync()).toEqual(DONE);
  };
  await write("eerste venster");
  world.advance(DAY);
  for (let n = 0; n < BETWEEN; n++) {
    await write(`ertussen ${n}`);
    world.advance(DAY / 4);
  }
  const later = await world.holder();
  const { domain } = preset("think-along");
  const second = await giveKeyInPerson(owner, later, { sections: [goal], domain, until: { type: "today" } });
  await write("tweede venster");
  const pooled = [...keys.map(({ key }) => key.ring), second.ring];
  const { envelopes } = stealDatabase(dataDir, owner.own.ref.dossier);
  const texts = openedBy(envelopes, pooled).flatMap((opened) => opened.texts.join());
  expect(texts.filter((text) => text.includes("ertussen"))).toHaveLength(0);
  expect(texts.filter((text) => text.includes("venster"))).toHaveLength(2);
  // Control: the same search, with the owner's own keys, finds what is there.
  const all = openedBy(envelopes, [owner.own.ring]).flatMap((opened) => opened.texts.join());
  expect(all.filter((text) => text.includes("ertussen"))).toHaveLength(BETWEEN);
});

/** A chain of hashes up from the past and one down from the future; the key of a moment comes of both. Looks right, and is not. */
class DualHashChain {
  readonly #length: number;
  readonly #first = randomBytes(32);
  readonly #last = randomBytes(32);

  constructor(length: number) {
    this.#length = length;
  }

  window(from: number, to: number): { from: number; to: number; up: Bytes; down: Bytes } {
    return { from, to, up: walk(this.#first, from), down: walk(this.#last, this.#length - to) };
  }
}

const walk = (start: Bytes, steps: number): Bytes => {
  let link = start;
  for (let n = 0; n < steps; n++) link = sha512(link).slice(0, 32);
  return link;
};

type ChainWindow = ReturnType<DualHashChain["window"]>;

/** The key of a moment from any of these windows: the latest start before it, the earliest end after it. */
function chainKey(windows: readonly ChainWindow[], at: number): Bytes | undefined {
  const below = windows.filter(({ from }) => from <= at).sort((a, b) => b.from - a.from)[0];
  const above = windows.filter(({ to }) => at < to).sort((a, b) => a.to - b.to)[0];
  if (!below || !above) return undefined;
  return sha512(concat(walk(below.up, at - below.from), walk(above.down, above.to - 1 - at)));
}

test("control: with a dual hash chain two windows give away all between them, 100 of 100, and the tree 0 of 100", () => {
  const windows = [
    [1000, 1050],
    [1150, 1200],
  ] as const;
  const between = Array.from({ length: 100 }, (_, n) => 1050 + n);
  const chain = new DualHashChain(2000);
  const chained = windows.map(([from, to]) => chain.window(from, to));
  const truth = (at: number): Bytes | undefined => chainKey([chain.window(at, at + 1)], at);
  expect(between.filter((at) => truth(at)?.join() === chainKey(chained, at)?.join())).toHaveLength(100);
  // One window by itself looks safe: that is why one believes in it.
  expect(between.filter((at) => chainKey(chained.slice(0, 1), at) !== undefined)).toHaveLength(0);

  const secret = randomBytes(32);
  const pooled: Cover = windows.flatMap(([from, to]) => cover(secret, from, to));
  expect(between.filter((at) => leafKey(pooled, at) !== undefined)).toHaveLength(0);
});
