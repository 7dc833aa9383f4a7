import { describe, expect, onTestFinished, test } from "vitest";
import { createGoal } from "#src/dossier/goal.ts";
import { opToJson } from "#src/dossier/op.ts";
import { newEntityId } from "#src/operations/access-change.ts";
import { randomBytes } from "#src/crypto/nacl.ts";
import { pad } from "#src/crypto/padding.ts";
import { sealTo } from "#src/crypto/sealed-box.ts";
import { prefixBytes } from "#src/protocol/envelope.ts";
import { type Forged, noteText, sealAs, signAs } from "#tests/support/attacker-holder.ts";
import { DONE, goalTexts, kitchenTable, noteTexts, writeNote } from "#tests/support/attacker-scene.ts";
import { valueOf } from "#tests/support/value-of.ts";
import { createWorld } from "#tests/support/world.ts";

const ID = "ab".repeat(16);

/** Somebody with a proper key who does not use the app, and an honest one beside them. */
async function appending() {
  const { owner, goal, keys } = await kitchenTable(await createWorld(onTestFinished), 2);
  const [mallory, joost] = keys;
  if (!mallory || !joost) throw new Error("two keys were given");
  const { device, key } = mallory;
  /** Past the relay: what it takes in counts as sent. */
  const send = async (forged: Forged): Promise<string> => {
    const answer = valueOf(await device.ports.relay.append(key.ref.dossier, [forged.wire]));
    const [result] = answer.results;
    return result?.status === "refused" ? result.problem : (result?.status ?? "nothing");
  };
  return { owner, goal, device, key, joost, send };
}

type Scene = Awaited<ReturnType<typeof appending>>;

/** The one thing that counts: whatever came in, the rest goes on for the owner and for the other holder. */
async function expectTheRest({ owner, goal, joost }: Scene, reason?: string): Promise<void> {
  expect(await owner.sync()).toEqual(DONE);
  if (reason !== undefined) expect(owner.own.section(goal)?.aside.map((one) => one.reason)).toContain(reason);
  await writeNote(joost.device, joost.device.session.replica(joost.key.ref.grant) ?? joost.key, goal, "van Joost");
  expect(await joost.device.sync()).toEqual(DONE);
  expect(await owner.sync()).toEqual(DONE);
  expect(noteTexts(owner.own, goal)).toContain("van Joost");
  expect(goalTexts(owner.own, goal)).toEqual(["Ik wil weer leren fietsen"]);
  const again = await owner.restart();
  expect(noteTexts(again.own, goal)).toContain("van Joost");
}

const nested = (depth: number): string =>
  `{"t":"set","v":1,"kind":"note","id":"${ID}","at":{"ms":1,"n":0},"fields":{"text":${"[".repeat(depth)}${"]".repeat(depth)}}}`;

describe("an appending holder who sends garbage", () => {
  const texts: readonly (readonly [string, readonly string[], string?])[] = [
    ["no JSON", ["{", "geen json"], "malformed-op"],
    ["no op", ['"tekst"', "[]", "null", '{"t":7}'], "malformed-op"],
    ["an op with half its parts", ['{"t":"set","v":1,"kind":"note"}'], "malformed-op"],
    ["an op nested thousands deep", [nested(15_000)], "malformed-op"],
    ["names out of the prototype", [noteText(ID, "x", { kind: "__proto__", fields: { constructor: 1 } })]],
    ["times of another age", [noteText(ID, "x", { at: { ms: Number.MAX_SAFE_INTEGER, n: 1e9 } })]],
    ["a note of 40,000 characters", [noteText(ID, "x".repeat(40_000))]],
    ["a thousand ops in one envelope", Array.from({ length: 1000 }, () => '{"t":"later","v":9}')],
  ];
  for (const [words, ops, reason] of texts)
    test(`(${words}) stops nobody`, async () => {
      const scene = await appending();
      expect(await scene.send(sealAs(scene.device, scene.key, scene.goal, ops))).toBe("stored");
      await expectTheRest(scene, reason);
    });

  test("(a body that opens for nobody) stops nobody", async () => {
    const scene = await appending();
    const honest = sealAs(scene.device, scene.key, scene.goal, [noteText(ID, "x")]);
    const body = randomBytes(honest.envelope.body.length);
    expect(await scene.send(signAs(scene.key, honest.envelope.prefix, body))).toBe("stored");
    await expectTheRest(scene, "unopenable");
  });

  test("(a commitment to another key) stops nobody", async () => {
    const scene = await appending();
    const forged = sealAs(scene.device, scene.key, scene.goal, [noteText(ID, "x")], { commit: randomBytes(16) });
    expect(await scene.send(forged)).toBe("stored");
    await expectTheRest(scene, "unopenable");
  });

  test("(a count of four thousand million ops) stops nobody", async () => {
    const scene = await appending();
    const drop = scene.key.only("inbox");
    const place = dropPrefix(scene, drop.id);
    const held = scene.key.ring.inboxKey(drop.id, place.generation);
    if (!held || !("inboxPk" in held)) throw new Error("who holds a key may write to the inbox");
    const count = pad(new Uint8Array([255, 255, 255, 255]));
    const sealed = sealTo(held.inboxPk, "drop", count, prefixBytes(place));
    if (!sealed) throw new Error("the inbox has a proper key");
    expect(await scene.send(signAs(scene.key, place, sealed))).toBe("stored");
    await expectTheRest(scene);
    expect(scene.owner.own.only("inbox").aside.map(({ reason }) => reason)).toEqual(["unopenable"]);
  });

  const dropPrefix = ({ key, device }: Scene, section: Parameters<typeof key.section>[0]) => {
    const { prefix } = sealAs(
      device,
      key,
      key.sections.find(({ kind }) => kind === "goal")?.id ?? section,
      [],
    ).envelope;
    const zero = new Uint8Array(16);
    const generation = key.ring.latest(section);
    return { ...prefix, kind: "drop", section, generation, seenPos: 0, seenHead: zero, commit: zero } as const;
  };
});

describe("an appending holder who oversteps", () => {
  test("writes the goal, or in a kind that is the resident's: kept, never applied", async () => {
    const scene = await appending();
    const goal = createGoal({ text: "Mijn doel, niet het jouwe" }, newEntityId(), { ms: 1, n: 0 });
    if (!("ok" in goal) || !goal.ok) throw new Error("a goal has a text");
    const ops = [goal.value, { ...goal.value, kind: "roster.member" }, { ...goal.value, kind: "ledger.grant" }];
    const texts = ops.map((op) => JSON.stringify(opToJson(op)));
    expect(await scene.send(sealAs(scene.device, scene.key, scene.goal, texts))).toBe("stored");
    await expectTheRest(scene);
  });

  test("amends or retracts what another wrote: the other's stays as it was", async () => {
    const scene = await appending();
    const { owner, goal, device, key, send } = scene;
    await writeNote(owner, owner.own, goal, "van Samira");
    expect(await owner.sync()).toEqual(DONE);
    expect(await device.sync()).toEqual(DONE);
    const theirs = device.session.replica(key.ref.grant) ?? key;
    const [row] = owner.own.section(goal)?.log.rows.filter(({ op }) => op.t === "set" && op.kind === "note") ?? [];
    const id = row && row.op.t === "set" ? row.op.id : ID;
    const forged = sealAs(device, theirs, goal, [
      noteText(id, "veranderd", { at: { ms: Date.UTC(2026, 6, 1), n: 0 } }),
      JSON.stringify({ t: "retract", v: 1, kind: "note", id, at: { ms: Date.UTC(2026, 6, 1), n: 1 } }),
    ]);
    expect(await send(forged)).toBe("stored");
    await expectTheRest(scene);
    expect(noteTexts(owner.own, goal)).toContain("van Samira");
  });

  test("turns the generation, writes elsewhere or in another's name: refused at the door", async () => {
    const scene = await appending();
    const { owner, goal, device, key, joost, send } = scene;
    const honest = sealAs(device, key, goal, [noteText(ID, "x")]).envelope;
    const place = (fields: object) => send(signAs(key, { ...honest.prefix, ...fields }, honest.body));
    expect(await place({ generation: 1 })).toBe("generation");
    expect(await place({ section: owner.own.only("about").id })).toBe("forbidden");
    expect(await place({ section: owner.own.only("ledger").id })).toBe("forbidden");
    expect(await place({ grant: joost.key.ref.grant })).toBe("unauthenticated");
    expect(await place({ seq: 7 })).toBe("seq");
    await expectTheRest(scene);
  });

  test("control: the same hands with an honest note are heard", async () => {
    const scene = await appending();
    expect(await scene.send(sealAs(scene.device, scene.key, scene.goal, [noteText(ID, "gewoon een berichtje")]))).toBe(
      "stored",
    );
    await expectTheRest(scene);
    expect(noteTexts(scene.owner.own, scene.goal)).toContain("gewoon een berichtje");
  });
});
