import { describe, expect, test } from "vitest";
import { aboutMeOf, writeAboutMe } from "#src/dossier/about-me.ts";
import { createAnswer, openProposals, proposals } from "#src/dossier/answer.ts";
import type { Authored } from "#src/dossier/authored.ts";
import { holder, OWNER, THE_ONLY_ONE } from "#src/dossier/entity-id.ts";
import { amendGoal, createGoal, goals, groupOf } from "#src/dossier/goal.ts";
import type { LocalDate } from "#src/dossier/local-date.ts";
import { createNetworkMember, networkByRing, NetworkMember, ringBeside } from "#src/dossier/network-member.ts";
import { createNote, notes, withdrawNote, withdrawnNotes } from "#src/dossier/note.ts";
import type { Op } from "#src/dossier/op.ts";
import { amendPerson, createPerson, personOf } from "#src/dossier/person.ts";
import { createProposal } from "#src/dossier/proposal.ts";
import { emptySection, reduce } from "#src/dossier/reduce.ts";
import { isShareable, livesIn, SECTION_KINDS } from "#src/dossier/section-kinds.ts";
import { amendStep, createStep, nextSteps, openSteps, steps } from "#src/dossier/step.ts";
import { at, by, entity, must, openRules, placed, WORKER } from "#tests/support/dossier-log.ts";

const day = (text: string): LocalDate => text as LocalDate;
const isPlaced = (one: Op | Authored): one is Authored => Object.hasOwn(one, "relayTime");
const section = (...log: (Op | Authored)[]) =>
  reduce(
    emptySection,
    log.map((one, i) => (isPlaced(one) ? one : placed(one, i + 1))),
    openRules,
  );
/** What a form or an import may hand over in spite of the types. */
const fromOutside = <T>(json: string): T => JSON.parse(json) as T;
const goalRef = { kind: "goal", author: OWNER, id: entity(1) };
const goal = (n: number, minutes: number, text = "post openen") => must(createGoal({ text }, entity(n), at(minutes)));

describe("a goal", () => {
  test("needs one sentence and nothing else", () => {
    expect(goals(section(goal(1, 0)))[0]?.fields).toEqual({ text: "post openen", kind: "change", lifecycle: "active" });
  });

  test.each([
    [{ text: "" }, { type: "field-empty", field: "text" }],
    [{ text: "   " }, { type: "field-empty", field: "text" }],
    [{ text: "x".repeat(301) }, { type: "field-too-long", field: "text", limit: 300 }],
    [
      { text: "x", why: "y".repeat(4_001) },
      { type: "field-too-long", field: "why", limit: 4_000 },
    ],
    [
      { text: "x", dueDate: day("2026-02-30") },
      { type: "field-malformed", field: "dueDate" },
    ],
    [
      { text: "x", baseline: 3 },
      { type: "field-malformed", field: "baseline" },
    ],
    [
      {
        text: "x",
        scale: [
          { level: 0, text: "a" },
          { level: 0, text: "b" },
        ],
      },
      { type: "field-malformed", field: "scale" },
    ],
  ])("%j is answered with what is wrong", (input, fault) => {
    expect(createGoal(input, entity(1), at(0))).toEqual({ ok: false, error: fault });
  });

  test("a choice that does not exist and a field that is not there have faults of their own", () => {
    const odd = fromOutside<{ text: string; kind: "keep" }>('{"text":"x","kind":"win"}');
    const bare = fromOutside<{ text: string }>("{}");
    expect(createGoal(odd, entity(1), at(0))).toEqual({
      ok: false,
      error: { type: "field-not-a-choice", field: "kind" },
    });
    expect(createGoal(bare, entity(1), at(0))).toEqual({ ok: false, error: { type: "field-missing", field: "text" } });
  });

  test("an amendment names only what changed; null clears, but not what must be there", () => {
    const state = section(
      goal(1, 0),
      must(amendGoal(entity(1), { why: "rust" }, at(1))),
      must(amendGoal(entity(1), { why: null, lifecycle: "completed" }, at(2))),
    );
    expect(goals(state)[0]?.fields).toEqual({ text: "post openen", kind: "change", lifecycle: "completed" });
    const empty = fromOutside<{ why?: string }>('{"text":null}');
    expect(amendGoal(entity(1), empty, at(1))).toEqual({ ok: false, error: { type: "field-missing", field: "text" } });
    expect(amendGoal(entity(1), {}, at(1))).toEqual({ ok: false, error: { type: "nothing-changed" } });
  });

  test("lists are newest first and grouped by how they stand", () => {
    const state = section(
      goal(1, 0, "a"),
      goal(2, 5, "b"),
      goal(3, 2, "c"),
      must(amendGoal(entity(2), { lifecycle: "on-hold" }, at(6))),
    );
    expect(goals(state).map(({ fields }) => [fields.text, groupOf(fields)])).toEqual([
      ["b", "later"],
      ["c", "now"],
      ["a", "now"],
    ]);
  });

  test("one field that a later version writes otherwise does not hide the goal", () => {
    const op = goal(1, 0);
    const state = section({ ...op, fields: { ...op.fields, baseline: { level: 2, by: "x" }, mood: 1 } });
    expect(goals(state)[0]?.fields).toEqual({ text: "post openen", kind: "change", lifecycle: "active" });
  });

  test("without a readable sentence it is nobody's goal", () => {
    const op = goal(1, 0);
    expect(goals(section({ ...op, fields: { ...op.fields, text: 7 } }))).toEqual([]);
  });
});

describe("steps", () => {
  const step = (n: number, minutes: number, due?: string) =>
    must(
      createStep(
        { title: `stap ${n}`, goal: goalRef, ...(due === undefined ? {} : { due: day(due) }) },
        entity(n),
        at(minutes),
      ),
    );
  const titles = (list: ReturnType<typeof steps>) => list.map(({ fields }) => fields.title);

  test("come by date, those without a date after them as they were thought of", () => {
    const state = section(step(11, 0), step(12, 1, "2026-04-02"), step(13, 2, "2026-03-09"), step(14, 3));
    expect(titles(steps(state, goalRef))).toEqual(["stap 13", "stap 12", "stap 11", "stap 14"]);
  });

  test("done and dropped ones are not open, a stuck one is; finishing can be undone", () => {
    const log = [step(11, 0), step(12, 1), step(13, 2)];
    const turn = (n: number, status: "done" | "stuck" | "dropped" | "todo", minutes: number) =>
      must(amendStep(entity(n), { status }, at(minutes)));
    const state = section(...log, turn(11, "done", 5), turn(12, "dropped", 5), turn(13, "stuck", 5));
    expect(titles(openSteps(state, goalRef))).toEqual(["stap 13"]);
    const undone = section(...log, turn(11, "done", 5), turn(11, "todo", 6));
    expect(titles(openSteps(undone))).toContain("stap 11");
  });

  test("of another goal are left out; over all goals the next ones come first", () => {
    const other = must(
      createStep({ title: "elders", goal: { ...goalRef, id: entity(2) }, due: day("2026-01-01") }, entity(15), at(0)),
    );
    const here = section(step(11, 0, "2026-03-01"), step(12, 0, "2026-05-01"));
    expect(titles(steps(section(other, step(11, 0)), goalRef))).toEqual(["stap 11"]);
    expect(titles(nextSteps([here, section(other)], 2))).toEqual(["elders", "stap 11"]);
  });

  test.each(["FREQ=WEEKLY;BYDAY=TU,TH", "FREQ=MONTHLY;BYMONTHDAY=-1"])("%s is a repeat", (repeat) => {
    expect(createStep({ title: "x", goal: goalRef, repeat }, entity(1), at(0)).ok).toBe(true);
  });

  test("a repeat is a rule and a goal is a goal", () => {
    expect(createStep({ title: "x", goal: goalRef, repeat: "every week" }, entity(1), at(0))).toMatchObject({
      error: { field: "repeat" },
    });
    expect(createStep({ title: "x", goal: { ...goalRef, kind: "note" } }, entity(1), at(0))).toMatchObject({
      error: { field: "goal" },
    });
  });
});

describe("notes", () => {
  const note = (n: number, minutes: number, text: string) =>
    must(createNote({ text, kind: "support", about: goalRef }, entity(n), at(minutes)));

  test("are newest first and about what they name", () => {
    const state = section(
      note(1, 0, "a"),
      note(2, 1, "b"),
      must(createNote({ text: "los", kind: "worry" }, entity(3), at(2))),
    );
    expect(notes(state).map(({ fields }) => fields.text)).toEqual(["los", "b", "a"]);
    expect(notes(state, goalRef).map(({ fields }) => fields.text)).toEqual(["b", "a"]);
  });

  test("withdrawn by their author, nothing shows but that", () => {
    const state = section(
      placed(note(1, 0, "spijt"), 1, by(WORKER)),
      placed(withdrawNote(entity(1), at(1)), 2, by(WORKER)),
    );
    expect(notes(state)).toEqual([]);
    expect(withdrawnNotes(state).map(({ ref }) => ref.author)).toEqual([holder(WORKER)]);
    expect(JSON.stringify(withdrawnNotes(state))).not.toContain("spijt");
  });
});

describe("proposals", () => {
  const proposal = placed(
    must(createProposal({ proposes: "step", text: "samen bellen", goal: goalRef }, entity(7), at(0))),
    1,
    by(WORKER),
  );
  const ref = { kind: "proposal", author: holder(WORKER), id: entity(7) };
  const notNow = must(createAnswer({ proposal: ref, answer: "not-now" }, entity(8), at(1)));
  const yes = must(createAnswer({ proposal: ref, answer: "yes" }, entity(9), at(2)));

  test("stand open until the resident answers; no goal or step appears by itself", () => {
    const state = section(proposal);
    expect(openProposals(state).map(({ fields }) => fields.text)).toEqual(["samen bellen"]);
    expect([goals(state), steps(state)]).toEqual([[], []]);
    expect(openProposals(section(proposal, placed(notNow, 2)))).toEqual([]);
  });

  test("carry the answer given last", () => {
    const state = section(proposal, placed(notNow, 2), placed(yes, 3));
    expect(proposals(state)[0]?.answer?.fields.answer).toBe("yes");
  });

  test("nobody but the resident answers", () => {
    const forged = placed(yes, 2, by(WORKER));
    expect(proposals(section(proposal, forged))[0]?.answer).toBeUndefined();
  });
});

describe("the one person and the one about-me of a dossier", () => {
  test("two devices that write them apart write one record", () => {
    const state = section(
      must(createPerson({ preferredName: " Noor " }, at(0))),
      must(amendPerson({ languages: ["nl", "ar-MA"] }, at(1))),
      must(writeAboutMe({ whatMatters: "mijn hond" }, at(2))),
      must(writeAboutMe({ pleaseDont: "haasten" }, at(3))),
    );
    expect(personOf(state)?.fields).toEqual({ preferredName: "Noor", languages: ["nl", "ar-MA"] });
    expect(aboutMeOf(state)?.fields).toEqual({ whatMatters: "mijn hond", pleaseDont: "haasten" });
    expect(personOf(state)?.ref.id).toBe(THE_ONLY_ONE);
  });

  test("a name of 81 characters is too long", () => {
    expect(createPerson({ preferredName: "x".repeat(81) }, at(0))).toEqual({
      ok: false,
      error: { type: "field-too-long", field: "preferredName", limit: 80 },
    });
  });
});

describe("the network", () => {
  test("is listed from near to far", () => {
    const member = (n: number, name: string, ring: 1 | 2 | 3) =>
      must(createNetworkMember({ name, ring }, entity(n), at(n)));
    const rings = networkByRing(section(member(1, "Ans", 3), member(2, "Bo", 1), member(3, "Cor", 3)));
    expect(rings.map(({ ring, members }) => [ring, members.map(({ fields }) => fields.name)])).toEqual([
      [1, ["Bo"]],
      [2, []],
      [3, ["Ans", "Cor"]],
    ]);
  });

  test("moving stops at the edges", () => {
    expect([ringBeside(2, "nearer"), ringBeside(1, "nearer"), ringBeside(3, "farther")]).toEqual([1, 1, 3]);
  });

  test("feelings have no place in what can be shared", () => {
    expect(Object.keys(NetworkMember.schema.shape)).not.toContain("feeling");
    expect(SECTION_KINDS.filter((kind) => livesIn("network-feeling", kind))).toEqual(["private"]);
    expect(isShareable("private")).toBe(false);
  });
});

test("what is private, the inbox and the ledger can be opened by no key", () => {
  expect(SECTION_KINDS.filter((kind) => !isShareable(kind))).toEqual(["private", "inbox", "ledger"]);
});
