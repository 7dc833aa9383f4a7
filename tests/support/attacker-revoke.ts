import { expect } from "vitest";
import type { RelayService } from "#relay/core/service.ts";
import { err } from "#src/base/result.ts";
import { emptySection } from "#src/dossier/reduce.ts";
import { readLedger } from "#src/grants/ledger.ts";
import type { Keyring } from "#src/crypto/keyring.ts";
import type { Replica } from "#src/operations/replica.ts";
import { askToStop } from "#src/operations/stop-key.ts";
import { decodeEnvelope } from "#src/protocol/envelope.ts";
import { problem } from "#src/protocol/errors.ts";
import type { SectionId } from "#src/protocol/ids.ts";
import { DONE, kitchenTable, noteTexts, present, writeNote } from "./attacker-scene.ts";
import { valueOf } from "./value-of.ts";
import type { OpenDevice, World } from "./world.ts";

/** A resident who is about to stop one key; the other one stays. */
export type StopScene = {
  readonly world: World;
  readonly owner: OpenDevice;
  readonly goal: SectionId;
  readonly stopped: { readonly device: OpenDevice; readonly key: Replica };
  readonly stays: { readonly device: OpenDevice; readonly key: Replica };
  /** What the one to be stopped had, kept against the app's will. */
  readonly kept: Keyring;
};

export async function stopScene(world: World): Promise<StopScene> {
  const { owner, goal, keys } = await kitchenTable(world, 2);
  const [stopped, stays] = keys;
  if (!stopped || !stays) throw new Error("two keys were given");
  await owner.sync();
  valueOf(await askToStop(owner.session, owner.own, stopped.key.ref.grant));
  return { world, owner, goal, stopped, stays, kept: stopped.key.ring.clone() };
}

/** What the relay holds at this very moment: the generations of the sections the key opened, the inbox among them. */
export async function generationsAtRelay({ stays, goal }: StopScene): Promise<readonly [goal: number, inbox: number]> {
  const status = valueOf(await stays.device.ports.relay.status(stays.key.signer));
  const of = (section: SectionId): number => status.sections.find((one) => one.section === section)?.generation ?? -1;
  return [of(goal), of(stays.key.only("inbox").id)];
}

/** Half done is what must never be: one section turned and the other not. */
export const isHalfDone = ([goal, inbox]: readonly [number, number]): boolean => goal !== inbox;

/** Goes on until the stop is done, then: who stays reads and writes, who was stopped opens nothing that is new. */
export async function expectStopped(scene: StopScene): Promise<void> {
  const { owner, goal, stopped, stays, kept } = scene;
  const before = owner.own.section(goal)?.head.pos ?? 0;
  for (let tries = 0; tries < 3 && owner.own.record.stopping.length > 0; tries++) await owner.sync();
  expect(owner.own.record.stopping).toEqual([]);
  const ledger = readLedger(owner.own.only("ledger").log.settled ?? emptySection);
  expect(ledger.grants.get(stopped.key.ref.grant)?.stoppedAt).toBeDefined();

  await writeNote(owner, owner.own, goal, "na het stoppen");
  expect(await owner.sync()).toEqual(DONE);
  await writeNote(stays.device, present(stays.device, stays.key), goal, "van wie blijft");
  expect(await stays.device.sync()).toEqual(DONE);
  expect(await owner.sync()).toEqual(DONE);
  expect(await stopped.device.sync()).toEqual([{ type: "over", problem: "revoked" }]);
  const both = ["na het stoppen", "van wie blijft"];
  expect(noteTexts(owner.own, goal)).toEqual(expect.arrayContaining(both));
  expect(noteTexts(present(stays.device, stays.key), goal)).toEqual(expect.arrayContaining(both));
  expect(owner.own.sections.flatMap(({ aside }) => aside)).toEqual([]);

  const after = owner.own.section(goal);
  expect(after?.generation).toBeGreaterThan(0);
  expect(after?.head.pos).toBeGreaterThan(before);
  expect(kept.has(goal, after?.generation ?? 0)).toBe(false);
  const generations = await generationsAtRelay(scene);
  expect(isHalfDone(generations)).toBe(false);
}

/** Takes in the turn of the inbox and loses the rest: what a store without transactions does when it dies. */
export function tearing(service: RelayService): RelayService {
  return {
    ...service,
    access: async (request) => {
      const { body, dossier } = request;
      const first = body.sections.find(({ inbox }) => inbox);
      if (body.revoked.length + body.endedDevices.length === 0 || !first) return service.access(request);
      const half = {
        ...body,
        capabilities: [],
        sections: [first],
        bundles: body.bundles.filter(({ section }) => section === first.section),
        envelopes: body.envelopes.filter((wire) => decodeEnvelope(dossier, wire)?.prefix.section === first.section),
      };
      await service.access({ ...request, body: half });
      return err(problem("unavailable"));
    },
  };
}
