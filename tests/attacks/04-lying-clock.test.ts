import { describe, expect, onTestFinished, test } from "vitest";
import { createMemoryRelay } from "#relay/adapters/memory/relay.ts";
import { createRelayKey, createRelaySigner } from "#relay/adapters/node-crypto/relay-signer.ts";
import { DAY, MINUTE, instant } from "#src/base/instant.ts";
import type { Keyring } from "#src/crypto/keyring.ts";
import { decodeBatch, decodePage, encodePage } from "#src/protocol/page.ts";
import { type Envelope, decodeEnvelope } from "#src/protocol/envelope.ts";
import { LEAF_LENGTH, epoch, epochAt, sealEpoch, startOf } from "#src/protocol/time.ts";
import { noteText, sealAs } from "#tests/support/attacker-holder.ts";
import { letIn } from "#tests/support/attacker-log.ts";
import { DONE, kitchenTable, noteTexts, present, writeNote } from "#tests/support/attacker-scene.ts";
import { type Meddle, answerWith, honest, standBetween } from "#tests/support/attacker-wire.ts";
import { type OpenDevice, type World, createWorld } from "#tests/support/world.ts";
import { toBase64url } from "#src/base/bytes.ts";

/** All that the relay says of the time is off by this; what it does is not. `sent` gets every envelope that is let out. */
function lyingBy(milliseconds: number, owner: OpenDevice, sent: Envelope[]): Meddle {
  return async (path, init, forward) => {
    if (path === "/v1/append") {
      const batch = decodeBatch(init.body as Uint8Array);
      for (const wire of batch?.envelopes ?? []) {
        const envelope = decodeEnvelope(owner.own.ref.dossier, wire);
        if (envelope) sent.push(envelope);
      }
    }
    const response = await forward();
    if (response.status !== 200) return response;
    if (path === "/v1/read") {
      const page = decodePage(owner.own.ref.dossier, new Uint8Array(await response.arrayBuffer()));
      if (!page) throw new Error("the relay's page is well-formed");
      const sections = page.header.sections.map((one) => ({
        ...one,
        head: { ...one.head, hash: toBase64url(one.head.hash), signature: toBase64url(one.head.signature) },
      }));
      const header = { ...page.header, sections, time: page.header.time + milliseconds };
      return answerWith(encodePage(header, page.frames), "application/octet-stream");
    }
    const answer = (await response.json()) as { time?: number };
    const time = answer.time === undefined ? {} : { time: answer.time + milliseconds };
    return answerWith(JSON.stringify({ ...answer, ...time }), "application/json");
  };
}

/** A holder whose window ended a while ago, with all keys kept; the owner wrote once since. */
async function afterTheEnd(world: World) {
  const { owner, goal, keys } = await kitchenTable(world, 1);
  const [given] = keys;
  if (!given) throw new Error("one key was given");
  const kept = given.key.ring.clone();
  const until = given.key.record.until ?? 0;
  world.advance(until - world.now() + 7 * DAY);
  await writeNote(owner, owner.own, goal, "een week na het einde");
  expect(await owner.sync()).toEqual(DONE);
  return { owner, goal, kept, until };
}

const opens = (kept: Keyring, { prefix, body }: Envelope): boolean => kept.openEntry(prefix, body) !== undefined;

describe("a relay that lies about the time", () => {
  for (const [words, lie, outcome] of [
    ["a leaf behind", -LEAF_LENGTH, { type: "done" }],
    ["a leaf ahead", LEAF_LENGTH, { type: "done" }],
    ["a day behind", -DAY, { type: "clock", which: "relay" }],
    ["a year behind", -365 * DAY, { type: "clock", which: "relay" }],
    ["a day ahead", DAY, { type: "clock", which: "device" }],
    ["a year ahead", 365 * DAY, { type: "clock", which: "device" }],
  ] as const)
    test(`${words}, moves nothing into a window that has ended`, async () => {
      const world = await createWorld(onTestFinished);
      const { owner, goal, kept } = await afterTheEnd(world);
      const sent: Envelope[] = [];
      standBetween(owner, world, lyingBy(lie, owner, sent));
      await writeNote(owner, owner.own, goal, "onder een verkeerde klok");
      expect(await owner.sync()).toEqual([outcome]);
      expect(sent.length).toBe(outcome.type === "done" ? 1 : 0);
      for (const envelope of sent) {
        expect(envelope.prefix.epoch).toBeGreaterThanOrEqual(epochAt(world.now()));
        expect(opens(kept, envelope)).toBe(false);
      }
      // Nothing is lost by it: once the relay tells the time, what waited goes out.
      standBetween(owner, world, honest);
      expect(await owner.sync()).toEqual(DONE);
      expect(noteTexts(owner.own, goal)).toContain("onder een verkeerde klok");
      expect(owner.own.waiting).toEqual([]);
    });

  test("control: an owner who sealed by the relay's word would write into that window", async () => {
    const world = await createWorld(onTestFinished);
    const { owner, goal, kept, until } = await afterTheEnd(world);
    const believed = epochAt(instant(until - DAY));
    expect(opens(kept, sealAs(owner, owner.own, goal, [], { epoch: believed }).envelope)).toBe(true);
  });

  test("with the owner's own clock set back by days as well, meets the floor", async () => {
    const world = await createWorld(onTestFinished);
    const { owner, goal, kept, until } = await afterTheEnd(world);
    const floor = owner.session.profile.floor;
    const sent: Envelope[] = [];
    standBetween(owner, world, lyingBy(-10 * DAY, owner, sent));
    owner.ahead = -10 * DAY;
    expect(owner.session.now()).toBeLessThan(until);
    await writeNote(owner, owner.own, goal, "terug in de tijd");
    await owner.sync();
    // The relay behind the floor stops it. Were the relay to say just that much more, the floor is what is sealed under.
    expect(sent).toEqual([]);
    standBetween(owner, world, lyingBy(startOf(epoch(floor)) - world.now(), owner, sent));
    await owner.sync();
    expect(sent.length).toBeGreaterThan(0);
    for (const envelope of sent) expect(opens(kept, envelope)).toBe(false);

    // Control: without the floor the two clocks together lead into the window, and the kept keys open it.
    const device = epochAt(owner.session.now());
    const lured = sealEpoch({ device, relay: device, floor: epoch(0), confirmed: false });
    if (lured.type !== "sealable") throw new Error("two clocks that agree let one seal");
    expect(opens(kept, sealAs(owner, owner.own, goal, [], { epoch: lured.epoch }).envelope)).toBe(true);
  });
});

describe("an author and a relay who agree on a wrong time", () => {
  async function colluding() {
    const relayKey = createRelayKey();
    const signer = createRelaySigner(relayKey);
    const world = await createWorld(onTestFinished, (options) => createMemoryRelay({ ...options, relayKey }));
    const { owner, goal, keys } = await kitchenTable(world, 1);
    const [given] = keys;
    if (!given) throw new Error("one key was given");
    world.advance(DAY);
    expect(await owner.sync()).toEqual(DONE);
    const { device, key } = given;
    const now = epochAt(world.now());
    const forge = (leaves: number, id: string, text: string, before?: ReturnType<typeof sealAs>) =>
      sealAs(device, key, goal, [noteText(id.repeat(16), text)], { epoch: epoch(now + leaves) }, before);
    const plant = (...forged: readonly ReturnType<typeof sealAs>[]): void =>
      standBetween(owner, world, letIn(signer, key.ref.dossier, goal, world.now(), forged));
    return { world, owner, goal, now, forge, plant };
  }

  test("cannot poison the order by sealing far ahead: it is set aside, and raises nothing", async () => {
    const { owner, goal, now, forge, plant } = await colluding();
    const ahead = forge(400, "aa", "uit de toekomst");
    plant(ahead, forge(0, "bb", "gewoon", ahead));
    await owner.sync();
    expect(noteTexts(owner.own, goal)).toEqual(["gewoon"]);
    expect(owner.own.section(goal)?.aside.map(({ reason }) => reason)).toEqual(["ahead-of-time"]);
    expect(owner.own.section(goal)?.maxEpoch).toBe(now);
    expect(owner.session.profile.floor).toBeLessThanOrEqual(now);
  });

  test("cannot date something back below what the log has reached", async () => {
    const { owner, goal, forge, plant } = await colluding();
    const present = forge(0, "cc", "nu");
    plant(present, forge(-3, "aa", "van vroeger", present));
    await owner.sync();
    expect(noteTexts(owner.own, goal)).toEqual(["nu"]);
    expect(owner.own.section(goal)?.aside.map(({ reason }) => reason)).toEqual(["back-dated"]);
  });

  test("control: the same envelope at the present time counts", async () => {
    const { owner, goal, forge, plant } = await colluding();
    plant(forge(0, "aa", "uit de toekomst"));
    await owner.sync();
    expect(noteTexts(owner.own, goal)).toEqual(["uit de toekomst"]);
  });
});

test("a device some minutes slow sets nothing aside of one some minutes fast, also when it wrote a moment ago", async () => {
  const world = await createWorld(onTestFinished);
  const { owner, goal, keys } = await kitchenTable(world, 1);
  const [given] = keys;
  if (!given) throw new Error("one key was given");
  world.advance(LEAF_LENGTH);
  await writeNote(owner, owner.own, goal, "een kwartier geleden");
  expect(await owner.sync()).toEqual(DONE);
  world.advance(LEAF_LENGTH + MINUTE);
  given.device.ahead = 20 * MINUTE;
  await writeNote(given.device, present(given.device, given.key), goal, "van wie voorloopt");
  expect(await given.device.sync()).toEqual(DONE);
  owner.ahead = -20 * MINUTE;
  expect(await owner.sync()).toEqual([{ type: "clock", which: "device" }]);
  owner.ahead = 0;
  expect(await owner.sync()).toEqual(DONE);
  expect(owner.own.section(goal)?.aside).toEqual([]);
  expect(noteTexts(owner.own, goal)).toEqual(["een kwartier geleden", "van wie voorloopt"]);
});

test("a device whose own clock is days behind sets nothing of others aside, and reads all of it once it is right", async () => {
  const world = await createWorld(onTestFinished);
  const { owner, goal, keys } = await kitchenTable(world, 1);
  const [given] = keys;
  if (!given) throw new Error("one key was given");
  world.advance(2 * DAY);
  await writeNote(owner, owner.own, goal, "gewoon");
  expect(await owner.sync()).toEqual(DONE);
  given.device.ahead = -2 * DAY - MINUTE;
  expect(await given.device.sync()).toEqual([{ type: "clock", which: "device" }]);
  given.device.ahead = 0;
  expect(await given.device.sync()).toEqual(DONE);
  expect(noteTexts(given.device.session.replica(given.key.ref.grant) ?? given.key, goal)).toEqual(["gewoon"]);
});

test("a device ten minutes slow keeps what one ten minutes fast wrote", async () => {
  const world = await createWorld(onTestFinished);
  const { owner, goal, keys } = await kitchenTable(world, 1);
  const [given] = keys;
  if (!given) throw new Error("one key was given");
  // In the middle of a leaf: one clock shows the next one already, the other still the one before.
  world.advance(DAY + 7 * MINUTE);
  owner.ahead = 10 * MINUTE;
  given.device.ahead = -10 * MINUTE;
  await writeNote(owner, owner.own, goal, "gewoon");
  expect(await owner.sync()).toEqual(DONE);
  expect(await given.device.sync()).toEqual(DONE);
  expect(noteTexts(present(given.device, given.key), goal)).toEqual(["gewoon"]);
  expect(present(given.device, given.key).section(goal)?.aside).toEqual([]);
});
