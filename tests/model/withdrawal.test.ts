import { describe, expect, onTestFinished, test } from "vitest";
import { sha512 } from "#src/crypto/nacl.ts";
import { createNote, notes, withdrawNote, withdrawnNotes } from "#src/dossier/note.ts";
import { createProposal, Proposal } from "#src/dossier/proposal.ts";
import { recordsOf } from "#src/dossier/kind.ts";
import { emptySection } from "#src/dossier/reduce.ts";
import { domainRights } from "#src/grants/rights.ts";
import { newEntityId } from "#src/operations/access-change.ts";
import { changeKey } from "#src/operations/change-key.ts";
import { recoverDossier } from "#src/operations/recover.ts";
import { sheetWords } from "#src/operations/recovery-sheet.ts";
import { record, recordAll } from "#src/operations/record.ts";
import type { Replica } from "#src/operations/replica.ts";
import { bodyHash, prefixBytes } from "#src/protocol/envelope.ts";
import type { SectionId } from "#src/protocol/ids.ts";
import type { Frame } from "#src/protocol/page.ts";
import { DONE, kitchenTable, noteTexts, present, writeGoal, writeNote } from "#tests/support/attacker-scene.ts";
import { cutAtEach, honest, rewritePages, standBetween } from "#tests/support/attacker-wire.ts";
import { giveKeyInPerson } from "#tests/support/give-key-in-person.ts";
import { valueOf } from "#tests/support/value-of.ts";
import { createWorld, type OpenDevice, PIN, type World } from "#tests/support/world.ts";

/** Joost wrote two things at once, of which he takes one back, and a third by itself. */
async function written(world: World, ownerSaw = true) {
  const { owner, goal, keys } = await kitchenTable(world, 1);
  const [joost] = keys;
  if (!joost) throw new Error("there is one holder");
  const { device } = joost;
  const key = (): Replica => present(device, joost.key);
  const slip = newEntityId();
  valueOf(
    await recordAll(device.session, key(), goal, [
      (at) => createNote({ text: "Dit had ik niet moeten schrijven", kind: "report" }, slip, at),
      (at) => createProposal({ proposes: "step", text: "Bel de bank" }, newEntityId(), at),
    ]),
  );
  await device.sync();
  await writeNote(device, key(), goal, "Fijn gesprek");
  await device.sync();
  if (ownerSaw) {
    await owner.sync();
    expect(noteTexts(owner.own, goal)).toEqual(["Dit had ik niet moeten schrijven", "Fijn gesprek"]);
  }
  const takeBack = async (): Promise<void> => {
    valueOf(await record(device.session, key(), goal, (at) => withdrawNote(slip, at)));
  };
  return { owner, goal, device, key, takeBack };
}

const bare = async (device: OpenDevice, section: SectionId): Promise<number> => {
  const { own, ports } = device;
  const asked = { incarnation: own.record.incarnation, sections: [{ section, after: 0 }] };
  const { frames } = valueOf(await ports.relay.read(own.signer, asked));
  return frames.filter((frame: Frame) => !("envelope" in frame)).length;
};
const steps = (replica: Replica, section: SectionId): readonly string[] =>
  recordsOf(replica.shown(section) ?? emptySection, Proposal).map(({ fields }) => fields.text);

/** What must hold afterwards, for a reader who had it before. */
function expectGone(replica: Replica, goal: SectionId): void {
  const state = replica.shown(goal) ?? emptySection;
  expect(notes(state).map(({ fields }) => fields.text)).toEqual(["Fijn gesprek"]);
  expect(withdrawnNotes(state)).toHaveLength(1);
  expect(steps(replica, goal)).toEqual(["Bel de bank"]);
  expect(JSON.stringify(replica.section(goal)?.log.rows)).not.toContain("niet moeten schrijven");
  expect(replica.section(goal)?.aside).toEqual([]);
}

describe("a note that is taken back", () => {
  test("goes from the relay and from every device, and what was written beside it stays", async () => {
    const world = await createWorld(onTestFinished);
    const { owner, goal, device, key, takeBack } = await written(world);
    await takeBack();
    expect(await bare(owner, goal)).toBe(0);
    expect(await device.sync()).toEqual(DONE);
    await owner.sync();
    expect(await bare(owner, goal)).toBe(1);
    expectGone(key(), goal);
    expectGone(owner.own, goal);
    const restarted = await owner.restart();
    expectGone(restarted.own, goal);
    // Who comes later never had it.
    const noor = await world.holder();
    const choice = { sections: [goal], domain: domainRights(), until: { type: "two-weeks" } } as const;
    const hers = await giveKeyInPerson(restarted, noor, choice);
    await noor.sync();
    expect(noteTexts(present(noor, hers), goal)).toEqual(["Fijn gesprek"]);
    // Once is enough.
    const asked = device.link.asked.length;
    await device.sync();
    expect(device.link.asked.slice(asked).filter((path) => path === "/v1/withdraw")).toEqual([]);
  });

  test("takes nothing along that its author could not say again", async () => {
    const world = await createWorld(onTestFinished);
    const { owner, goal, device, key, takeBack } = await written(world);
    const change = { domain: domainRights("note") };
    valueOf(await owner.session.exclusive(() => changeKey(owner.session, owner.own, key().ref.grant, change)));
    await device.sync();
    await takeBack();
    await device.sync();
    await owner.sync();
    expect(noteTexts(owner.own, goal)).toEqual(["Fijn gesprek"]);
    expect(steps(owner.own, goal)).toEqual(["Bel de bank"]);
    expect(await bare(owner, goal)).toBe(0);
  });

  test("whatever is cut, it goes with the next exchange", async () => {
    for (const lose of ["request", "answer"] as const) {
      const cuts = await cutAtEach(async (at) => {
        const world = await createWorld(onTestFinished);
        const { owner, goal, device, key, takeBack } = await written(world);
        await takeBack();
        let step = 0;
        standBetween(device, world, async (_path, _init, forward) => {
          step += 1;
          if (step !== at) return forward();
          if (lose === "answer") await forward();
          throw new TypeError("the line is down");
        });
        await device.sync();
        const reached = step >= at;
        standBetween(device, world, honest);
        await device.restart();
        await device.sync();
        await device.sync();
        await owner.sync();
        expect(await bare(owner, goal), `cut at ${at}, ${lose}`).toBe(1);
        expectGone(key(), goal);
        expectGone(owner.own, goal);
        return reached;
      });
      expect(cuts).toBeGreaterThan(2);
    }
  });

  test("a relay that gives the body again, as one restored from an older copy would, gives nothing back", async () => {
    const world = await createWorld(onTestFinished);
    const { owner, goal, device, key, takeBack } = await written(world, false);
    const { signer, record: access } = key();
    const { start = 0 } = key().section(goal) ?? {};
    const asked = { incarnation: access.incarnation, sections: [{ section: goal, after: start }] };
    const old = valueOf(await device.ports.relay.read(signer, asked)).frames;
    await takeBack();
    await device.sync();
    expect(await bare(owner, goal)).toBe(1);
    standBetween(
      owner,
      world,
      rewritePages(owner.own.ref.dossier, (frames) => ({
        frames: frames.map(
          (frame) => old.find((one) => one.section === frame.section && one.pos === frame.pos) ?? frame,
        ),
      })),
    );
    expect(await bare(owner, goal)).toBe(0);
    await owner.sync();
    expectGone(owner.own, goal);
  });

  test("a relay that keeps a body back, of which nobody said that it was withdrawn, is found out", async () => {
    const world = await createWorld(onTestFinished);
    const { owner, goal, device, key } = await written(world);
    await writeNote(device, key(), goal, "Morgen om tien uur");
    await device.sync();
    standBetween(
      owner,
      world,
      rewritePages(owner.own.ref.dossier, (frames) => ({
        frames: frames.map((frame) => {
          if (!("envelope" in frame) || frame.section !== goal) return frame;
          const { section, pos, time, envelope } = frame;
          const { prefix, body, signature } = envelope;
          return { section, pos, time, prefix: prefixBytes(prefix), bodyHash: bodyHash(body, sha512), signature };
        }),
      })),
    );
    await owner.sync();
    expect(noteTexts(owner.own, goal)).not.toContain("Morgen om tien uur");
    expect(owner.own.section(goal)?.aside).toMatchObject([{ grant: key().ref.grant, reason: "withheld" }]);
  });
});

test("what a lost phone wrote goes too, when it is taken back on the one that came in its place", async () => {
  const world = await createWorld(onTestFinished);
  const owner = await world.resident("Samira");
  const goal = await writeGoal(owner, "Ik wil weer leren fietsen");
  const slip = newEntityId();
  valueOf(
    await record(owner.session, owner.own, goal, (at) =>
      createNote({ text: "Dit moet weg", kind: "support" }, slip, at),
    ),
  );
  await owner.sync();
  const words = (await sheetWords(owner.session, owner.own)) ?? [];
  const fresh = await world
    .device()
    .openWith(async (ports) => valueOf(await recoverDossier(ports, words.join(" "), PIN)));
  expect(await bare(fresh, goal)).toBe(0);
  valueOf(await record(fresh.session, fresh.own, goal, (at) => withdrawNote(slip, at)));
  expect(await fresh.sync()).toEqual(DONE);
  expect(await bare(fresh, goal)).toBe(1);
  expect(noteTexts(fresh.own, goal)).toEqual([]);
});
