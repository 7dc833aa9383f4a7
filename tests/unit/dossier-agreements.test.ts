import { describe, expect, test } from "vitest";
import { appointments, createAppointment, upcomingFrom } from "#src/dossier/appointment.ts";
import { crisisPhases, writeCrisisPhase } from "#src/dossier/crisis-phase.ts";
import { createDiaryEntry, diaryEntries } from "#src/dossier/diary-entry.ts";
import { OWNER } from "#src/dossier/entity-id.ts";
import { createFamilyGoal, familyGoals } from "#src/dossier/family-goal.ts";
import { createGoalScore, goalScores, latestScores, seenDifferently } from "#src/dossier/goal-score.ts";
import type { LocalDate } from "#src/dossier/local-date.ts";
import { compareNetworks } from "#src/dossier/network-snapshot.ts";
import type { Op } from "#src/dossier/op.ts";
import { isCheckInDue, type PilotLight } from "#src/dossier/pilot-light.ts";
import { nextDay } from "#src/dossier/recurrence.ts";
import { createPointOfContact, pointsOfContact } from "#src/dossier/point-of-contact.ts";
import { emptySection, reduce } from "#src/dossier/reduce.ts";
import { objectionUntil, renewFrom } from "#src/dossier/service.ts";
import { strategyOf } from "#src/dossier/section-kinds.ts";
import { requestDates } from "#src/dossier/support-request.ts";
import { createWaitingCard, waitingCards } from "#src/dossier/waiting-card.ts";
import { at, by, entity, must, openRules, PHONE, placed, TABLET, WORKER } from "#tests/support/dossier-log.ts";

const day = (text: string): LocalDate => text as LocalDate;
const TODAY = day("2026-03-03");
const rules = { ...openRules, strategyOf };
const section = (...ops: Op[]) =>
  reduce(
    emptySection,
    ops.map((op, i) => placed(op, i + 1)),
    rules,
  );

describe("the point of contact", () => {
  const contact = (n: number, name: string, from: string, until?: string) =>
    must(
      createPointOfContact(
        { name, from: day(from), ...(until === undefined ? {} : { until: day(until) }) },
        entity(n),
        at(n),
      ),
    );

  test("is who it is today, with who it was before", () => {
    const { now, others } = pointsOfContact(
      section(contact(1, "Joost", "2025-01-01", "2025-12-31"), contact(2, "Fatma", "2026-01-01")),
      TODAY,
    );
    expect(now.map(({ fields }) => fields.name)).toEqual(["Fatma"]);
    expect(others.map(({ fields }) => fields.name)).toEqual(["Joost"]);
  });

  test("can be two at once, which the resident must see", () => {
    const { now } = pointsOfContact(
      section(contact(1, "Joost", "2025-01-01"), contact(2, "Fatma", "2026-01-01")),
      TODAY,
    );
    expect(now).toHaveLength(2);
  });
});

test("a crisis card that two devices wrote while apart keeps both, until somebody who saw both chooses", () => {
  const phone = must(writeCrisisPhase("crisis", { call: "Els" }, at(0), []));
  const tablet = must(writeCrisisPhase("crisis", { call: "Joost" }, at(1), []));
  const apart = [placed(phone, 1, { device: PHONE }), placed(tablet, 2, { device: TABLET })];
  const both = crisisPhases(reduce(emptySection, apart, rules)).get("crisis");
  expect(both?.contested.get("call")).toEqual(["Joost", "Els"]);
  const chosen = placed(must(writeCrisisPhase("crisis", { call: "Els, dan Joost" }, at(2), [phone.at, tablet.at])), 3);
  const one = crisisPhases(reduce(emptySection, [...apart, chosen], rules)).get("crisis");
  expect([one?.fields.call, one?.contested.size]).toEqual(["Els, dan Joost", 0]);
});

describe("dates that count", () => {
  test("a request of 3 March: an own plan within seven days, an answer within six weeks", () => {
    expect(requestDates(TODAY)).toEqual({ plan: "2026-03-10", answer: "2026-04-14" });
  });

  test("six weeks to object, eight weeks to ask for more", () => {
    expect([objectionUntil(TODAY), renewFrom(TODAY)]).toEqual(["2026-04-14", "2026-01-06"]);
  });

  test("the pilot light asks in its own rhythm, at once the first time, and not when it is out", () => {
    const weekly: PilotLight = { rhythm: "week" };
    expect(isCheckInDue(weekly, undefined, TODAY)).toBe(true);
    expect(isCheckInDue(weekly, day("2026-02-25"), TODAY)).toBe(false);
    expect(isCheckInDue(weekly, day("2026-02-24"), TODAY)).toBe(true);
    expect(isCheckInDue({ rhythm: "month" }, day("2026-02-03"), TODAY)).toBe(true);
    expect(isCheckInDue({ rhythm: "day", off: true }, undefined, TODAY)).toBe(false);
  });

  test("appointments come by day and hour, and no hour is no fault", () => {
    const of = (n: number, on: string, hour?: string) =>
      must(
        createAppointment(
          { title: `${n}`, on: day(on), ...(hour === undefined ? {} : { at: hour }) },
          entity(n),
          at(n),
        ),
      );
    const all = appointments(section(of(1, "2026-03-04", "16:00"), of(2, "2026-03-04", "09:30"), of(3, "2026-03-03")));
    expect(all.map(({ fields }) => fields.title)).toEqual(["3", "2", "1"]);
    expect(all.every(({ fields }) => nextDay(fields.on, fields.repeat, TODAY) === fields.on)).toBe(true);
    const late = createAppointment({ title: "x", on: TODAY, at: "24:00" }, entity(1), at(0));
    expect(late).toEqual({ ok: false, error: { type: "field-malformed", field: "at" } });
  });
});

describe("the next day of what repeats", () => {
  test.each([
    ["2026-02-28", undefined, undefined],
    ["2026-02-28", "FREQ=DAILY", "2026-03-03"],
    ["2026-02-24", "FREQ=WEEKLY", "2026-03-03"],
    ["2026-02-25", "FREQ=WEEKLY", "2026-03-04"],
    ["2026-02-25", "FREQ=WEEKLY;INTERVAL=2", "2026-03-11"],
    ["2026-01-03", "FREQ=MONTHLY", "2026-03-03"],
    // RFC 5545 leaves out a month that has no such day.
    ["2026-01-31", "FREQ=MONTHLY", "2026-03-31"],
    ["2024-02-29", "FREQ=YEARLY", "2028-02-29"],
    // Of a rule that no form here writes only the first day is known.
    ["2026-02-24", "FREQ=WEEKLY;BYDAY=MO", undefined],
    ["2026-03-09", "FREQ=WEEKLY;BYDAY=MO", "2026-03-09"],
  ])("of %s, %s is %s", (on, repeat, next) => {
    expect(nextDay(day(on), repeat, TODAY)).toBe(next);
  });

  test("decides what is coming, and what is past", () => {
    const make = (n: number, on: string, repeat?: string) =>
      must(
        createAppointment(
          { title: `${n}`, on: day(on), ...(repeat === undefined ? {} : { repeat }) },
          entity(n),
          at(n),
        ),
      );
    const state = section(
      make(1, "2026-03-05"),
      make(2, "2026-02-24", "FREQ=WEEKLY"),
      make(3, "2026-02-01"),
      make(4, "2026-02-02"),
    );
    const { upcoming, past } = upcomingFrom(state, TODAY);
    expect(upcoming.map(({ fields }) => [fields.title, fields.on])).toEqual([
      ["2", "2026-03-03"],
      ["1", "2026-03-05"],
    ]);
    expect(past.map(({ fields }) => fields.title)).toEqual(["4", "3"]);
  });
});

test("what still waits comes before what came", () => {
  const card = (n: number, over: boolean) =>
    must(
      createWaitingCard({ waitingFor: `${n}`, since: TODAY, ...(over ? { endedOn: TODAY } : {}) }, entity(n), at(n)),
    );
  expect(waitingCards(section(card(1, true), card(2, false))).map(({ fields }) => fields.waitingFor)).toEqual([
    "2",
    "1",
  ]);
});

describe("scores of a goal", () => {
  const goal = { kind: "goal", author: OWNER, id: entity(1) };
  const score = (n: number, level: number, scorer: "self" | "professional") =>
    must(createGoalScore({ goal, on: TODAY, level, scorer }, entity(n), at(n)));

  test("lie side by side, each under its own scorer, and a difference is there to talk about", () => {
    const state = reduce(
      emptySection,
      [placed(score(2, 1, "self"), 1), placed(score(3, -1, "professional"), 2, by(WORKER))],
      rules,
    );
    const scores = goalScores(state, goal);
    expect([...latestScores(scores)].map(([who, { fields }]) => [who, fields.level])).toEqual([
      ["self", 1],
      ["professional", -1],
    ]);
    expect(seenDifferently(scores)).toBe(true);
    expect(seenDifferently(scores.slice(0, 1))).toBe(false);
  });
});

test("a family goal is of one or of all", () => {
  const kim = { kind: "family-member", author: OWNER, id: entity(9) };
  const state = section(
    must(createFamilyGoal({ text: "samen eten" }, entity(1), at(0))),
    must(createFamilyGoal({ text: "zwemles", whose: kim }, entity(2), at(1))),
  );
  expect(familyGoals(state).map(({ fields }) => fields.text)).toEqual(["samen eten"]);
  expect(familyGoals(state, kim).map(({ fields }) => fields.text)).toEqual(["zwemles"]);
});

test("a diary page holds words or a drawing, and a drawing stays within its square", () => {
  const line = { pen: 0, points: [0, 0, 1000, 1000] };
  const entry = must(createDiaryEntry({ on: TODAY, drawing: [line] }, entity(1), at(0)));
  expect(diaryEntries(section(entry))[0]?.fields.drawing).toEqual([line]);
  const outside = createDiaryEntry({ on: TODAY, drawing: [{ pen: 0, points: [0, 1001] }] }, entity(2), at(0));
  expect(outside.ok).toBe(false);
});

test("two maps tell who came, who went and who moved", () => {
  const placedAt = (n: number, name: string, ring: 1 | 2 | 3) => ({
    ref: { kind: "network-member", author: OWNER, id: entity(n) },
    name,
    ring,
  });
  expect(
    compareNetworks(
      [placedAt(1, "Els", 2), placedAt(2, "Piet", 1), placedAt(3, "Wim", 3)],
      [placedAt(1, "Els", 1), placedAt(2, "Piet", 1), placedAt(4, "Noor", 3)],
    ),
  ).toEqual([
    { type: "nearer", name: "Els", from: 2, ring: 1 },
    { type: "came", name: "Noor", ring: 3 },
    { type: "went", name: "Wim", ring: 3 },
  ]);
});
