import { expect, onTestFinished, test } from "vitest";
import { createGoal } from "#src/dossier/goal.ts";
import { makeOpenDossier } from "#src/exports/open-json.ts";
import type { Compartment } from "#src/operations/compartment.ts";
import { UNLOCK } from "#src/operations/is-here.ts";
import type { Disk } from "#src/operations/ports.ts";
import { Door } from "#src/operations/door.ts";
import { keepDraft } from "#src/operations/draft.ts";
import { newEntityId } from "#src/operations/access-change.ts";
import { recordIn } from "#src/operations/record.ts";
import { unlock } from "#src/operations/unlock.ts";
import { emptySection } from "#src/dossier/reduce.ts";
import { openPlan } from "#tests/support/open-plan.ts";
import { valueOf } from "#tests/support/value-of.ts";
import { createWorld, type OpenDevice, PIN, type World } from "#tests/support/world.ts";

const OTHER_PIN = "731946";
const PAGE = "Mijn zus heeft een bed voor mij";

async function openCompartment({ ports }: OpenDevice, pin = OTHER_PIN): Promise<Compartment> {
  const opened = valueOf(await unlock(ports, pin));
  if (opened.type !== "compartment") throw new Error("this pincode opens the plan");
  return opened.compartment;
}

async function useCompartment(device: OpenDevice): Promise<void> {
  const door = valueOf(await Door.open(device.session, PIN));
  valueOf(await door.makeCompartment(OTHER_PIN));
  door.close();
  device.session.lock();
  const compartment = await openCompartment(device);
  valueOf(await compartment.keep({ v: 1, pages: [{ id: "1", text: PAGE, at: 1 }], draft: "half af" }));
  compartment.lock();
}

/** The same life on a device: a plan, a goal, some unlocks. `meanwhile`: what else was done on it. */
async function lived(world: World, meanwhile: (device: OpenDevice) => Promise<void>): Promise<OpenDevice> {
  const device = await world.resident("Samira");
  await meanwhile(device);
  const again = await device.restart();
  const { session, own } = again;
  const goal = (at: Parameters<Parameters<typeof recordIn>[3][number]>[0]) =>
    createGoal({ text: "Ik wil weer fietsen", kind: "change", lifecycle: "accepted" }, newEntityId(), at);
  valueOf(await recordIn(session, own, "goal", [goal]));
  await again.sync();
  return again.restart();
}

/** All that somebody sees of a device without a key: how many values, how large, under how long a name; what is asked of the relay. */
async function seen(device: OpenDevice) {
  const { items, queue } = await device.ports.disk.everything();
  return {
    items: items.map(({ name, value }) => `${name.length === 32 ? "opaque" : name} ${value.length}`).sort(),
    queue: queue.map(({ length }) => length),
    asked: device.link.asked.map((request) => JSON.stringify(request)),
  };
}

/** All that the ordinary pincode shows of it. */
const shown = ({ session, own }: OpenDevice) => ({
  accesses: session.profile.accesses.length,
  sections: own.sections.map(({ kind }) => kind),
  open: makeOpenDossier({
    sections: own.sections.map(({ id, kind }) => ({ id, kind, state: own.shown(id) ?? emptySection })),
    nameOf: () => "iemand",
    resident: "Samira",
    chosen: new Set(),
    now: 0,
  }).sections.map(({ kind, records }) => `${kind} ${records.length}`),
});

test("two installations, one with a compartment that is used: as many values, as large, as many requests, the same to see", async () => {
  const world = await createWorld(onTestFinished);
  const [with_, without] = [await lived(world, useCompartment), await lived(world, () => Promise.resolve())];
  const [one, other] = [await seen(with_), await seen(without)];
  expect(one.items).toEqual(other.items);
  expect(one.queue).toEqual(other.queue);
  expect(one.asked).toHaveLength(other.asked.length);
  expect(shown(with_)).toEqual(shown(without));
  const text = JSON.stringify(await with_.ports.disk.everything());
  expect(text).not.toContain(PAGE);
  with_.session.lock();
  const kept = await openCompartment(with_);
  expect(kept.content).toEqual({ v: 1, pages: [{ id: "1", text: PAGE, at: 1 }], draft: "half af" });
});

test("control: a page that were kept in the store beside it is seen", async () => {
  const world = await createWorld(onTestFinished);
  const beside = await lived(world, async ({ session }) => {
    await keepDraft(session, "compartment", PAGE);
  });
  const without = await lived(world, () => Promise.resolve());
  expect((await seen(beside)).items).not.toEqual((await seen(without)).items);
});

test("the pincode of the compartment changes nothing of how the plan opens", async () => {
  const world = await createWorld(onTestFinished);
  const device = await lived(world, useCompartment);
  expect(await Door.open(device.session, OTHER_PIN)).toEqual({ ok: false, error: { type: "pin-wrong" } });
});

test("an own pincode is no pincode for a compartment, and another compartment takes the place of the first", async () => {
  const world = await createWorld(onTestFinished);
  const device = await lived(world, useCompartment);
  const door = valueOf(await Door.open(device.session, PIN));
  expect(await door.makeCompartment(PIN)).toEqual({ ok: false, error: { type: "pin-same" } });
  expect((await openCompartment(device)).content.pages).toHaveLength(1);
  valueOf(await door.makeCompartment("820461"));
  expect((await openCompartment(device, "820461")).content.pages).toEqual([]);
  expect(await unlock(device.ports, OTHER_PIN)).toEqual({ ok: false, error: { type: "pin-wrong" } });
});

test("what does not fit is refused and what was there stays; after the lock nothing is kept", async () => {
  const world = await createWorld(onTestFinished);
  const device = await lived(world, useCompartment);
  const compartment = await openCompartment(device);
  const before = compartment.content;
  const huge = { v: 1, pages: [{ id: "2", text: "x".repeat(70_000), at: 2 }], draft: "" } as const;
  expect(await compartment.keep({ ...huge, pages: [...huge.pages] })).toEqual({
    ok: false,
    error: { type: "compartment-full" },
  });
  compartment.lock();
  expect((await compartment.keep(before)).ok).toBe(false);
  expect((await openCompartment(device)).content).toEqual(before);
});

test("a tab that opens the plan while another writes in the compartment undoes nothing of it", async () => {
  const world = await createWorld(onTestFinished);
  const device = await lived(world, useCompartment);
  const compartment = await openCompartment(device);
  const written = { v: 1, pages: [], draft: "nieuw" } as const;
  // Each time the other tab has read how the device opens, this one is quicker.
  let reads = 0;
  const { disk } = device.ports;
  const slow: Disk = {
    ...disk,
    get: async (names) => {
      const values = await disk.get(names);
      if (names.includes(UNLOCK) && ++reads <= 2) valueOf(await compartment.keep({ ...written, pages: [] }));
      return values;
    },
  };
  const plan = await openPlan({ ...device.ports, disk: slow }, PIN);
  expect(plan.owned()).toBeDefined();
  expect(reads).toBeGreaterThan(2);
  compartment.lock();
  expect((await openCompartment(device)).content).toEqual(written);
});
