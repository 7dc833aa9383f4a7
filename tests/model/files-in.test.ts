import { expect, onTestFinished, test } from "vitest";
import { appointments } from "#src/dossier/appointment.ts";
import type { EntityId } from "#src/dossier/entity-id.ts";
import { emptySection } from "#src/dossier/reduce.ts";
import { networkMembers } from "#src/dossier/network-member.ts";
import { type CalendarEvent, calendarOf } from "#src/exports/icalendar.ts";
import { planCalendar } from "#src/exports/plan-calendar.ts";
import { readCalendar } from "#src/exports/read-icalendar.ts";
import { nl } from "#src/i18n/locales/nl.ts";
import type { Replica } from "#src/operations/replica.ts";
import { type FileSection, planTakeIn, recordsOfPlan, takeIn, undoTakeIn } from "#src/operations/take-in.ts";
import { takenId } from "#src/operations/taken-id.ts";
import { calendarSource } from "#src/ui/take-along/calendar-source.ts";
import { practiceYear } from "#tests/support/open-dossiers.ts";
import { valueOf } from "#tests/support/value-of.ts";
import { createWorld, type OpenDevice } from "#tests/support/world.ts";

const eventsOf = (replica: Replica): readonly CalendarEvent[] =>
  planCalendar(calendarSource(nl, replica, new Set(["remember"]), "2026-01-01" as never, 0));
const dayed = (events: readonly CalendarEvent[]) =>
  events.map(({ stamp: _stamp, ...one }) => one).sort((a, b) => (a.uid < b.uid ? -1 : 1));
const state = (device: OpenDevice, kind: "calendar" | "network") => {
  const [section] = device.own.ofKind(kind);
  return (section && device.own.shown(section.id)) ?? emptySection;
};

/** What the screen makes of a calendar file. */
async function sectionsOf(device: OpenDevice, file: string): Promise<readonly FileSection[]> {
  const found = valueOf(await readCalendar(file, { nameless: "Afspraak", untilDay: (day) => day }));
  const records = found.appointments.map(({ uid, stamp = 0, fields }) => ({
    kind: "appointment",
    id: takenId(uid),
    createdAt: stamp,
    amendedAt: stamp,
    fields,
  }));
  return [{ id: device.own.only("ledger").id, kind: "calendar", records }];
}

const planOf = async (device: OpenDevice, file: string, mine: readonly EntityId[] = []) =>
  planTakeIn(device.own, await sectionsOf(device, file), device.session.now(), new Set(mine));

test("a calendar goes from one plan to another and out of it again as it was; a second time it brings nothing", async () => {
  const year = eventsOf(await practiceYear());
  expect(year.length).toBeGreaterThan(4);
  const device = await (await createWorld(onTestFinished)).resident("Riet");
  const plan = await planOf(device, calendarOf(year));
  expect(plan).toMatchObject({ fresh: year.length, unreadable: 0, already: 0 });
  valueOf(await takeIn(device.session, device.own, plan));
  expect(dayed(eventsOf(device.own))).toEqual(dayed(year));
  await device.sync();
  await device.restart();
  expect(dayed(eventsOf(device.own))).toEqual(dayed(year));
  expect(await planOf(device, calendarOf(year))).toMatchObject({ parts: [], fresh: 0, already: year.length });
});

test("what came is taken out again, and comes after all where that was a mistake too", async () => {
  const device = await (await createWorld(onTestFinished)).resident("Riet");
  const file = ["BEGIN:VCALENDAR", "BEGIN:VEVENT", "UID:x@elders", "DTSTART:20270101T100000", "SUMMARY:Koffie"];
  const text = [...file, "END:VEVENT", "END:VCALENDAR", ""].join("\r\n");
  const plan = await planOf(device, text);
  const titles = () => appointments(state(device, "calendar")).map(({ fields }) => fields.title);
  valueOf(await takeIn(device.session, device.own, plan));
  expect(titles()).toEqual(["Koffie"]);
  valueOf(await undoTakeIn(device.session, device.own, plan));
  expect(titles()).toEqual([]);
  expect(await planOf(device, text)).toMatchObject({ fresh: 0, removed: 1 });
  const again = await planOf(device, text, recordsOfPlan(plan));
  expect(again).toMatchObject({ fresh: 1, removed: 0 });
  valueOf(await takeIn(device.session, device.own, again));
  expect(titles()).toEqual(["Koffie"]);
  await device.sync();
  await device.restart();
  expect(titles()).toEqual(["Koffie"]);
});

test("who is here already gets only what is not known of them, also after that was undone and done again", async () => {
  const device = await (await createWorld(onTestFinished)).resident("Riet");
  const people = (fields: Readonly<Record<string, unknown>>): readonly FileSection[] => {
    const id = takenId("urn:uuid:4FBE8971-0bc3-424c-9c26-36c3e1eff6b1");
    const record = { kind: "network-member", id, createdAt: 1, amendedAt: 1, fields };
    return [{ id: device.own.only("ledger").id, kind: "network", records: [record] }];
  };
  const now = device.session.now();
  const els = () => networkMembers(state(device, "network")).map(({ fields }) => fields);
  valueOf(await takeIn(device.session, device.own, planTakeIn(device.own, people({ name: "Els", ring: 1 }), now)));
  expect(networkMembers(state(device, "network"))[0]?.ref.id).toBe("4fbe89710bc3424c9c2636c3e1eff6b1");
  const phoned = people({ name: "Elsbeth", ring: 3, phone: "0612" });
  const more = planTakeIn(device.own, phoned, now);
  expect(more).toMatchObject({ fresh: 0, filled: 1 });
  valueOf(await takeIn(device.session, device.own, more));
  expect(els()).toEqual([{ name: "Els", ring: 1, phone: "0612" }]);
  valueOf(await undoTakeIn(device.session, device.own, more));
  expect(els()).toEqual([{ name: "Els", ring: 1 }]);
  const again = planTakeIn(device.own, phoned, device.session.now(), new Set(recordsOfPlan(more)));
  valueOf(await takeIn(device.session, device.own, again));
  expect(els()).toEqual([{ name: "Els", ring: 1, phone: "0612" }]);
});

test("entries of other programs have ids that no export of ours has, and the same ones every time", () => {
  expect(takenId("x@elders")).toBe(takenId("x@elders"));
  expect(takenId("x@elders")).not.toBe(takenId("y@elders"));
  expect(takenId("a".repeat(32) + "@roer")).toBe("a".repeat(32));
  expect(takenId("a".repeat(32))).not.toBe("a".repeat(32));
  expect(takenId("urn:uuid:4fbe8971")).toMatch(/^[0-9a-f]{32}$/u);
});
