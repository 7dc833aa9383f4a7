import { expect, onTestFinished, test } from "vitest";
import { retract } from "#src/dossier/kind.ts";
import { Goal, goals } from "#src/dossier/goal.ts";
import { emptySection } from "#src/dossier/reduce.ts";
import { type OpenDossier, parseOpenDossier } from "#src/exports/open-json.ts";
import { record } from "#src/operations/record.ts";
import { type FileSection, planTakeIn, undoTakeIn } from "#src/operations/take-in.ts";
import { openOf, practiceYear, sectionsOf, someOf, takenInto, withoutFiles } from "#tests/support/open-dossiers.ts";
import { valueOf } from "#tests/support/value-of.ts";
import { createWorld } from "#tests/support/world.ts";

/**
 * What a dossier says, without the moment it was written down, the ids of sections of which there is one, and when the
 * name of the person was last typed: a new plan begins with that.
 */
const said = ({ sections }: OpenDossier) =>
  sections
    .map(({ kind, records }) => ({
      kind,
      records: records.map((one) => (one.kind === "person" ? { ...one, amendedAt: "", createdAt: "" } : one)),
    }))
    .sort((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b)));

test("a year of everything comes back as it was, and a second time brings nothing", async () => {
  const year = withoutFiles(openOf(await practiceYear()));
  const world = await createWorld(onTestFinished);
  const other = await world.resident("Riet");
  const plan = await takenInto(other, valueOf(parseOpenDossier(JSON.stringify(year))));
  expect(plan.unreadable).toBe(0);
  expect(plan.fresh).toBeGreaterThan(150);
  expect(said(openOf(other.own))).toEqual(said(year));
  // Also once the relay has it, and on the disk.
  await other.sync();
  await other.restart();
  expect(said(openOf(other.own))).toEqual(said(year));
  const again = planTakeIn(other.own, sectionsOf(year), other.session.now());
  expect(again).toMatchObject({ parts: [], fresh: 0, filled: 0, removed: 0, unreadable: 0 });
});

test("two hundred dossiers, each some of what there can be, come back identical", async () => {
  const year = withoutFiles(openOf(await practiceYear()));
  const world = await createWorld(onTestFinished);
  for (const dossier of someOf(year, 200, 17)) {
    const device = await world.resident("Riet");
    const plan = await takenInto(device, valueOf(parseOpenDossier(JSON.stringify(dossier))));
    expect(plan.unreadable).toBe(0);
    expect(said(openOf(device.own))).toEqual(said(dossier));
  }
}, 240_000);

test("what was taken out again is gone, what was there stays, and what was taken away does not come back", async () => {
  const year = withoutFiles(openOf(await practiceYear()));
  const world = await createWorld(onTestFinished);
  const device = await world.resident("Riet");
  const before = said(openOf(device.own));
  const plan = await takenInto(device, year);
  valueOf(await undoTakeIn(device.session, device.own, plan));
  expect(said(openOf(device.own))).toEqual(before);
  const again = planTakeIn(device.own, sectionsOf(year), device.session.now());
  expect(again.removed).toBeGreaterThan(150);
  expect(again.fresh).toBe(0);

  const other = await world.resident("Riet");
  await takenInto(other, year);
  const [section] = other.own.ofKind("goal");
  const [goal] = goals(other.own.shown(section?.id as never) ?? emptySection);
  if (!section || !goal) throw new Error("the year has goals");
  valueOf(await record(other.session, other.own, section.id, (at) => retract(Goal, goal.ref.id, at)));
  expect(planTakeIn(other.own, sectionsOf(year), other.session.now())).toMatchObject({ fresh: 0, removed: 1 });
});

test("feelings and the diary go in only when they are chosen; keys, and what opens files, never", async () => {
  const replica = await practiceYear();
  const kinds = (dossier: OpenDossier) =>
    new Set(dossier.sections.flatMap(({ records }) => records.map(({ kind }) => kind)));
  expect(kinds(openOf(replica))).toContain("network-feeling");
  expect(kinds(openOf(replica))).toContain("diary-entry");
  const ordinary = openOf(replica, new Set());
  expect(kinds(ordinary)).not.toContain("network-feeling");
  expect(kinds(ordinary)).not.toContain("diary-entry");
  const text = JSON.stringify(openOf(replica));
  expect(
    [...kinds(openOf(replica))].filter((kind) => /roster|ledger|rotation|receipt|delegation|need-key/u.test(kind)),
  ).toEqual([]);
  expect(text).not.toMatch(/"(?:key|blob|capability|signPk|boxPk)":/u);
});

test("a file that is something else, newer, or made to harm says so and changes nothing", async () => {
  expect(parseOpenDossier("{")).toEqual({ ok: false, error: { type: "not-a-dossier" } });
  expect(parseOpenDossier('{"format":"roer-holder-copy","version":1}')).toEqual({
    ok: false,
    error: { type: "not-a-dossier" },
  });
  expect(parseOpenDossier('{"format":"roer-dossier","version":2}')).toEqual({ ok: false, error: { type: "newer" } });
  const world = await createWorld(onTestFinished);
  const device = await world.resident("Riet");
  const ledger = device.own.only("ledger").id;
  const one = { id: "0".repeat(31) + "1", createdAt: 0, amendedAt: 0 } as never as FileSection["records"][number];
  const plan = planTakeIn(
    device.own,
    [
      { id: ledger, kind: "ledger", records: [{ ...one, kind: "ledger.grant", fields: {} }] },
      { id: ledger, kind: "goal", records: [{ ...one, kind: "goal", fields: { text: "x", lifecycle: "active" } }] },
      { id: ledger, kind: "about", records: [{ ...one, kind: "roster.member", fields: {} }] },
      { id: ledger, kind: "about", records: [{ ...one, kind: "about-me", fields: { strengths: 7 } }] },
    ],
    device.session.now(),
  );
  expect(plan).toMatchObject({ parts: [], fresh: 0, unreadable: 4 });
});
