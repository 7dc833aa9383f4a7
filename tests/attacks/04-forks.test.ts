import { describe, expect, onTestFinished, test } from "vitest";
import { createMemoryRelay } from "#relay/adapters/memory/relay.ts";
import { createRelayKey, createRelaySigner } from "#relay/adapters/node-crypto/relay-signer.ts";
import type { Keyring } from "#src/crypto/keyring.ts";
import { instant } from "#src/base/instant.ts";
import type { Frame, Page } from "#src/protocol/page.ts";
import { present } from "#tests/support/attacker-scene.ts";
import { DONE, kitchenTable, noteTexts, writeNote } from "#tests/support/attacker-scene.ts";
import { signHead } from "#tests/support/attacker-log.ts";
import { honest, rewritePages, standBetween } from "#tests/support/attacker-wire.ts";
import { createWorld } from "#tests/support/world.ts";

type Heads = Page["header"]["sections"];

/** A holder who is up to date, and three notes that the relay is about to serve. */
async function threeNotes() {
  const relayKey = createRelayKey();
  const signer = createRelaySigner(relayKey);
  const world = await createWorld(onTestFinished, (options) => createMemoryRelay({ ...options, relayKey }));
  const { owner, goal, keys } = await kitchenTable(world, 1);
  const [given] = keys;
  if (!given) throw new Error("one key was given");
  const { device: reader, key } = given;
  for (const text of ["een", "twee", "drie"]) {
    await writeNote(owner, owner.own, goal, text);
    expect(await owner.sync()).toEqual(DONE);
  }
  return { world, owner, reader, key, goal, signer, dossier: key.ref.dossier };
}

/** What a reader would show that trusts the relay: opens what it gets, in the order in which it came. */
const naively = (ring: Keyring, frames: readonly Frame[]): number =>
  frames.filter((frame) => "envelope" in frame && ring.openEntry(frame.envelope.prefix, frame.envelope.body)).length;

describe("a relay that meddles with the order of a log", () => {
  const swapped = (frames: readonly Frame[]): readonly Frame[] => {
    const [first, second, ...rest] = frames;
    return first && second ? [{ ...second, pos: first.pos }, { ...first, pos: second.pos }, ...rest] : frames;
  };
  const renumbered = (frames: readonly Frame[]): readonly Frame[] =>
    frames.map((frame, i) => ({ ...frame, pos: (frames[0]?.pos ?? 0) + i }));
  const attacks: readonly (readonly [string, (frames: readonly Frame[]) => readonly Frame[]])[] = [
    ["drops one and closes the gap", (frames) => renumbered(frames.filter((_, i) => i !== 1))],
    ["drops one and leaves the hole", (frames) => frames.filter((_, i) => i !== 1)],
    ["drops the last", (frames) => frames.slice(0, -1)],
    ["swaps two", swapped],
    ["says one twice", (frames) => renumbered(frames.flatMap((frame, i) => (i === 0 ? [frame, frame] : [frame])))],
    [
      "changes a time",
      (frames) => frames.map((frame, i) => (i === 1 ? { ...frame, time: instant(frame.time - 1) } : frame)),
    ],
  ];
  for (const [words, tamper] of attacks)
    test(`${words}: nothing of the page counts, and the reader says so`, async () => {
      const { world, reader, key, goal, dossier } = await threeNotes();
      let naive = 0;
      standBetween(
        reader,
        world,
        rewritePages(dossier, (frames) => {
          const changed = tamper(frames);
          naive = Math.max(naive, naively(key.ring, changed));
          return { frames: changed };
        }),
      );
      expect(await reader.sync()).not.toEqual(DONE);
      expect(noteTexts(present(reader, key), goal)).toEqual([]);
      // Control: who leaves the check out opens all of it without a murmur.
      expect(naive).toBeGreaterThanOrEqual(2);
      standBetween(reader, world, honest);
      expect(await reader.sync()).toEqual(DONE);
      expect(noteTexts(present(reader, key), goal)).toEqual(["drie", "een", "twee"]);
    });
});

describe("a relay that contradicts what it signed", () => {
  const onGoal = (heads: Heads, goal: string, change: (head: Heads[number]["head"]) => Heads[number]["head"]): Heads =>
    heads.map((one) => (one.section === goal ? { ...one, head: change(one.head), more: false } : one));

  test("by an older head, once a newer one was seen: the section stops, also after a restart", async () => {
    const { world, reader, key, goal, dossier, owner } = await threeNotes();
    expect(await reader.sync()).toEqual(DONE);
    const old = present(reader, key).section(goal)?.signed;
    await writeNote(owner, owner.own, goal, "vier");
    await owner.sync();
    expect(await reader.sync()).toEqual(DONE);
    if (!old) throw new Error("a head was signed");
    const stale = rewritePages(dossier, (_frames, heads) => ({ frames: [], heads: onGoal(heads, goal, () => old) }));
    standBetween(reader, world, stale);
    expect(await reader.sync()).toEqual([{ type: "forked" }]);
    expect(noteTexts(present(reader, key), goal)).toHaveLength(4);
    const again = await reader.restart();
    expect(present(again, key).section(goal)?.forked).toBe(true);
  });

  test("by another head at the same place under the same key: the section stops, others go on", async () => {
    const { world, owner, goal, dossier, signer } = await threeNotes();
    expect(await owner.sync()).toEqual(DONE);
    const other = rewritePages(dossier, (_frames, heads) => ({
      heads: onGoal(heads, goal, (head) =>
        signHead(signer, dossier, { ...head, hash: new Uint8Array(32).fill(7), time: instant(head.time) }),
      ),
    }));
    standBetween(owner, world, other);
    expect(await owner.sync()).toEqual([{ type: "forked" }]);
    const { own } = owner;
    expect(own.sections.filter(({ forked }) => forked).map(({ id }) => id)).toEqual([goal]);
    // Nothing is written on top of a history that has two versions.
    const waiting = "wacht tot het duidelijk is";
    await writeNote(owner, own, goal, waiting);
    expect(await owner.sync()).toEqual([{ type: "forked" }]);
    expect(own.waiting).toHaveLength(1);
  });

  test("while something is on its way: it waits with the section, and stands there once when all is honest again", async () => {
    const { world, owner, goal, dossier, signer } = await threeNotes();
    await writeNote(owner, owner.own, goal, "onderweg");
    owner.link.dropNextAnswer("append");
    expect(await owner.sync()).toEqual([{ type: "offline" }]);
    const other = rewritePages(dossier, (frames, heads) => ({
      frames: frames.filter(({ section }) => section !== goal),
      heads: onGoal(heads, goal, (head) =>
        signHead(signer, dossier, { ...head, hash: new Uint8Array(32).fill(7), time: instant(head.time) }),
      ),
    }));
    standBetween(owner, world, other);
    expect(await owner.sync()).toEqual([{ type: "forked" }]);
    expect(owner.own.section(goal)?.forked).toBe(true);
    expect(owner.own.waiting).toHaveLength(1);
    standBetween(owner, world, honest);
    expect(await owner.sync()).toEqual(DONE);
    expect(owner.own.waiting).toEqual([]);
    expect(noteTexts(owner.own, goal)).toEqual(["drie", "een", "onderweg", "twee"]);
  });

  test("by a head under another key: no such page is taken", async () => {
    const { world, reader, key, goal, dossier } = await threeNotes();
    const stranger = createRelaySigner(createRelayKey());
    const other = rewritePages(dossier, (_frames, heads) => ({
      heads: onGoal(heads, goal, (head) => signHead(stranger, dossier, { ...head, time: instant(head.time) })),
    }));
    standBetween(reader, world, other);
    expect(await reader.sync()).toEqual([{ type: "retry" }]);
    expect(noteTexts(present(reader, key), goal)).toEqual([]);
  });

  test("control: the same rewriting with the right key and the true head changes nothing", async () => {
    const { world, reader, key, goal, dossier, signer } = await threeNotes();
    const same = rewritePages(dossier, (_frames, heads) => ({
      heads: onGoal(heads, goal, (head) => signHead(signer, dossier, { ...head, time: instant(head.time) })),
    }));
    standBetween(reader, world, same);
    expect(await reader.sync()).toEqual(DONE);
    expect(noteTexts(present(reader, key), goal)).toHaveLength(3);
  });
});

test("a relay that always promises more is not asked for ever", async () => {
  const { world, reader, dossier } = await threeNotes();
  let asked = 0;
  const more = rewritePages(dossier, (_frames, heads) => {
    asked += 1;
    if (asked > 50) throw new Error("the reader does not stop asking");
    return { heads: heads.map((one) => ({ ...one, more: true })) };
  });
  standBetween(reader, world, more);
  await reader.sync();
  expect(asked).toBeLessThan(10);
});
