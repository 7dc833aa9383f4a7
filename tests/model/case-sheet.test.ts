import { expect, it, onTestFinished } from "vitest";
import { agreedLists, changedSince } from "#src/dossier/agreed-list.ts";
import { attend, fixAgreed, NOBODY_ASKED, RESIDENT, say } from "#src/dossier/agreeing.ts";
import { agreements, createAgreement, linesOf, withdrawAgreement } from "#src/dossier/agreement.ts";
import { casePoints, createCasePoint, withdrawCasePoint, withdrawnPoints } from "#src/dossier/case-point.ts";
import { amendCaseSheet, caseSheetOf, createCaseSheet } from "#src/dossier/case-sheet.ts";
import type { EntityId } from "#src/dossier/entity-id.ts";
import { amendGoal, createGoal, goals } from "#src/dossier/goal.ts";
import type { LocalDate } from "#src/dossier/local-date.ts";
import { emptySection, type SectionState } from "#src/dossier/reduce.ts";
import type { Timestamp } from "#src/dossier/hlc.ts";
import type { Op } from "#src/dossier/op.ts";
import { domainRights } from "#src/grants/rights.ts";
import { newEntityId } from "#src/operations/access-change.ts";
import { record, recordInNewSection } from "#src/operations/record.ts";
import type { Replica } from "#src/operations/replica.ts";
import type { SectionId } from "#src/protocol/ids.ts";
import { nl } from "#src/i18n/locales/nl.ts";
import { caseChoices } from "#src/ui/case-sheet/case-choices.ts";
import { giveKeyInPerson } from "#tests/support/give-key-in-person.ts";
import { must } from "#tests/support/dossier-log.ts";
import { valueOf } from "#tests/support/value-of.ts";
import { createWorld, type OpenDevice } from "#tests/support/world.ts";

const done = [{ type: "done" }];
const QUESTION = "Hoe houd ik mijn huis?";

/** Samira with a case sheet, two professionals who hold a key to it, and a neighbour whose key opens a goal only. */
async function table() {
  const world = await createWorld(onTestFinished);
  const samira = await world.resident("Samira");
  const { session, own } = samira;
  const sheet = valueOf(
    await recordInNewSection(session, own, "case-sheet", (at) => createCaseSheet({ question: QUESTION }, at)),
  );
  const goal = valueOf(
    await recordInNewSection(session, own, "goal", (at) => createGoal({ text: "Fietsen" }, newEntityId(), at)),
  );
  expect(await samira.sync()).toEqual(done);
  const key = async (section: SectionId) => {
    const device = await world.holder();
    const replica = await giveKeyInPerson(samira, device, {
      sections: [section],
      domain: domainRights("note"),
      until: { type: "three-months" },
    });
    return { device, replica };
  };
  const [noor, fatma, els] = [await key(sheet), await key(sheet), await key(goal)];
  return { samira, sheet, goal, noor, fatma, els };
}

type Someone = { readonly device: OpenDevice; readonly replica: Replica };

const write = async ({ device, replica }: Someone, section: SectionId, make: (at: Timestamp) => Op): Promise<void> => {
  valueOf(await record(device.session, replica, section, make));
};
const seen = (replica: Replica, section: SectionId): SectionState => replica.shown(section) ?? emptySection;
const ideas = (replica: Replica, section: SectionId): readonly string[] =>
  casePoints(seen(replica, section), "idea").map(({ fields }) => fields.text);
const idea =
  (text: string, id: EntityId = newEntityId()) =>
  (at: Timestamp) =>
    must(createCasePoint({ part: "idea", text }, id, at));

async function everybody(...devices: readonly OpenDevice[]): Promise<void> {
  for (const device of [...devices, ...devices]) expect(await device.sync()).toEqual(done);
}

it("ideas of two professionals stand side by side with the resident's, also when both wrote while apart", async () => {
  const { samira, sheet, noor, fatma } = await table();
  noor.device.offline = true;
  fatma.device.offline = true;
  await write(noor, sheet, idea("Samen ruimen"));
  await write(fatma, sheet, idea("Een container huren"));
  await write({ device: samira, replica: samira.own }, sheet, idea("Eerst de gang"));
  noor.device.offline = false;
  fatma.device.offline = false;
  await everybody(samira, noor.device, fatma.device);
  for (const replica of [samira.own, noor.replica, fatma.replica])
    expect(ideas(replica, sheet).toSorted()).toEqual(["Een container huren", "Eerst de gang", "Samen ruimen"]);
});

it("nobody overwrites another's words, not even under the same id; the question stays the resident's", async () => {
  const { samira, sheet, noor, fatma } = await table();
  const id = newEntityId();
  await write(noor, sheet, idea("Samen ruimen", id));
  await everybody(noor.device, fatma.device);
  await write(fatma, sheet, idea("Niets doen", id));
  await write(fatma, sheet, (at) => withdrawCasePoint(id, at));
  await write(fatma, sheet, (at) => must(amendCaseSheet({ question: "Wie ruimt er op?" }, at)));
  await everybody(fatma.device, samira, noor.device);
  for (const replica of [samira.own, noor.replica, fatma.replica]) {
    expect(ideas(replica, sheet)).toEqual(["Samen ruimen"]);
    expect(caseSheetOf(seen(replica, sheet))?.fields.question).toBe(QUESTION);
  }
});

it("who has no key to the sheet sees nothing of it, not even that it is there", async () => {
  const { samira, sheet, goal, noor, els } = await table();
  await write(noor, sheet, idea("Samen ruimen"));
  await everybody(noor.device, samira, els.device);
  expect(els.replica.section(sheet)).toBeUndefined();
  expect(els.replica.sections.filter(({ kind }) => kind !== "inbox").map(({ id }) => id)).toEqual([goal]);
});

it("an idea that is taken back goes from the relay too, and only that it was is left", async () => {
  const { samira, sheet, noor, fatma } = await table();
  const id = newEntityId();
  await write(noor, sheet, idea("Spijt", id));
  await everybody(noor.device, samira, fatma.device);
  await write(noor, sheet, (at) => withdrawCasePoint(id, at));
  await everybody(noor.device, samira, fatma.device);
  for (const replica of [samira.own, fatma.replica]) {
    expect(ideas(replica, sheet)).toEqual([]);
    expect(withdrawnPoints(seen(replica, sheet))).toHaveLength(1);
    expect(JSON.stringify(replica.section(sheet)?.log.rows)).not.toContain("Spijt");
  }
  expect(noor.device.link.asked).toContain("/v1/withdraw");
});

it("what the resident clears away and puts back is there again, also after the relay took both in", async () => {
  const { samira, sheet, noor } = await table();
  const own = { device: samira, replica: samira.own };
  const id = newEntityId();
  await write(own, sheet, idea("Eerst de gang", id));
  await everybody(samira, noor.device);
  await write(own, sheet, (at) => withdrawCasePoint(id, at));
  await everybody(samira, noor.device);
  expect(ideas(noor.replica, sheet)).toEqual([]);
  await write(own, sheet, (at) => ({ ...withdrawCasePoint(id, at), t: "restore" }));
  await everybody(samira, noor.device);
  expect(ideas(noor.replica, sheet)).toEqual(["Eerst de gang"]);
});

it("lines come in from everybody; what is agreed is fixed, dated, and read by all with a key", async () => {
  const { samira, sheet, noor, fatma } = await table();
  const own = { device: samira, replica: samira.own };
  const bank = newEntityId();
  await write(noor, sheet, (at) => must(createAgreement({ what: "Bank bellen", who: "Noor" }, bank, at)));
  await write(fatma, sheet, (at) => must(createAgreement({ what: "Container huren" }, newEntityId(), at)));
  await write(own, sheet, (at) => must(createAgreement({ what: "Tas sorteren" }, newEntityId(), at)));
  await everybody(noor.device, fatma.device, samira);

  const lines = linesOf(seen(samira.own, sheet));
  expect(lines.map(({ what }) => what).toSorted()).toEqual(["Bank bellen", "Container huren", "Tas sorteren"]);
  const round = ["Noor", "Fatma", RESIDENT].reduce(
    (so, name) => say(so, { name, answer: "yes" }, lines),
    attend(attend(NOBODY_ASKED, "Noor", true), "Fatma", true),
  );
  const on = { day: "2026-06-01" as LocalDate, resident: "Samira", replaces: undefined };
  await write(own, sheet, (at) => must(fixAgreed(round, lines, on, newEntityId(), at)));
  await everybody(samira, noor.device, fatma.device);
  await write(noor, sheet, (at) => withdrawAgreement(bank, at));
  await everybody(noor.device, samira, fatma.device);

  for (const replica of [samira.own, noor.replica, fatma.replica]) {
    const [latest] = agreedLists(seen(replica, sheet));
    expect(latest?.tampered).toBe(false);
    expect(latest?.list.fields.said.map(({ name }) => name)).toEqual(["Noor", "Fatma", "Samira"]);
    expect(latest?.list.fields.lines).toHaveLength(3);
    expect(agreements(seen(replica, sheet))).toHaveLength(2);
    expect(changedSince(seen(replica, sheet))).toBe(true);
  }
});

it("what is chosen from the plan is a copy: it stays as it was, and is offered anew once the plan says otherwise", async () => {
  const { samira, sheet, goal, noor } = await table();
  const own = { device: samira, replica: samira.own };
  const today = "2026-06-01" as LocalDate;
  const offered = () => (caseChoices(samira.own, nl, today).get("goals") ?? []).map(({ text }) => text);
  expect(offered()).toEqual(["Fietsen"]);
  const [choice] = caseChoices(samira.own, nl, today).get("goals") ?? [];
  if (!choice) throw new Error("a goal is offered");
  await write(own, sheet, (at) =>
    must(createCasePoint({ part: "known", ...choice, copiedOn: today }, newEntityId(), at)),
  );
  const [written] = goals(seen(samira.own, goal));
  if (!written) throw new Error("the goal is there");
  await write(own, goal, (at) => must(amendGoal(written.ref.id, { text: "Weer leren fietsen", why: "Rust" }, at)));
  await everybody(samira, noor.device);
  expect(casePoints(seen(noor.replica, sheet), "known").map(({ fields }) => fields)).toEqual([
    { part: "known", of: "Mijn doel", text: "Fietsen", copiedOn: today },
  ]);
  expect(offered()).toEqual(["Weer leren fietsen. Rust"]);
  // The sheet tells nothing of the goal but the words: not even where it is.
  expect(JSON.stringify(noor.replica.section(sheet)?.log.rows)).not.toContain(goal);
});
