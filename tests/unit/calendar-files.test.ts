import ICAL from "ical.js";
import { describe, expect, test } from "vitest";
import type { LocalDate } from "#src/dossier/local-date.ts";
import { calendarOf, type CalendarEvent } from "#src/exports/icalendar.ts";
import { CALENDAR_PARTS, planCalendar } from "#src/exports/plan-calendar.ts";
import { readCalendar } from "#src/exports/read-icalendar.ts";
import { nl } from "#src/i18n/locales/nl.ts";
import { generatedDossier, withRecord } from "#tests/support/generated-dossier.ts";
import { valueOf } from "#tests/support/value-of.ts";

const day = (text: string) => text as LocalDate;
const event = (more: Partial<CalendarEvent>): CalendarEvent => ({
  uid: "1@roer",
  stamp: Date.UTC(2027, 0, 1),
  on: day("2027-03-27"),
  summary: "Koffie",
  ...more,
});
const words = { nameless: "Afspraak", untilDay: (last: string) => `Tot en met ${last}.` };
const back = async (file: string) => valueOf(await readCalendar(file, words));

/** What another program reads, with the zone that the file itself explains. */
function readElsewhere(file: string) {
  const calendar = new ICAL.Component(ICAL.parse(file) as unknown[]);
  const zone = calendar.getFirstSubcomponent("vtimezone");
  if (zone) ICAL.TimezoneService.register(new ICAL.Timezone(zone));
  return calendar.getAllSubcomponents("vevent").map((one) => new ICAL.Event(one));
}
const utcOf = (time: ICAL.Time): string => time.toJSDate().toISOString().slice(0, 16);

/** The first so many times of what repeats, as moments. */
function times(file: string, count: number): readonly string[] {
  const [first] = readElsewhere(file);
  const iterator = first?.iterator();
  return Array.from({ length: count }, () => utcOf(iterator?.next() as ICAL.Time));
}

describe("a calendar that another program reads", () => {
  test("has a repeat at the same hour of the wall on both sides of summer time", () => {
    const weekly = { at: "16:00", until: "17:30", repeat: "FREQ=WEEKLY" };
    expect(times(calendarOf([event({ ...weekly, on: day("2027-03-14") })]), 4)).toEqual([
      "2027-03-14T15:00",
      "2027-03-21T15:00",
      "2027-03-28T14:00",
      "2027-04-04T14:00",
    ]);
    expect(times(calendarOf([event({ ...weekly, on: day("2027-10-17") })]), 4)).toEqual([
      "2027-10-17T14:00",
      "2027-10-24T14:00",
      "2027-10-31T15:00",
      "2027-11-07T15:00",
    ]);
    expect(times(calendarOf([event({ ...weekly, on: day("2027-03-27"), repeat: "FREQ=DAILY" })]), 3)).toEqual([
      "2027-03-27T15:00",
      "2027-03-28T14:00",
      "2027-03-29T14:00",
    ]);
  });

  test("ends by the clock, also through the nights of the change and after midnight", () => {
    const ends = (on: string, at: string, until: string) => {
      const [one] = readElsewhere(calendarOf([event({ on: day(on), at, until })]));
      return one && [utcOf(one.startDate), utcOf(one.endDate)];
    };
    expect(ends("2027-03-28", "01:30", "03:30")).toEqual(["2027-03-28T00:30", "2027-03-28T01:30"]);
    expect(ends("2027-10-31", "01:30", "03:30")).toEqual(["2027-10-30T23:30", "2027-10-31T02:30"]);
    expect(ends("2027-03-27", "23:00", "04:00")).toEqual(["2027-03-27T22:00", "2027-03-28T02:00"]);
  });

  test("says of every calendar that was made up what that calendar says", async () => {
    let seen = 0;
    for (let seed = 1; seed <= 60; seed++) {
      const events = planCalendar({ ...source(generatedDossier(seed)), chosen: new Set(CALENDAR_PARTS) });
      const file = calendarOf(events);
      const read = readElsewhere(file).map((one) => ({
        uid: one.uid,
        on: one.startDate.toString().slice(0, 10),
        at: one.startDate.isDate ? undefined : one.startDate.toString().slice(11, 16),
        until:
          one.startDate.isDate || !one.component.hasProperty("dtend")
            ? undefined
            : one.endDate.toString().slice(11, 16),
        summary: one.summary,
        location: one.location ?? undefined,
        contact: one.component.getFirstPropertyValue("contact") ?? undefined,
        description: one.description ?? undefined,
        repeat: one.component.getFirstPropertyValue("rrule")?.toString(),
      }));
      expect(read, `seed ${seed}`).toEqual(
        events.map(({ stamp: _stamp, minutes: _minutes, ...one }) => ({
          ...one,
          at: one.at,
          until: one.at === undefined || one.until === one.at ? undefined : one.until,
          summary: plain(one.summary),
          location: one.location && plain(one.location),
          contact: one.contact && plain(one.contact),
          description: one.description && plain(one.description),
          repeat: one.repeat,
        })),
      );
      // And the app's own reader brings the same back.
      const found = await back(file);
      expect(found.left.size, `seed ${seed}`).toBe(0);
      expect(new Set(found.appointments.map(({ entry }) => entry))).toEqual(new Set(events.map(({ uid }) => uid)));
      const byUid = new Map(found.appointments.map((one) => [one.uid, one.fields]));
      for (const one of events.filter(({ repeat, summary }) => !repeat?.includes("BYDAY") && summary.length <= 300))
        expect(byUid.get(one.uid), `seed ${seed}`).toEqual(fieldsBack(one));
      seen += events.length;
    }
    expect(seen).toBeGreaterThan(250);
  });

  test("has what is private only when that is chosen, and what is felt never", () => {
    let dossier = generatedDossier(11);
    const on = "2027-01-01";
    dossier = withRecord(dossier, "calendar", "appointment", { title: "Huisarts", on, remember: "Vraag naar pillen" });
    dossier = withRecord(dossier, "services", "service", { what: "Hulp thuis", end: on });
    dossier = withRecord(dossier, "goal", "goal", {
      text: "Minder schuld",
      kind: "keep",
      lifecycle: "active",
      dueDate: on,
    });
    dossier = withRecord(dossier, "diary", "diary-entry", { on, text: "Mijn bladzij" });
    const text = (...chosen: (typeof CALENDAR_PARTS)[number][]) =>
      calendarOf(planCalendar({ ...source(dossier), chosen: new Set(chosen) }));
    expect(text()).toContain("Huisarts");
    for (const needle of ["pillen", "Hulp thuis", "Minder schuld", "Mijn bladzij"])
      expect(text()).not.toContain(needle);
    expect(text("remember")).toContain("pillen");
    expect(text("help")).toContain("Stopt: Hulp thuis");
    expect(text(...CALENDAR_PARTS)).not.toContain("Mijn bladzij");
  });
});

/** An event as an appointment has it: without what is empty once trimmed. */
function fieldsBack({ on, at, until, summary, location, contact, description, repeat }: CalendarEvent): object {
  const all = {
    title: trimmed(summary) ?? words.nameless,
    on,
    at,
    until: at === undefined || until === at ? undefined : until,
    place: trimmed(location),
    with: trimmed(contact),
    remember: trimmed(description),
    repeat,
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}
const trimmed = (text: string | undefined): string | undefined => plain(text ?? "").trim() || undefined;

const source = (dossier: ReturnType<typeof generatedDossier>) => ({
  ...dossier,
  t: nl,
  today: day("2026-01-01"),
  now: Date.UTC(2026, 0, 1),
});
/** What no line of such a file may have is left out or is the end of a line. */
const plain = (text: string): string =>
  text
    .replace(/\r\n|[\r\v\f\u0085\u2028\u2029]/gu, "\n")
    // oxlint-disable-next-line no-control-regex -- what no file may have
    .replace(/[\u0000-\u0008\u000e-\u001f\u007f]/gu, "");

/** One entry of another program's file. */
const ics = (...lines: readonly string[]): string =>
  ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:x", ...lines, "END:VCALENDAR", ""].join("\r\n");
const vevent = (...lines: readonly string[]): readonly string[] => ["BEGIN:VEVENT", "UID:a", ...lines, "END:VEVENT"];
const fieldsOf = async (...lines: readonly string[]) =>
  (await back(ics(...vevent("SUMMARY:x", ...lines)))).appointments.map(
    ({ fields: { title: _title, ...rest } }) => rest,
  );

describe("a calendar of another program", () => {
  test("comes at the hour of a Dutch wall, whatever zone it is in", async () => {
    expect(await fieldsOf("DTSTART:20270328T140000Z", "DTEND:20270328T150000Z")).toEqual([
      { on: "2027-03-28", at: "16:00", until: "17:00" },
    ]);
    expect(await fieldsOf("DTSTART:20271031T140000Z", "DURATION:PT90M")).toEqual([
      { on: "2027-10-31", at: "15:00", until: "16:30" },
    ]);
    expect(await fieldsOf("DTSTART;TZID=America/New_York:20270101T200000")).toEqual([
      { on: "2027-01-02", at: "02:00" },
    ]);
    expect(await fieldsOf("DTSTART;TZID=Nergens/Huis:20270101T200000")).toEqual([{ on: "2027-01-01", at: "20:00" }]);
    expect(await fieldsOf("DTSTART:20270101T200000")).toEqual([{ on: "2027-01-01", at: "20:00" }]);
  });

  test("uses the zone that the file explains", async () => {
    const zone = [
      ["BEGIN:VTIMEZONE", "TZID:Mijn zone", "BEGIN:STANDARD", "DTSTART:19700101T000000"],
      ["TZOFFSETFROM:+0500", "TZOFFSETTO:+0500", "END:STANDARD", "END:VTIMEZONE"],
    ].flat();
    const found = await back(ics(...zone, ...vevent("DTSTART;TZID=Mijn zone:20270110T120000")));
    expect(found.appointments[0]?.fields).toEqual({ title: "Afspraak", on: "2027-01-10", at: "08:00" });
  });

  test("of the whole day is of that day, and of more days says until when", async () => {
    expect(await fieldsOf("DTSTART;VALUE=DATE:20270328", "DTEND;VALUE=DATE:20270329")).toEqual([{ on: "2027-03-28" }]);
    expect(await fieldsOf("DTSTART;VALUE=DATE:20270328", "DTEND;VALUE=DATE:20270402")).toEqual([
      { on: "2027-03-28", remember: "Tot en met 2027-04-01." },
    ]);
  });

  test("has its repeats as the app knows them: said plainly, by the day of the week, or counted out", async () => {
    const on = "DTSTART;TZID=Europe/Amsterdam:20270323T160000";
    const rule = async (text: string) => (await fieldsOf(on, `RRULE:${text}`)).map((one) => [one.on, one.repeat]);
    expect(await rule("FREQ=WEEKLY;BYDAY=TU;WKST=MO")).toEqual([["2027-03-23", "FREQ=WEEKLY"]]);
    expect(await rule("FREQ=MONTHLY;BYMONTHDAY=23;INTERVAL=1")).toEqual([["2027-03-23", "FREQ=MONTHLY"]]);
    expect(await rule("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,FR")).toEqual([
      ["2027-03-23", "FREQ=WEEKLY;INTERVAL=2"],
      ["2027-03-26", "FREQ=WEEKLY;INTERVAL=2"],
    ]);
    expect(await rule("FREQ=WEEKLY;COUNT=3")).toEqual([
      ["2027-03-23", undefined],
      ["2027-03-30", undefined],
      ["2027-04-06", undefined],
    ]);
    expect(await rule("FREQ=DAILY;UNTIL=20270324T235959Z")).toEqual([
      ["2027-03-23", undefined],
      ["2027-03-24", undefined],
    ]);
    expect(await rule("FREQ=MONTHLY;BYDAY=4TU")).toEqual([["2027-03-23", "FREQ=MONTHLY;BYDAY=4TU"]]);
    // Of a rule that never comes true no day is looked for.
    expect(await rule("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=31;COUNT=2")).toHaveLength(1);
  });

  test("leaves out, and says why, what is no appointment; one that is broken takes no other with it", async () => {
    const found = await back(
      ics(
        ...vevent("DTSTART:20270101T100000", "STATUS:CANCELLED"),
        ...vevent("DTSTART:20270101T100000", "RECURRENCE-ID:20270101T100000"),
        ...vevent("DTSTART:geen dag", "SUMMARY:x"),
        ...vevent("DTSTART:20270101T100000", "RRULE:FREQ=SOMS"),
        ...vevent("dit is geen regel"),
        ...vevent("SUMMARY:zonder dag"),
        "BEGIN:VTODO",
        "UID:t",
        "SUMMARY:taak",
        "END:VTODO",
        ...vevent("DTSTART:20270101T100000", "SUMMARY:Deze wel", "EXDATE:20270108T100000", "RRULE:FREQ=WEEKLY"),
      ),
    );
    expect(found.appointments.map(({ fields }) => fields.title)).toEqual(["Deze wel"]);
    expect(Object.fromEntries(found.left)).toEqual({ cancelled: 1, "changed-once": 1, task: 1, unreadable: 4 });
    expect([...found.changed]).toEqual([["exception", 1]]);
    expect(await readCalendar("BEGIN:VCARD\r\n", words)).toEqual({ ok: false, error: { type: "not-a-calendar" } });
    expect((await back("BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\n")).left).toEqual(new Map([["unreadable", 1]]));
  });
});
