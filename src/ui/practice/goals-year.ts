import { createAnswer } from "#src/dossier/answer.ts";
import type { EntityRef } from "#src/dossier/entity-id.ts";
import { createGoal, LEVELS, type NewGoal } from "#src/dossier/goal.ts";
import { createGoalReview } from "#src/dossier/goal-review.ts";
import { createGoalScore } from "#src/dossier/goal-score.ts";
import { createNote } from "#src/dossier/note.ts";
import { createProposal } from "#src/dossier/proposal.ts";
import { createStep, type NewStep } from "#src/dossier/step.ts";
import type { PracticePeople } from "./holders-year.ts";
import type { PracticeScene } from "./practice-scene.ts";

type Steps = (title: string, days: number, more?: Partial<Omit<NewStep, "goal" | "title">>) => void;

function goal(scene: PracticeScene, name: string, days: number, fields: NewGoal): { ref: EntityRef; step: Steps } {
  const place = { goal: name };
  const ref = scene.made(place, "goal", days, (id) => (at) => createGoal(fields, id, at));
  return {
    ref,
    step: (title, on, more = {}) => {
      scene.made(place, "step", on, (id) => (at) => createStep({ title, goal: ref, ...more }, id, at));
    },
  };
}

const scaleOf = (sentences: readonly string[]) =>
  sentences.flatMap((text, i) => {
    const level = LEVELS[i];
    return level === undefined ? [] : [{ level, text }];
  });

/** Six goals: three that go on, one that waits, two that are done. */
export function tellGoals(scene: PracticeScene, people: PracticePeople): void {
  tellPost(scene, people);
  const { dog, money, sewing, teeth, phone } = scene.words.goals;

  const walk = goal(scene, "dog", -210, { text: dog.text, why: dog.why, areas: [...dog.areas], kind: "keep", rank: 2 });
  walk.step(dog.steps.morning, -208, { repeat: "FREQ=DAILY", due: scene.day(0), how: "me" });
  walk.step(dog.steps.rain, -30, { status: "done", how: "me" });
  scene.offered(
    people.piet,
    { goal: "dog" },
    "note",
    -6,
    (id) => (at) => createNote({ text: dog.note, kind: "compliment" }, id, at),
  );

  const purse = goal(scene, "money", -150, {
    text: money.text,
    why: money.why,
    areas: [...money.areas],
    rank: 3,
    baseline: -2,
    scale: scaleOf(money.scale),
    dueDate: scene.day(90),
  });
  purse.step(money.steps.list, -140, { status: "done" });
  purse.step(money.steps.pot, -60, { repeat: "FREQ=WEEKLY", due: scene.day(2), how: "me" });
  purse.step(money.steps.insurance, -20, { how: "together", who: scene.words.piet.name, due: scene.day(12) });

  const club = goal(scene, "sewing", -40, {
    text: sewing.text,
    areas: [...sewing.areas],
    kind: "learn",
    lifecycle: "accepted",
  });
  club.step(sewing.steps.call, -39, { how: "network", who: scene.words.els.name });

  const dentist = goal(scene, "teeth", -280, { text: teeth.text, lifecycle: "completed" });
  dentist.step(teeth.steps.appointment, -275, { status: "done" });
  dentist.step(teeth.steps.go, -260, { status: "done", result: teeth.result, who: scene.words.piet.name });

  const daughter = goal(scene, "phone", -330, { text: phone.text, lifecycle: "completed" });
  daughter.step(phone.steps.walk, -320, { status: "done" });
}

/** The goal that carries the story: a scale, two views, reviews, a step that got stuck, a proposal that waits. */
function tellPost(scene: PracticeScene, people: PracticePeople): void {
  const { post } = scene.words.goals;
  const place = { goal: "post" };
  const { ref, step } = goal(scene, "post", -345, {
    text: post.text,
    why: post.why,
    areas: [...post.areas],
    barriers: post.barriers,
    baseline: -2,
    scale: scaleOf(post.scale),
    dueDate: scene.day(45),
    rank: 1,
  });
  step(post.steps.bag, -340, { status: "done", how: "together", who: scene.words.joost.name });
  step(post.steps.folders, -200, { status: "done", how: "me" });
  step(post.steps.letterbox, -150, { status: "done", how: "network", who: scene.words.els.name });
  step(post.steps.monday, -180, { repeat: "FREQ=WEEKLY;BYDAY=MO", due: scene.day(1), how: "me" });
  step(post.steps.tax, -25, {
    status: "stuck",
    how: "together",
    who: scene.words.joost.name,
    due: scene.day(4),
    result: post.stuck,
  });

  const own: readonly (readonly [number, number])[] = [
    [-340, -2],
    [-250, -1],
    [-160, 0],
    [-80, 0],
    [-15, 1],
  ];
  for (const [days, level] of own)
    scene.made(
      place,
      "goal-score",
      days,
      (id) => (at) => createGoalScore({ goal: ref, on: scene.day(days), level, scorer: "self" }, id, at),
    );
  const coach: readonly (readonly [number, number])[] = [
    [-240, -2],
    [-150, -1],
    [-70, 0],
    [-14, -1],
  ];
  for (const [days, level] of coach)
    scene.offered(
      people.joost,
      place,
      "goal-score",
      days,
      (id) => (at) =>
        createGoalScore(
          {
            goal: ref,
            on: scene.day(days),
            level,
            scorer: "professional",
            ...(days === -14 ? { note: post.scoreNote } : {}),
          },
          id,
          at,
        ),
    );
  for (const [i, review] of post.reviews.entries()) {
    const days = [-170, -60][i] ?? -60;
    const fields = {
      goal: ref,
      on: scene.day(days),
      present: [scene.words.joost.name, scene.words.piet.name],
      ...review,
    };
    scene.made(
      place,
      "goal-review",
      days,
      (id) => (at) => createGoalReview({ ...fields, next: scene.day(days + 66) }, id, at),
    );
  }
  scene.offered(
    people.joost,
    place,
    "note",
    -90,
    (id) => (at) => createNote({ text: post.notes.joost, kind: "compliment" }, id, at),
  );
  scene.offered(
    people.joost,
    place,
    "note",
    -3,
    (id) => (at) => createNote({ text: post.notes.ask, kind: "question" }, id, at),
  );
  const done = scene.offered(
    people.joost,
    place,
    "proposal",
    -130,
    (id) => (at) => createProposal({ proposes: "step", text: post.proposalDone, goal: ref }, id, at),
  );
  scene.made(place, "answer", -128, (id) => (at) => createAnswer({ proposal: done, answer: "yes" }, id, at));
  scene.offered(
    people.joost,
    place,
    "proposal",
    -2,
    (id) => (at) => createProposal({ proposes: "step", text: post.proposal, goal: ref }, id, at),
  );
}
