import { expect, it, onTestFinished } from "vitest";
import { proposals } from "#src/dossier/answer.ts";
import { appointments, createAppointment } from "#src/dossier/appointment.ts";
import { parseLocalDate } from "#src/dossier/local-date.ts";
import { createProposal, type Proposal } from "#src/dossier/proposal.ts";
import { emptySection } from "#src/dossier/reduce.ts";
import { createService, services } from "#src/dossier/service.ts";
import { domainRights } from "#src/grants/rights.ts";
import { newEntityId } from "#src/operations/access-change.ts";
import { record, recordAll, recordIn } from "#src/operations/record.ts";
import { createProposalAnswers } from "#src/ui/goals/create-proposal-answers.ts";
import { mayPropose, partsOf } from "#src/ui/received/what-holder-may.ts";
import type { Writer } from "#src/ui/session/create-writer.ts";
import { giveKeyInPerson } from "#tests/support/give-key-in-person.ts";
import { valueOf } from "#tests/support/value-of.ts";
import { createWorld, type OpenDevice } from "#tests/support/world.ts";

const DAY = parseLocalDate("2026-06-04");

const writerOf = ({ session, own }: OpenDevice): Writer => ({
  write: async (section, ...makes) => (await recordAll(session, own, section, makes)).ok,
  writeIn: async (kind, ...makes) => (await recordIn(session, own, kind, makes)).ok,
  begin: () => Promise.reject(new Error("no section is begun here")),
  fault: () => undefined,
  clear: () => undefined,
});

/** Joost holds a key to the calendar and the help of Samira, with the right to propose. */
async function withJoost() {
  const world = await createWorld(onTestFinished);
  const samira = await world.resident("Samira");
  const { session, own } = samira;
  if (DAY === undefined) throw new Error("such a day exists");
  valueOf(
    await recordIn(session, own, "calendar", [
      (at) => createAppointment({ title: "Huisarts", on: DAY }, newEntityId(), at),
    ]),
  );
  valueOf(await recordIn(session, own, "services", [(at) => createService({ what: "Thuiszorg" }, newEntityId(), at)]));
  await samira.sync();
  const joost = await world.holder();
  const [calendar, help] = [own.only("calendar").id, own.only("services").id];
  const key = await giveKeyInPerson(samira, joost, {
    sections: [calendar, help],
    domain: domainRights("note", "propose"),
    until: { type: "three-months" },
  });
  const propose = async (section: typeof calendar, proposal: Proposal) => {
    valueOf(await record(joost.session, key, section, (at) => createProposal(proposal, newEntityId(), at)));
    await joost.sync();
    await samira.sync();
    const [one] = proposals(own.shown(section) ?? emptySection);
    if (!one) throw new Error("the proposal arrived");
    return one.proposal;
  };
  const answerSeen = async (section: typeof calendar) => {
    await samira.sync();
    await joost.sync();
    return proposals(key.shown(section) ?? emptySection)[0]?.answer?.fields;
  };
  return { samira, key, calendar, help, propose, answerSeen, day: DAY };
}

it("help and an appointment are proposed only where the key opens what they would stand in", async () => {
  const { key, calendar } = await withJoost();
  expect(mayPropose(partsOf(key))).toEqual(["appointment", "service"]);
  expect(mayPropose(partsOf(key).filter(({ id }) => id === calendar))).toEqual(["appointment"]);
  expect(mayPropose(partsOf(key).map((part) => ({ ...part, proposes: false })))).toEqual([]);
});

it("yes to a proposed appointment puts it in the calendar, and undo takes it out again", async () => {
  const { samira, calendar, propose, answerSeen, day } = await withJoost();
  const proposal = await propose(calendar, { proposes: "appointment", text: "Gesprek", due: day, at: "14:30" });
  const answers = createProposalAnswers(writerOf(samira), calendar, undefined, "calendar");
  const titles = () => appointments(samira.own.shownOf("calendar")).map(({ fields }) => fields.title);
  const undo = await answers.accept(proposal);
  expect(titles()).toEqual(["Huisarts", "Gesprek"]);
  const made = appointments(samira.own.shownOf("calendar")).at(-1);
  expect(made?.fields).toMatchObject({ on: day, at: "14:30" });
  expect(await answerSeen(calendar)).toMatchObject({ answer: "yes", appointment: made?.ref });
  expect(await undo?.()).toBe(true);
  expect(titles()).toEqual(["Huisarts"]);
});

it("yes to proposed help puts it with the help one gets, in one's own words if one likes", async () => {
  const { samira, help, propose, answerSeen } = await withJoost();
  const proposal = await propose(help, { proposes: "service", text: "Hulp bij het huishouden", provider: "Buurtzorg" });
  await createProposalAnswers(writerOf(samira), help, undefined, "services").accept(proposal, "Hulp met poetsen");
  const [made] = services(samira.own.shownOf("services")).filter(({ fields }) => fields.what !== "Thuiszorg");
  expect(made?.fields).toMatchObject({ what: "Hulp met poetsen", provider: "Buurtzorg" });
  expect(await answerSeen(help)).toMatchObject({ answer: "changed", service: made?.ref });
});

it("an appointment proposed where no appointments stand is agreed to and makes nothing", async () => {
  const { samira, help, propose, answerSeen, day } = await withJoost();
  const proposal = await propose(help, { proposes: "appointment", text: "Gesprek", due: day });
  await createProposalAnswers(writerOf(samira), help, undefined, "services").accept(proposal);
  expect(appointments(samira.own.shownOf("calendar"))).toHaveLength(1);
  expect(appointments(samira.own.shownOf("services"))).toEqual([]);
  expect(await answerSeen(help)).toEqual(expect.objectContaining({ answer: "yes" }));
});

it("an appointment without a day cannot be proposed", () => {
  const at = { ms: 1, count: 0 } as never;
  expect(createProposal({ proposes: "appointment", text: "Gesprek" }, newEntityId(), at)).toEqual({
    ok: false,
    error: { type: "field-missing", field: "due" },
  });
});
