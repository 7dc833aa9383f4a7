import { expect, onTestFinished, test } from "vitest";
import { recoverDossier } from "#src/operations/recover.ts";
import { sheetWords } from "#src/operations/recovery-sheet.ts";
import { expectStopped, stopScene } from "#tests/support/attacker-revoke.ts";
import { standBetween } from "#tests/support/attacker-wire.ts";
import { PIN, createWorld } from "#tests/support/world.ts";

/** The sheet is used on a new phone that loses its connection at one of its requests, for good. */
async function cutRecovery(at: number, what: "request" | "answer") {
  const scene = await stopScene(await createWorld(onTestFinished));
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
  test(`a recovery cut at any of its requests, the ${what} lost, can be done again, and the first device can still stop a key`, async () => {
    // The fourth is the root's word for the new phone; before it nothing has changed, after the sixth all is done.
    for (const at of [4, 5, 6]) {
      const { scene, words, cut } = await cutRecovery(at, what);
      expect(cut.ok).toBe(false);
      const status = await scene.stays.device.ports.relay.status(scene.owner.own.signer);
      // Until the sections have turned the earlier device is still the resident's.
      if (status.ok && at === 5) await expectStopped(scene);
      const again = scene.world.device();
      expect([at, (await recoverDossier(again.ports, words, PIN)).ok]).toEqual([at, true]);
    }
  }, 120_000);
