import { describe, expect, onTestFinished, test } from "vitest";
import { verifyStrict } from "#src/crypto/verify.ts";
import { eraseEverything } from "#src/operations/erase.ts";
import { eraseReceiptInput } from "#src/protocol/erase-receipt.ts";
import { ok } from "#src/base/result.ts";
import { valueOf } from "#tests/support/value-of.ts";
import { createWorld } from "#tests/support/world.ts";

describe("everything is erased", () => {
  test("with a receipt that the relay's key stands for, of this dossier at that time and no other", async () => {
    const world = await createWorld(onTestFinished);
    const samira = await world.resident();
    await samira.sync();
    const { dossier } = samira.own.ref;
    const receipt = valueOf(await eraseEverything(samira.session));
    if (!receipt) throw new Error("the relay gave a receipt");
    const { relayKey, signature, time } = receipt;
    expect(receipt.dossier).toBe(dossier);
    expect(await verifyStrict(relayKey, eraseReceiptInput(dossier, time), signature)).toBe(true);
    expect(await verifyStrict(relayKey, eraseReceiptInput(dossier, time + 1), signature)).toBe(false);
    const other = await world.resident("Riet");
    expect(await verifyStrict(relayKey, eraseReceiptInput(other.own.ref.dossier, time), signature)).toBe(false);
    expect((await samira.ports.disk.everything()).items).toEqual([]);
  });

  test("without one where the relay's word does not fit its key: that nobody could show", async () => {
    const world = await createWorld(onTestFinished);
    const samira = await world.resident();
    await samira.sync();
    const { relay } = samira.ports;
    Object.assign(samira.ports, {
      relay: { ...relay, erase: () => Promise.resolve(ok({ time: 1, erased: true, signature: new Uint8Array(64) })) },
    });
    expect(valueOf(await eraseEverything(samira.session))).toBeUndefined();
  });

  test("not at all while the relay cannot be reached; and from here alone what never was there", async () => {
    const world = await createWorld(onTestFinished);
    const samira = await world.resident();
    await samira.sync();
    samira.offline = true;
    expect(await eraseEverything(samira.session)).toEqual({ ok: false, error: { type: "offline" } });
    expect(samira.own.shownOf("about").kinds.size).toBeGreaterThan(0);
    const riet = await world.resident("Riet");
    riet.offline = true;
    expect(valueOf(await eraseEverything(riet.session))).toBeUndefined();
  });
});
