import { expect, onTestFinished, test } from "vitest";
import { createMemoryRelay } from "#relay/adapters/memory/relay.ts";
import { recoverDossier } from "#src/operations/recover.ts";
import { sheetWords } from "#src/operations/recovery-sheet.ts";
import { expectStopped, generationsAtRelay, isHalfDone, stopScene, tearing } from "#tests/support/attacker-revoke.ts";
import { cutAtEach, standBetween } from "#tests/support/attacker-wire.ts";
import { type MakeRelay, PIN, createWorld } from "#tests/support/world.ts";

/** The sheet is used on a new phone that loses its connection at one of its requests, for good. */
async function cutRecovery(at: number, what: "request" | "answer", relay?: MakeRelay) {
  const scene = await stopScene(await createWorld(onTestFinished, relay));
  const words = ((await sheetWords(scene.owner.session, scene.owner.own)) ?? []).join(" ");
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

for (const what of ["request", "answer"] as const)
  test(`a recovery cut at each of its requests, the ${what} lost, is never half done and can be done again, and until then the first device can stop a key`, async () => {
    let stops = 0;
    const cuts = await cutAtEach(async (at) => {
      const { scene, words, cut, asked } = await cutRecovery(at, what);
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

test("control: a relay that takes the change of a recovery in by halves is caught by the same question", async () => {
  const halves: MakeRelay = (options) => tearing(createMemoryRelay(options));
  const { scene, cut } = await cutRecovery(Number.POSITIVE_INFINITY, "request", halves);
  expect(cut.ok).toBe(false);
  expect(isHalfDone(await generationsAtRelay(scene))).toBe(true);
});
