import { expect, onTestFinished, test } from "vitest";
import { createMemoryRelay } from "#relay/adapters/memory/relay.ts";
import { recoverDossier } from "#src/operations/recover.ts";
import { sheetWords } from "#src/operations/recovery-sheet.ts";
import {
  type StopScene,
  expectStopped,
  generationsAtRelay,
  isHalfDone,
  stopScene,
  tearing,
} from "#tests/support/attacker-revoke.ts";
import { cutAtEach, standBetween } from "#tests/support/attacker-wire.ts";
import { makeSheet } from "#tests/support/make-sheet.ts";
import { type MakeRelay, PIN, createWorld } from "#tests/support/world.ts";

type Which = "first" | "further";

/** A sheet is used on a new phone that loses its connection at one of its requests, for good. */
async function cutRecovery(sheet: Which, at: number, what: "request" | "answer", relay?: MakeRelay) {
  const scene = await stopScene(await createWorld(onTestFinished, relay));
  const words = await wordsOf(scene, sheet);
  const phone = scene.world.device();
  let asked = 0;
  standBetween(phone, scene.world, async (_path, _init, forward) => {
    asked += 1;
    if (asked > at) throw new TypeError("the line is down");
    if (asked < at) return forward();
    if (what === "answer") await forward();
    throw new TypeError("the line is down");
  });
  const cut = await recoverDossier(phone.ports, words, PIN);
  return { scene, words, cut, asked };
}

/** A further sheet is made before anybody was to be stopped: whatever the owner sends now begins with that. */
async function wordsOf({ owner }: StopScene, sheet: Which): Promise<string> {
  if (sheet === "first") return ((await sheetWords(owner.session, owner.own)) ?? []).join(" ");
  const { stopping } = owner.own.record;
  owner.own.record = { ...owner.own.record, stopping: [] };
  const words = await makeSheet(owner);
  owner.own.record = { ...owner.own.record, stopping };
  return words;
}

for (const [sheet, what] of [
  ["first", "request"],
  ["first", "answer"],
  ["further", "request"],
  ["further", "answer"],
] as const)
  test(`a recovery by a ${sheet} sheet cut at each of its requests, the ${what} lost, is never half done and can be done again, and until then the first device can stop a key`, async () => {
    let stops = 0;
    const cuts = await cutAtEach(async (at) => {
      const { scene, words, cut, asked } = await cutRecovery(sheet, at, what);
      if (asked < at) return false;
      expect([at, isHalfDone(await generationsAtRelay(scene))]).toEqual([at, false]);
      const status = await scene.owner.ports.relay.status(scene.owner.own.signer);
      // Until the sections have turned the earlier device is still the resident's.
      if (!cut.ok && status.ok) {
        await expectStopped(scene);
        stops += 1;
      }
      const again = scene.world.device();
      expect([at, (await recoverDossier(again.ports, words, PIN)).ok]).toEqual([at, true]);
      return true;
    });
    expect(cuts).toBeGreaterThanOrEqual(6);
    expect(stops).toBeGreaterThanOrEqual(4);
  }, 240_000);

test.each(["first", "further"] as const)(
  "control: a relay that takes the change of a recovery by a %s sheet in by halves is caught by the same question",
  async (sheet) => {
    const halves: MakeRelay = (options) => tearing(createMemoryRelay(options));
    const { scene, cut } = await cutRecovery(sheet, Number.POSITIVE_INFINITY, "request", halves);
    expect(cut.ok).toBe(false);
    expect(isHalfDone(await generationsAtRelay(scene))).toBe(true);
  },
);
