import { readdirSync, readFileSync } from "node:fs";
import { expect, onTestFinished, test } from "vitest";
import { OWNER, THE_ONLY_ONE } from "#src/dossier/entity-id.ts";
import { retract } from "#src/dossier/kind.ts";
import { Goal, goals } from "#src/dossier/goal.ts";
import { emptySection } from "#src/dossier/reduce.ts";
import { contentKind, SECTION_KINDS } from "#src/dossier/section-kinds.ts";
import {
  CHOSEN_PARTS,
  type ChosenPart,
  makeOpenDossier,
  type OpenDossier,
  parseOpenDossier,
} from "#src/exports/open-json.ts";
import { record } from "#src/operations/record.ts";
import { type FileSection, planTakeIn, undoTakeIn } from "#src/operations/take-in.ts";
import { generatedDossier, withRecord } from "#tests/support/generated-dossier.ts";
import { openOf, practiceYear, sectionsOf, takenInto, withoutFiles } from "#tests/support/open-dossiers.ts";
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

/**
 * Equal is: every part with the same records, and of every record its kind, its id, who wrote it, both moments and each
 * field with its value. Of the parts of which there may be many also their ids. Not asked: letters, which are counted as
 * what cannot come, and the sounds of the diary, whose page comes without them.
 */
const records = ({ sections }: OpenDossier) =>
  sections
    .map(({ id, kind, records: all }) => ({
      id: ["goal", "case-sheet", "help", "child"].includes(kind) ? id : "",
      kind,
      records: all
        .filter((one) => one.kind !== "document")
        .map(({ files: _files, ...one }) => (one.kind === "person" ? { ...one, amendedAt: "", createdAt: "" } : one))
        .sort((a, b) => compare(a.kind + a.id + (a.by ?? ""), b.kind + b.id + (b.by ?? ""))),
    }))
    .filter((section) => section.records.length > 0)
    .sort((a, b) => compare(a.kind + a.id, b.kind + b.id));
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

test("two hundred dossiers that were made up come back equal, record by record and field by field", async () => {
  const world = await createWorld(onTestFinished);
  const kinds = new Set<string>();
  let by = 0;
  for (let seed = 1; seed <= 200; seed++) {
    const source = generatedDossier(seed);
    const made = makeOpenDossier({ ...source, chosen: new Set(CHOSEN_PARTS), now: 0 });
    const device = await world.resident(source.resident);
    const plan = await takenInto(device, valueOf(parseOpenDossier(JSON.stringify(made))));
    const all = made.sections.flatMap((section) => section.records);
    expect(plan.unreadable, `seed ${seed}`).toBe(all.filter(({ kind }) => kind === "document").length);
    expect(records(openOf(device.own)), `seed ${seed}`).toEqual(records(made));
    for (const one of all) kinds.add(one.kind);
    by += all.filter((one) => one.by !== undefined).length;
  }
  // Every kind of which anything is told was among them: another one that is added is missed here.
  expect([...kinds].sort()).toEqual(toldKinds());
  expect(by).toBeGreaterThan(1_000);
}, 240_000);

/** The names of all kinds that live in some part and are told of, but for the copies, which go on as what they were. */
const toldKinds = (): string[] =>
  readdirSync("src/dossier")
    .flatMap((file) => [...readFileSync(`src/dossier/${file}`, "utf8").matchAll(/defineKind\(\s*"([^"]+)"/gu)])
    .flatMap(([, name = ""]) => (SECTION_KINDS.some((section) => contentKind(name, section)) ? [name] : []))
    .filter((name) => name !== "taken-along")
    .sort();

test("what no field is for, what was taken back and what was not chosen is in no file", () => {
  const needles = ["123456782", "Wat ik voel", "Mijn bladzij", "Weg ermee"];
  let dossier = generatedDossier(7);
  dossier = withRecord(dossier, "about", "person", { preferredName: "Riet", bsn: "123456782" }, THE_ONLY_ONE);
  dossier = withRecord(dossier, "inbox", "note", { text: "Hallo", kind: "support", identifier: "123456782" });
  dossier = withRecord(dossier, "private", "network-feeling", feelingOf("Wat ik voel"));
  dossier = withRecord(dossier, "diary", "diary-entry", { on: "2026-01-01", text: "Mijn bladzij" });
  dossier = withRecord(dossier, "ledger", "ledger.grant", { name: "Weg ermee" });
  const text = (chosen: readonly ChosenPart[]): string =>
    JSON.stringify(makeOpenDossier({ ...dossier, chosen: new Set(chosen), now: 0 }));
  const found = (chosen: readonly ChosenPart[]) => needles.filter((one) => text(chosen).includes(one));
  expect(found([])).toEqual([]);
  expect(found(["feelings"])).toEqual(["Wat ik voel"]);
  expect(found(["diary"])).toEqual(["Mijn bladzij"]);
  const fields = toldKinds().flatMap((name) =>
    SECTION_KINDS.flatMap((section) => Object.keys(contentKind(name, section)?.schema.shape ?? {})),
  );
  expect(fields.filter((name) => /bsn|citizen|identifier|ssn/iu.test(name))).toEqual([]);
});

const feelingOf = (words: string) => ({
  member: { kind: "network-member", author: OWNER, id: "0".repeat(32) },
  feeling: "tense",
  words,
});

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
