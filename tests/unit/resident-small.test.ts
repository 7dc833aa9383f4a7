import { describe, expect, test } from "vitest";
import { createGoal, type Goal, goals } from "#src/dossier/goal.ts";
import { createGoalReview } from "#src/dossier/goal-review.ts";
import { historyOf } from "#src/dossier/history.ts";
import { type Recorded, restore, retract } from "#src/dossier/kind.ts";
import type { LocalDate } from "#src/dossier/local-date.ts";
import { createNetworkMember, networkMembers } from "#src/dossier/network-member.ts";
import { emptySection, reduce } from "#src/dossier/reduce.ts";
import { reminders } from "#src/dossier/reminders.ts";
import { createService } from "#src/dossier/service.ts";
import { createSupportRequest } from "#src/dossier/support-request.ts";
import { amendWaitingCard, createWaitingCard, WaitingCard, waitingCards } from "#src/dossier/waiting-card.ts";
import type { SetOp } from "#src/dossier/op.ts";
import { type Step, stepAfter } from "#src/dossier/step.ts";
import { createDocument } from "#src/dossier/document.ts";
import type { SectionId } from "#src/protocol/ids.ts";
import { petals } from "#src/ui/explore/petals.ts";
import { moveGoal } from "#src/ui/goals/order-goals.ts";
import { createStrokes } from "#src/ui/kit/create-strokes.ts";
import { layoutRings, placeAt } from "#src/ui/kit/ring-layout.ts";
import { turned } from "#src/ui/people/move-member.ts";
import { gapsOf } from "#src/ui/people/network-gaps.ts";
import type { PlanGoal } from "#src/ui/session/plan-goals.ts";
import { at, entity, must, openRules, placed } from "#tests/support/dossier-log.ts";

const day = (text: string): LocalDate => text as LocalDate;
const section = (...ops: readonly SetOp[]) =>
  reduce(
    emptySection,
    ops.map((op, n) => placed(op, n + 1)),
    openRules,
  );

describe("reminders", () => {
  const request = must(createSupportRequest({ law: "wmo", on: day("2026-03-03"), asks: "hulp" }, entity(1), at(1)));
  const of = (services = emptySection, coordination = emptySection, today = "2026-03-03", documents = emptySection) =>
    reminders({ services, coordination, documents, goals: [] }, day(today)).map(({ type, on }) => [type, on]);

  test("of a request say day 7 soon, and week 6 when it comes near; what was seen to is left out", () => {
    expect(of(section(request))).toEqual([["plan", "2026-03-10"]]);
    expect(of(section(request), emptySection, "2026-04-05")).toEqual([["answer", "2026-04-14"]]);
    const given = must(
      createSupportRequest({ law: "wmo", on: day("2026-03-03"), planGivenOn: day("2026-03-04") }, entity(1), at(1)),
    );
    expect(of(section(given))).toEqual([]);
  });

  test("of help say when to object, and from eight weeks before its end to ask for it again", () => {
    const help = must(
      createService({ what: "hulp", end: day("2026-04-20"), decidedOn: day("2026-01-30") }, entity(1), at(1)),
    );
    expect(of(section(help))).toEqual([
      ["objection", "2026-03-13"],
      ["renew", "2026-04-20"],
    ]);
    expect(of(section(help), emptySection, "2026-04-21")).toEqual([]);
  });

  test("of a letter say when to object, when to answer, and from four weeks before its end to ask for a new one", () => {
    const of1 = (fields: object, today: string) => {
      const file = {
        blob: "0".repeat(32) as never,
        key: "A".repeat(43),
        contentType: "image/jpeg",
        title: "brief.jpg",
        size: 9,
        hash: "A".repeat(43),
      };
      const made = must(createDocument({ title: "brief", files: [file], ...fields }, entity(1), at(1)));
      return of(emptySection, emptySection, today, section(made));
    };
    const decision = { sort: "decision" as const, on: day("2026-02-01") };
    expect(of1(decision, "2026-03-03")).toEqual([["objection", "2026-03-15"]]);
    expect(of1({ ...decision, sort: "letter" }, "2026-03-03")).toEqual([]);
    expect(of1({ answerBy: day("2026-03-10") }, "2026-03-03")).toEqual([["paper", "2026-03-10"]]);
    expect(of1({ until: day("2026-03-31") }, "2026-03-02")).toEqual([]);
    expect(of1({ until: day("2026-03-31") }, "2026-03-03")).toEqual([["replace", "2026-03-31"]]);
    expect(of1({ until: day("2026-03-31") }, "2026-04-01")).toEqual([]);
  });

  test("of a waiting card and of a goal say when to look again", () => {
    const card = must(
      createWaitingCard(
        { waitingFor: "plek", since: day("2026-01-01"), lookAgain: day("2026-03-12") },
        entity(1),
        at(1),
      ),
    );
    expect(of(emptySection, section(card))).toEqual([["again", "2026-03-12"]]);
    const ended = must(amendWaitingCard(entity(1), { endedOn: day("2026-03-01") }, at(2)));
    expect(of(emptySection, section(card, ended))).toEqual([]);
    const goal = must(createGoal({ text: "post" }, entity(2), at(1)));
    const ref = { kind: "goal", author: "owner" as never, id: entity(2) };
    const review = must(
      createGoalReview({ goal: ref, on: day("2026-02-01"), next: day("2026-03-04") }, entity(3), at(2)),
    );
    const found = reminders(
      { services: emptySection, coordination: emptySection, documents: emptySection, goals: [section(goal, review)] },
      day("2026-03-03"),
    );
    expect(found).toEqual([{ type: "review", on: "2026-03-04", ref, words: "post" }]);
  });
});

test("a record's history has every write, the latest first", () => {
  const made = must(createWaitingCard({ waitingFor: "plek", since: day("2026-01-01") }, entity(1), at(1)));
  const state = reduce(
    emptySection,
    [
      placed(made, 1),
      placed(must(amendWaitingCard(entity(1), { bridgedBy: "Els" }, at(2))), 2),
      placed(must(amendWaitingCard(entity(1), { bridgedBy: null }, at(3))), 3),
      placed(retract(WaitingCard, entity(1), at(4)), 4),
      placed(restore(WaitingCard, entity(1), at(5)), 5),
    ],
    openRules,
  );
  const [card] = waitingCards(state);
  if (!card) throw new Error("it was put back");
  expect(historyOf(state, card.ref).map(({ type, fields }) => [type, fields])).toEqual([
    ["put-back", {}],
    ["removed", {}],
    ["changed", { bridgedBy: null }],
    ["changed", { bridgedBy: "Els" }],
    ["made", { waitingFor: "plek", since: "2026-01-01" }],
  ]);
});

describe("a step that comes back", () => {
  const step: Step = {
    title: "Post openen",
    goal: { kind: "goal", author: "owner" as never, id: entity(1) },
    status: "doing",
    repeat: "FREQ=WEEKLY",
    due: day("2026-03-02"),
    result: "Gelukt",
  };
  test("is done once and stands again at its next day, without what came of it", () => {
    const { result: _result, ...again } = step;
    const next = (today: string) => stepAfter(step, day(today));
    expect(next("2026-03-02")).toEqual({ ...again, status: "todo", due: "2026-03-09" });
    // Three weeks late, it does not come three times.
    expect(next("2026-03-25")?.due).toBe("2026-03-30");
    // Done before its day, the day after that one counts.
    expect(next("2026-02-27")?.due).toBe("2026-03-09");
  });
  test("begins today when it had no day; one that does not repeat leaves nothing", () => {
    const { due: _due, ...noDay } = step;
    expect(stepAfter(noDay, day("2026-03-04"))?.due).toBe("2026-03-11");
    const { repeat: _repeat, ...once } = step;
    expect(stepAfter(once, day("2026-03-04"))).toBeUndefined();
  });
});

describe("the map", () => {
  const people = (...support: readonly (readonly ("practical" | "company" | "advice" | "emotional")[])[]) =>
    networkMembers(
      section(
        ...support.map((kinds, n) =>
          must(createNetworkMember({ name: `${n}`, ring: 1, support: [...kinds] }, entity(n + 1), at(n + 1))),
        ),
      ),
    );

  test("names what nobody does only when enough was told", () => {
    expect(gapsOf(people(["practical"], ["company"], ["advice", "practical"]))).toEqual(["emotional"]);
    expect(gapsOf(people(["practical"], ["company"]))).toEqual([]);
    expect(gapsOf(people([], [], []))).toEqual([]);
  });

  test("reads back the ring and the direction at which a name was put", () => {
    const layout = layoutRings([{ id: "1", name: "Els", ring: 2, angle: 90 }], 328);
    const [els] = layout.placed;
    if (!els) throw new Error("Els is placed");
    expect(placeAt(layout, els.x, els.y)).toEqual({ ring: 2, angle: 90 });
    expect(placeAt(layout, layout.width / 2, 0)).toEqual({ ring: 3, angle: 0 });
    expect(placeAt(layout, layout.width / 2 - 1, layout.height / 2).ring).toBe(1);
  });

  test("turns by an hour of the clock, past twelve too", () => {
    expect([turned(0, "left"), turned(350, "right"), turned(44, "right")]).toEqual([330, 30, 60]);
  });
});

test("a goal moves one place; only goals whose place changes are written, and the edge writes none", () => {
  const item = (name: string, rank?: number): PlanGoal => {
    const op = must(createGoal({ text: name, ...(rank === undefined ? {} : { rank }) }, entity(1), at(1)));
    const state = section(op);
    return { section: name as SectionId, state, goal: goals(state)[0] as Recorded<Goal> };
  };
  const [a, b, c] = [item("a", 0), item("b", 1), item("c", 2)];
  const order = (items: readonly PlanGoal[], moved: PlanGoal, by: -1 | 1) =>
    moveGoal(items, moved, by).map((one) => [one.item.section, one.rank]);
  expect(order([a, b, c], c, -1)).toEqual([
    ["c", 1],
    ["b", 2],
  ]);
  expect(order([a, b, c], a, -1)).toEqual([]);
  expect(order([a, b, c], c, 1)).toEqual([]);
  const fresh = item("x");
  expect(order([a, fresh], fresh, -1)).toEqual([
    ["x", 0],
    ["a", 1],
  ]);
});

test("a flower has no petal where nothing was said, and the others stay where they were", () => {
  const [first, , third] = petals([3, 4, 5]);
  expect(petals([3, 0, 5])).toEqual([first, third]);
});

describe("a drawing in the making", () => {
  const limits = { side: 1000, points: 6, strokes: 3 };

  test("goes back and forth stroke by stroke; a new stroke forgets what was taken back", () => {
    const strokes = createStrokes(limits);
    strokes.begin(0, 10, 10);
    strokes.extend(20, 20);
    strokes.begin(1, 30, 30);
    strokes.undo();
    expect(strokes.all()).toEqual([{ pen: 0, points: [10, 10, 20, 20] }]);
    strokes.redo();
    expect(strokes.all()).toHaveLength(2);
    strokes.undo();
    strokes.begin(2, 5, 5);
    strokes.redo();
    expect(strokes.all().map(({ pen }) => pen)).toEqual([0, 2]);
    strokes.clear();
    expect(strokes.all()).toEqual([]);
    strokes.redo();
    strokes.redo();
    expect(strokes.all().map(({ pen }) => pen)).toEqual([0, 2]);
  });

  test("stays on the sheet, leaves out points that are as good as the same, and is full at its limit", () => {
    const strokes = createStrokes(limits);
    strokes.begin(0, -5, 2000);
    strokes.extend(1, 999);
    strokes.extend(100, 100);
    expect(strokes.all()).toEqual([{ pen: 0, points: [0, 1000, 100, 100] }]);
    for (let n = 0; n < 9; n++) strokes.extend(200 + 10 * n, 100);
    expect(strokes.all()[0]?.points).toHaveLength(12);
    expect(strokes.isFull()).toBe(true);
    expect(strokes.begin(0, 1, 1)).toBe(false);
  });
});
