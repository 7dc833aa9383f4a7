import { describe, expect, test } from "vitest";
import { amendAppointment, appointments, createAppointment } from "#src/dossier/appointment.ts";
import { amendCheckIn, checkIns, createCheckIn, type Mood } from "#src/dossier/check-in.ts";
import { amendDiaryEntry, createDiaryEntry, diaryEntries } from "#src/dossier/diary-entry.ts";
import type { Drawing } from "#src/dossier/drawing.ts";
import { OWNER } from "#src/dossier/entity-id.ts";
import { amendFamilyGoal, createFamilyGoal, familyGoals } from "#src/dossier/family-goal.ts";
import { amendFamilyMember, createFamilyMember, familyMembers } from "#src/dossier/family-member.ts";
import { createGoalReview, goalReviews } from "#src/dossier/goal-review.ts";
import { amendIfThenCard, createIfThenCard, ifThenCards } from "#src/dossier/if-then-card.ts";
import type { LocalDate } from "#src/dossier/local-date.ts";
import { createNetworkMember, networkMembers } from "#src/dossier/network-member.ts";
import { networkSnapshots, SNAPSHOT_MEMBERS, takeNetworkSnapshot } from "#src/dossier/network-snapshot.ts";
import type { Op } from "#src/dossier/op.ts";
import { personalPlanOf, writePersonalPlan } from "#src/dossier/personal-plan.ts";
import { pilotLightOf, writePilotLight } from "#src/dossier/pilot-light.ts";
import { amendPointOfContact, createPointOfContact, pointsOfContact } from "#src/dossier/point-of-contact.ts";
import { emptySection, reduce, type SectionState } from "#src/dossier/reduce.ts";
import {
  amendRepresentation,
  createRepresentation,
  type RepresentativeRole,
  representations,
} from "#src/dossier/representation.ts";
import { amendService, createService, type ServiceLaw, services } from "#src/dossier/service.ts";
import { amendSupportRequest, createSupportRequest, supportRequests } from "#src/dossier/support-request.ts";
import { amendWaitingCard, createWaitingCard, waitingCards } from "#src/dossier/waiting-card.ts";
import { at, entity, must, openRules, placed } from "#tests/support/dossier-log.ts";

const day = (text: string): LocalDate => text as LocalDate;
const TODAY = day("2026-03-03");
const ID = entity(1);
const section = (...ops: Op[]): SectionState =>
  reduce(
    emptySection,
    ops.map((op, i) => placed(op, i + 1)),
    openRules,
  );
const first = at(0);
const later = at(1);
const strokes: Drawing = [{ pen: 1, points: [10, 10, 500, 500] }];
const [mood, law, role]: [Mood, ServiceLaw, RepresentativeRole] = ["fair", "wmo", "mentor"];

/** Each kind as it is made, what is changed and what is cleared, and how it then reads. */
const cases: readonly (readonly [
  kind: string,
  made: Op,
  amended: Op,
  read: (state: SectionState) => unknown,
  reads: unknown,
])[] = [
  [
    "an appointment",
    must(createAppointment({ title: "huisarts", on: TODAY, at: "09:00" }, ID, first)),
    must(amendAppointment(ID, { on: day("2026-03-10"), at: null }, later)),
    (state) => appointments(state)[0]?.fields,
    { title: "huisarts", on: "2026-03-10" },
  ],
  [
    "a check-in",
    must(createCheckIn({ on: TODAY, mood: "bad", words: "moe" }, ID, first)),
    must(amendCheckIn(ID, { mood, words: null }, later)),
    (state) => checkIns(state)[0]?.fields,
    { on: TODAY, mood },
  ],
  [
    "a page of the diary",
    must(createDiaryEntry({ on: TODAY, text: "regen" }, ID, first)),
    must(amendDiaryEntry(ID, { text: null, drawing: strokes }, later)),
    (state) => diaryEntries(state)[0]?.fields,
    { on: TODAY, drawing: strokes },
  ],
  [
    "a member of the family",
    must(createFamilyMember({ name: "Kim", ageBand: "4-11" }, ID, first)),
    must(amendFamilyMember(ID, { ageBand: "12-17", needs: "rust" }, later)),
    (state) => familyMembers(state)[0]?.fields,
    { name: "Kim", ageBand: "12-17", needs: "rust" },
  ],
  [
    "a goal of the family",
    must(createFamilyGoal({ text: "samen eten" }, ID, first)),
    must(amendFamilyGoal(ID, { doneOn: TODAY }, later)),
    (state) => familyGoals(state)[0]?.fields,
    { text: "samen eten", doneOn: TODAY },
  ],
  [
    "an if-then card",
    must(createIfThenCard({ direction: "more", signal: "gordijnen dicht", does: "bellen" }, ID, first)),
    must(amendIfThenCard(ID, { who: "Els" }, later)),
    (state) => ifThenCards(state, "more")[0]?.fields,
    { direction: "more", signal: "gordijnen dicht", does: "bellen", who: "Els" },
  ],
  [
    "a waiting card",
    must(createWaitingCard({ waitingFor: "een plek", since: TODAY }, ID, first)),
    must(amendWaitingCard(ID, { bridgedBy: "Els" }, later)),
    (state) => waitingCards(state)[0]?.fields,
    { waitingFor: "een plek", since: TODAY, bridgedBy: "Els" },
  ],
  [
    "the pilot light",
    must(writePilotLight({ rhythm: "week", contact: "Els" }, first)),
    must(writePilotLight({ contact: null, off: true }, later)),
    (state) => pilotLightOf(state)?.fields,
    { rhythm: "week", off: true },
  ],
  [
    "a point of contact",
    must(createPointOfContact({ name: "Joost", from: TODAY }, ID, first)),
    must(amendPointOfContact(ID, { until: day("2026-03-31") }, later)),
    (state) => pointsOfContact(state, TODAY).now[0]?.fields,
    { name: "Joost", from: TODAY, until: "2026-03-31" },
  ],
  [
    "a representation",
    must(createRepresentation({ name: "mw. Jansen", role: "administrator" }, ID, first)),
    must(amendRepresentation(ID, { role }, later)),
    (state) => representations(state)[0]?.fields,
    { name: "mw. Jansen", role },
  ],
  [
    "help that is received",
    must(createService({ what: "hulp in huis", law: "other" }, ID, first)),
    must(amendService(ID, { law, satisfaction: 4 }, later)),
    (state) => services(state)[0]?.fields,
    { what: "hulp in huis", law, satisfaction: 4 },
  ],
  [
    "a request for help",
    must(createSupportRequest({ law: "wmo", on: TODAY }, ID, first)),
    must(amendSupportRequest(ID, { planGivenOn: day("2026-03-09") }, later)),
    (state) => supportRequests(state)[0]?.fields,
    { law: "wmo", on: TODAY, planGivenOn: "2026-03-09" },
  ],
  [
    "a plan of one's own",
    must(writePersonalPlan("personal", { situation: "mijn rug", questions: "hoeveel uur?" }, first)),
    must(writePersonalPlan("personal", { questions: null, myself: "koken" }, later)),
    (state) => personalPlanOf(state, "personal")?.fields,
    { form: "personal", situation: "mijn rug", myself: "koken" },
  ],
];

describe.each(cases)("%s", (_, made, amended, read, reads) => {
  test("says what it says after a change, and a cleared part is gone", () => {
    expect(read(section(made, amended))).toEqual(reads);
  });

  test("is the same whichever of the two arrives first", () => {
    const out = reduce(emptySection, [placed(amended, 2), placed(made, 1)], openRules);
    expect(read(out)).toEqual(reads);
  });

  test("keeps what a later version wrote beside it", () => {
    const withMore = made.t === "set" ? { ...made, fields: { ...made.fields, fromLater: { deep: [1] } } } : made;
    const state = section(withMore, amended);
    expect(read(state)).toEqual(reads);
    expect(JSON.stringify([...state.log.buckets].flatMap((one) => [...(one?.values() ?? [])]))).toContain("fromLater");
  });
});

test("looking back at a goal: the latest first", () => {
  const goal = { kind: "goal", author: OWNER, id: entity(9) };
  const review = (n: number, on: string) => must(createGoalReview({ goal, on: day(on) }, entity(n), at(n)));
  const all = goalReviews(section(review(1, "2026-01-01"), review(2, "2026-03-01")));
  expect(all.map(({ fields }) => fields.on)).toEqual(["2026-03-01", "2026-01-01"]);
});

test("a snapshot has the nearest, as many as fit, and nothing of how one feels", () => {
  const people = Array.from({ length: SNAPSHOT_MEMBERS + 20 }, (_, n) =>
    must(createNetworkMember({ name: `mens ${n}`, ring: n % 2 === 0 ? 3 : 1 }, entity(n + 1), at(n))),
  );
  const members = networkMembers(section(...people));
  const snapshot = must(takeNetworkSnapshot(members, TODAY, entity(999), at(0)));
  const [taken] = networkSnapshots(section(snapshot));
  expect(taken?.fields.members).toHaveLength(SNAPSHOT_MEMBERS);
  expect(taken?.fields.members.filter(({ ring }) => ring === 1)).toHaveLength((SNAPSHOT_MEMBERS + 20) / 2);
  expect(Object.keys(taken?.fields.members[0] ?? {}).sort()).toEqual(["member", "name", "ring"]);
});
