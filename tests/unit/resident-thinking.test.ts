import * as z from "zod/mini";
import { keepDraft } from "#src/operations/draft.ts";
import { describe, expect, it, onTestFinished } from "vitest";
import { DAY } from "#src/base/instant.ts";
import { openProposals, proposals } from "#src/dossier/answer.ts";
import { holder, OWNER } from "#src/dossier/entity-id.ts";
import { createGoal, goals } from "#src/dossier/goal.ts";
import { createNetworkMember, NetworkMember, networkMembers } from "#src/dossier/network-member.ts";
import { createNote, withdrawNote } from "#src/dossier/note.ts";
import { createProposal } from "#src/dossier/proposal.ts";
import { emptySection } from "#src/dossier/reduce.ts";
import { amendStep, createStep, openSteps, steps } from "#src/dossier/step.ts";
import { domainRights } from "#src/grants/rights.ts";
import { newEntityId } from "#src/operations/access-change.ts";
import { record, recordAll, recordIn, recordInNewSection } from "#src/operations/record.ts";
import type { Replica } from "#src/operations/replica.ts";
import { askToStop } from "#src/operations/stop-key.ts";
import type { SectionId } from "#src/protocol/ids.ts";
import { createProposalAnswers } from "#src/ui/goals/create-proposal-answers.ts";
import { allMessages } from "#src/ui/notes/all-notes.ts";
import { move } from "#src/ui/people/move-member.ts";
import { remove, type Write } from "#src/ui/writing/record-writes.ts";
import { authorName } from "#src/ui/session/author-name.ts";
import type { Make, Writer } from "#src/ui/session/create-writer.ts";
import { goalIn, planGoals } from "#src/ui/session/plan-goals.ts";
import type { Offering } from "#src/ui/session/offering.ts";
import { whoCanSee } from "#src/ui/session/who-can-see.ts";
import { attentionOf } from "#src/ui/today/attention.ts";
import { stepsToShow } from "#src/ui/today/next-steps.ts";
import { giveKeyInPerson } from "#tests/support/give-key-in-person.ts";
import { valueOf } from "#tests/support/value-of.ts";
import { createWorld, type OpenDevice } from "#tests/support/world.ts";

const NO_CODES: Pick<Offering, "state" | "links"> = { state: () => ({ type: "none" }), links: () => [] };

/** What a screen's writer does, over a session that has no screen. */
const writerOf = (device: OpenDevice): Writer => ({
  write: async (section, ...makes) => (await recordAll(device.session, device.own, section, makes)).ok,
  writeIn: async (kind, ...makes) => (await recordIn(device.session, device.own, kind, makes)).ok,
  begin: async (kind, make) => valueOf(await recordInNewSection(device.session, device.own, kind, make)),
  fault: () => undefined,
  clear: () => undefined,
});

async function residentWithGoal(text = "Elke week mijn post openen") {
  const world = await createWorld(onTestFinished);
  const samira = await world.resident("Samira");
  const goal = await writeGoal(samira, text);
  return { world, samira, goal };
}

const writeGoal = async ({ session, own }: OpenDevice, text: string): Promise<SectionId> =>
  valueOf(await recordInNewSection(session, own, "goal", (at) => createGoal({ text }, newEntityId(), at)));

const write = async ({ session }: OpenDevice, replica: Replica, section: SectionId, make: Make): Promise<void> => {
  valueOf(await record(session, replica, section, make));
};

/** Joost may read the goal, write notes and propose, for three months. */
async function withJoost() {
  const { world, samira, goal } = await residentWithGoal();
  await samira.sync();
  const joost = await world.holder();
  const choice = {
    sections: [goal],
    domain: domainRights("note", "propose"),
    until: { type: "three-months" },
  } as const;
  const key = await giveKeyInPerson(samira, joost, choice);
  const share = async (): Promise<void> => {
    await joost.sync();
    await samira.sync();
  };
  const propose = async (text: string, proposes: "step" | "goal" | "change" = "step"): Promise<void> => {
    await write(joost, key, goal, (at) => createProposal({ proposes, text }, newEntityId(), at));
    await share();
  };
  return { world, samira, goal, joost, key, share, propose };
}

const stateOf = (device: OpenDevice, section: SectionId) => device.own.shown(section) ?? emptySection;

describe("what asks for attention", () => {
  it("is nothing in an empty plan, and the sheet once there is something to lose", async () => {
    const world = await createWorld(onTestFinished);
    const samira = await world.resident();
    expect(attentionOf(samira.own, NO_CODES, world.now())).toEqual([]);
    await writeGoal(samira, "Leren fietsen");
    expect(attentionOf(samira.own, NO_CODES, world.now())).toEqual([{ type: "sheet" }]);
  });

  it("is a new proposal first, then a key that ends within a week, then the sheet", async () => {
    const { world, samira, goal, key, propose } = await withJoost();
    await propose("Bel de bank");
    expect(attentionOf(samira.own, NO_CODES, world.now()).map(({ type }) => type)).toEqual(["proposal", "sheet"]);
    world.advance(88 * DAY);
    const asked = attentionOf(samira.own, NO_CODES, world.now());
    expect(asked.map(({ type }) => type)).toEqual(["proposal", "key-ending", "sheet"]);
    expect(asked[0]).toEqual({ type: "proposal", section: goal, author: holder(key.ref.grant) });
    expect(asked[1]).toMatchObject({ name: "Joost", grant: key.ref.grant });
    world.advance(30 * DAY);
    expect(attentionOf(samira.own, NO_CODES, world.now()).map(({ type }) => type)).toEqual(["proposal", "sheet"]);
    // Last of all, and not before there is a sheet that opens it: a backup.
    samira.own.record = { ...samira.own.record, sheetChecked: true };
    const [, last] = attentionOf(samira.own, NO_CODES, world.now());
    expect(last).toEqual({ type: "backup", first: true });
  });
});

describe("who wrote and who can see", () => {
  it("names a holder to the resident, also after the key was stopped, and the resident to a holder", async () => {
    const { samira, key } = await withJoost();
    const joostIs = { name: "Joost", role: "wijkcoach", organisation: "Wijkteam Zuid", own: false };
    expect(authorName(samira.own, holder(key.ref.grant))).toEqual(joostIs);
    expect(authorName(samira.own, OWNER)).toMatchObject({ name: "Samira", own: true });
    expect(authorName(key, OWNER)).toMatchObject({ name: "Samira", own: false });
    expect(authorName(key, holder(key.ref.grant))).toMatchObject({ name: "Joost", own: true });
    valueOf(await askToStop(samira.session, samira.own, key.ref.grant));
    await samira.sync();
    expect(authorName(samira.own, holder(key.ref.grant))).toEqual(joostIs);
  });

  it("knows no name for an author it never heard of", async () => {
    const { samira } = await residentWithGoal();
    expect(authorName(samira.own, holder("f".repeat(32) as never)).name).toBeUndefined();
  });

  it("lists who can read a part, with the time that is left, until the key is stopped", async () => {
    const { world, samira, goal, key } = await withJoost();
    const other = await writeGoal(samira, "Iets van mij alleen");
    expect(whoCanSee(samira.own, world.now(), goal)).toMatchObject([{ name: "Joost", grant: key.ref.grant }]);
    expect(whoCanSee(samira.own, world.now(), other)).toEqual([]);
    const [before] = whoCanSee(samira.own, world.now());
    world.advance(45 * DAY);
    const [after] = whoCanSee(samira.own, world.now());
    expect(before?.left).toBeCloseTo(1, 1);
    expect(after?.left).toBeCloseTo(0.5, 1);
    valueOf(await askToStop(samira.session, samira.own, key.ref.grant));
    await samira.sync();
    expect(whoCanSee(samira.own, world.now())).toEqual([]);
  });

  it("leaves out who may only write to the resident", async () => {
    const { world, samira } = await residentWithGoal();
    await samira.sync();
    const neighbour = await world.holder();
    const choice = { sections: [], domain: domainRights("note"), until: { type: "two-weeks" } } as const;
    await giveKeyInPerson(samira, neighbour, choice);
    expect(whoCanSee(samira.own, world.now())).toEqual([]);
  });
});

describe("answers to a proposal", () => {
  it("yes makes a step that names the proposal, and the proposer reads the answer", async () => {
    const { samira, goal, key, share, propose } = await withJoost();
    await propose("Samen de post openen");
    const [proposal] = openProposals(stateOf(samira, goal));
    const answers = createProposalAnswers(writerOf(samira), goal, goalIn(samira.own, goal)?.goal.ref);
    if (!proposal) throw new Error("the proposal arrived");
    await answers.accept(proposal);
    const [step] = steps(stateOf(samira, goal));
    expect(step?.fields).toMatchObject({ title: "Samen de post openen", status: "todo", proposedBy: proposal.ref });
    expect(openProposals(stateOf(samira, goal))).toEqual([]);
    await samira.sync();
    await share();
    const [seen] = proposals(key.shown(goal) ?? emptySection);
    expect(seen?.answer?.fields).toMatchObject({ answer: "yes", step: step?.ref });
  });

  it("own words make the step and say so; undo takes back both", async () => {
    const { samira, goal, propose } = await withJoost();
    await propose("Alles vandaag openen");
    const [proposal] = openProposals(stateOf(samira, goal));
    if (!proposal) throw new Error("the proposal arrived");
    const answers = createProposalAnswers(writerOf(samira), goal, goalIn(samira.own, goal)?.goal.ref);
    const undo = await answers.accept(proposal, "Eén envelop openen");
    expect(steps(stateOf(samira, goal)).map(({ fields }) => fields.title)).toEqual(["Eén envelop openen"]);
    expect(proposals(stateOf(samira, goal))[0]?.answer?.fields.answer).toBe("changed");
    expect(await undo?.()).toBe(true);
    expect(steps(stateOf(samira, goal))).toEqual([]);
    expect(openProposals(stateOf(samira, goal))).toHaveLength(1);
  });

  it("'nu niet' makes nothing, and the proposer sees the answer", async () => {
    const { samira, goal, key, share, propose } = await withJoost();
    await propose("Verhuizen");
    const [proposal] = openProposals(stateOf(samira, goal));
    if (!proposal) throw new Error("the proposal arrived");
    await createProposalAnswers(writerOf(samira), goal, undefined).decline(proposal);
    expect(steps(stateOf(samira, goal))).toEqual([]);
    expect(planGoals(samira.own)).toHaveLength(1);
    await samira.sync();
    await share();
    expect(proposals(key.shown(goal) ?? emptySection)[0]?.answer?.fields.answer).toBe("not-now");
  });

  it("a proposed goal becomes a goal of its own, which the proposer's key does not open", async () => {
    const { samira, goal, key, share, propose } = await withJoost();
    await propose("Leren fietsen", "goal");
    const [proposal] = openProposals(stateOf(samira, goal));
    if (!proposal) throw new Error("the proposal arrived");
    const undo = await createProposalAnswers(writerOf(samira), goal, goalIn(samira.own, goal)?.goal.ref).accept(
      proposal,
    );
    const texts = (): readonly string[] => planGoals(samira.own).map(({ goal: one }) => one.fields.text);
    expect(new Set(texts())).toEqual(new Set(["Leren fietsen", "Elke week mijn post openen"]));
    await samira.sync();
    await share();
    expect(key.sections.flatMap(({ id }) => goals(key.shown(id) ?? emptySection))).toHaveLength(1);
    await undo?.();
    expect(texts()).toEqual(["Elke week mijn post openen"]);
  });
});

describe("messages", () => {
  it("come from every part, newest first; of one that was taken back only that it was", async () => {
    const { world, samira, goal, joost, key, share } = await withJoost();
    const [kept, withdrawn] = [newEntityId(), newEntityId()];
    await write(joost, key, goal, (at) => createNote({ text: "Goed bezig", kind: "support" }, kept, at));
    world.advance(DAY);
    await write(joost, key, goal, (at) => createNote({ text: "Foutje", kind: "support" }, withdrawn, at));
    await write(joost, key, goal, (at) => withdrawNote(withdrawn, at));
    const inbox = samira.own.only("inbox").id;
    world.advance(DAY);
    await write(joost, key, inbox, (at) => createNote({ text: "Bel je me?", kind: "question" }, newEntityId(), at));
    await share();
    const messages = allMessages(samira.own);
    expect(messages.map(({ type }) => type)).toEqual(["note", "withdrawn", "note"]);
    expect(messages.map((message) => message.place.kind)).toEqual(["inbox", "goal", "goal"]);
    expect(messages[0]).toMatchObject({ text: "Bel je me?", author: holder(key.ref.grant) });
    expect(JSON.stringify(messages)).not.toContain("Foutje");
  });
});

describe("the next steps", () => {
  it("are the first by date over all goals of now; what was just ticked keeps its place beside three open ones", async () => {
    const { samira, goal } = await residentWithGoal();
    const second = await writeGoal(samira, "Leren fietsen");
    for (const [section, title, due] of [
      [goal, "a", "2026-06-09"],
      [second, "b", "2026-06-02"],
      [goal, "c", undefined],
      [second, "d", "2026-06-05"],
    ] as const) {
      const ref = goalIn(samira.own, section)?.goal.ref;
      if (!ref) throw new Error("the goal is there");
      const step = { title, goal: ref, ...(due === undefined ? {} : { due: due as never }) };
      await write(samira, samira.own, section, (at) => createStep(step, newEntityId(), at));
    }
    const titles = (ticked: string): readonly string[] =>
      stepsToShow(
        planGoals(samira.own, "now"),
        3,
        ({ fields }) => fields.title === ticked && fields.status === "done",
      ).map(({ step }) => step.fields.title);
    expect(titles("")).toEqual(["b", "d", "a"]);
    const [first] = openSteps(stateOf(samira, second));
    if (!first) throw new Error("the step is there");
    await write(samira, samira.own, second, (at) => amendStep(first.ref.id, { status: "done" }, at));
    expect(titles("")).toEqual(["d", "a", "c"]);
    expect(titles("b")).toEqual(["b", "d", "a", "c"]);
  });
});

describe("people", () => {
  it("move one ring at a time, stop at the edge, and every move can be undone", async () => {
    const world = await createWorld(onTestFinished);
    const samira = await world.resident();
    const network = samira.own.only("network").id;
    await write(samira, samira.own, network, (at) => createNetworkMember({ name: "Henk", ring: 2 }, newEntityId(), at));
    const writeIn: Write = (make) => writerOf(samira).write(network, make);
    const henk = () => networkMembers(stateOf(samira, network))[0];
    const go = async (direction: "nearer" | "farther") => {
      const member = henk();
      if (!member) throw new Error("Henk is there");
      return move(writeIn, member, direction);
    };
    const moved = await go("nearer");
    expect(henk()?.fields.ring).toBe(1);
    expect(await go("nearer")).toBe("edge");
    if (moved === undefined || moved === "edge") throw new Error("he moved");
    expect(moved.ring).toBe(1);
    await moved.undo();
    expect(henk()?.fields.ring).toBe(2);
    const member = henk();
    const gone = member && (await remove(writeIn, NetworkMember, member.ref.id));
    expect(henk()).toBeUndefined();
    await gone?.();
    expect(henk()?.fields.name).toBe("Henk");
  });
});

it("a draft is called kept only when its latest text lies on the disk", async () => {
  const { session } = await (await createWorld(onTestFinished)).resident();
  const onDisk = async (): Promise<unknown> => {
    const read = await session.store.read("draft/time", z.string());
    return read.type === "found" ? read.value : read.type;
  };
  const first = keepDraft(session, "time", "half tien");
  const last = keepDraft(session, "time", "9.30");
  expect(await last).toBe(true);
  expect(await onDisk()).toBe("9.30");
  expect(await first).toBe(true);
  expect(await keepDraft(session, "time", "")).toBe(true);
  expect(await onDisk()).not.toBe("9.30");
});
