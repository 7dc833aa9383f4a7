import { describe, expect, onTestFinished, test } from "vitest";
import { createMemoryRelay } from "#relay/adapters/memory/relay.ts";
import { preset } from "#src/grants/presets.ts";
import { recoverDossier } from "#src/operations/recover.ts";
import { sheetWords } from "#src/operations/recovery-sheet.ts";
import { syncable } from "#src/operations/sync-access.ts";
import { expectStopped, generationsAtRelay, isHalfDone, stopScene, tearing } from "#tests/support/attacker-revoke.ts";
import { DONE, noteTexts, present, writeNote } from "#tests/support/attacker-scene.ts";
import { cutAtEach, honest, standBetween } from "#tests/support/attacker-wire.ts";
import { giveKeyInPerson } from "#tests/support/give-key-in-person.ts";
import { openPlan } from "#tests/support/open-plan.ts";
import { valueOf } from "#tests/support/value-of.ts";
import { PIN, createWorld } from "#tests/support/world.ts";

/** Lost connections, as the device sees them. */
const lost = (): never => {
  throw new TypeError("the line is down");
};

describe("a stop that is cut off", () => {
  for (const what of ["request", "answer"] as const)
    test(`at each of its requests, the ${what} lost, is done or not begun, and done after trying again`, async () => {
      const cuts = await cutAtEach(async (at) => {
        const scene = await stopScene(await createWorld(onTestFinished));
        let asked = 0;
        standBetween(scene.owner, scene.world, async (_path, _init, forward) => {
          asked += 1;
          if (asked !== at) return forward();
          if (what === "answer") await forward();
          return lost();
        });
        await scene.owner.sync();
        standBetween(scene.owner, scene.world, honest);
        expect(isHalfDone(await generationsAtRelay(scene))).toBe(false);
        await expectStopped(scene);
        return asked >= at;
      });
      expect(cuts).toBeGreaterThanOrEqual(3);
    }, 120_000);

  for (const failure of ["cut-before", "cut-after"] as const)
    test(`by the device that dies at each of its commits (${failure})`, async () => {
      const cuts = await cutAtEach(async (at) => {
        const scene = await stopScene(await createWorld(onTestFinished));
        const { disk } = scene.owner;
        let commits = 0;
        const commit = disk.commit.bind(disk);
        Object.assign(disk, {
          commit: (changes: Parameters<typeof commit>[0]) => {
            commits += 1;
            if (commits === at) disk.failNext(failure);
            return commits > at ? Promise.reject(new Error("the device is off")) : commit(changes);
          },
        });
        await scene.owner.sync().catch(() => undefined);
        Object.assign(disk, { commit });
        expect(isHalfDone(await generationsAtRelay(scene))).toBe(false);
        await scene.owner.restart();
        await expectStopped(scene);
        return commits >= at;
      });
      expect(cuts).toBeGreaterThanOrEqual(3);
    }, 120_000);

  test("by a request that the relay takes in only after the device has given up on it", async () => {
    const scene = await stopScene(await createWorld(onTestFinished));
    let late: (() => Promise<Response>) | undefined;
    standBetween(scene.owner, scene.world, async (path, _init, forward) => {
      if (path !== "/v1/access") return forward();
      const first = late;
      late ??= forward;
      if (first === undefined) return lost();
      if (first !== forward) await first();
      late = forward;
      return forward();
    });
    expect(await scene.owner.sync()).toEqual([{ type: "offline" }]);
    expect(await scene.owner.sync()).toEqual(DONE);
    await expectStopped(scene);
  });
});

describe("a stop among others who write", () => {
  test("comes through while who stays appends, and loses nothing of it", async () => {
    const scene = await stopScene(await createWorld(onTestFinished));
    const { owner, stays, stopped, goal } = scene;
    let races = 0;
    standBetween(owner, scene.world, async (path, _init, forward) => {
      if (path === "/v1/access" && races === 0) {
        races += 1;
        await writeNote(stays.device, present(stays.device, stays.key), goal, "ertussendoor");
        expect(await stays.device.sync()).toEqual(DONE);
        await writeNote(stopped.device, present(stopped.device, stopped.key), goal, "nog net");
        expect(await stopped.device.sync()).toEqual(DONE);
      }
      return forward();
    });
    expect(await owner.sync()).toEqual(DONE);
    expect(races).toBe(1);
    await expectStopped(scene);
    expect(noteTexts(owner.own, goal)).toEqual(expect.arrayContaining(["ertussendoor", "nog net"]));
  });

  test("what a stale tab wrote before it heard of the stop goes out under the new generation only", async () => {
    const scene = await stopScene(await createWorld(onTestFinished));
    const { owner, goal, kept, stays } = scene;
    const stale = await openPlan(owner.ports, PIN);
    const staleOwn = stale.owned();
    if (!staleOwn) throw new Error("the second tab opened the dossier");
    await writeNote({ session: stale }, staleOwn, goal, "uit het andere tabblad");
    expect(await owner.sync()).toEqual(DONE);
    expect(await syncable(stale, staleOwn).sync()).toEqual({ type: "done" });
    expect(await stays.device.sync()).toEqual(DONE);
    expect(noteTexts(present(stays.device, stays.key), goal)).toEqual(["uit het andere tabblad"]);
    const generation = stale.owned()?.section(goal)?.generation ?? 0;
    expect(generation).toBe(1);
    expect(kept.has(goal, generation)).toBe(false);
  });

  test("a device that the sheet has replaced cannot turn anything any more, and locks nobody out", async () => {
    const scene = await stopScene(await createWorld(onTestFinished));
    const { owner, goal, stays } = scene;
    const words = await sheetWords(owner.session, owner.own);
    const fresh = scene.world.device();
    const session = valueOf(await recoverDossier(fresh.ports, (words ?? []).join(" "), PIN));
    const replaced = await generationsAtRelay(scene);
    expect(await owner.sync()).toEqual([{ type: "over", problem: "revoked" }]);
    expect(await generationsAtRelay(scene)).toEqual(replaced);
    const own = session.owned();
    if (!own) throw new Error("the sheet brought the dossier back");
    await writeNote({ session }, own, goal, "van de nieuwe telefoon");
    expect(await syncable(session, own).sync()).toEqual({ type: "done" });
    expect(await stays.device.sync()).toEqual(DONE);
    expect(noteTexts(present(stays.device, stays.key), goal)).toEqual(["van de nieuwe telefoon"]);
  });

  test("a stop asked for without a network goes before the key that is given to somebody else", async () => {
    const scene = await stopScene(await createWorld(onTestFinished));
    const { owner, goal } = scene;
    await writeNote(owner, owner.own, goal, "niet meer voor wie gestopt is");
    const { domain } = preset("think-along");
    const newcomer = await scene.world.holder();
    const key = await giveKeyInPerson(owner, newcomer, { sections: [goal], domain, until: { type: "two-weeks" } });
    expect(noteTexts(key, goal)).toEqual(["niet meer voor wie gestopt is"]);
    expect(scene.kept.has(goal, key.section(goal)?.generation ?? 0)).toBe(false);
    await expectStopped(scene);
  });
});

test("control: a relay that takes a change in by halves is caught by the same question", async () => {
  const scene = await stopScene(await createWorld(onTestFinished, (options) => tearing(createMemoryRelay(options))));
  expect(isHalfDone(await generationsAtRelay(scene))).toBe(false);
  await scene.owner.sync();
  expect(isHalfDone(await generationsAtRelay(scene))).toBe(true);
});
