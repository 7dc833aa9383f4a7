import { expect, it, onTestFinished } from "vitest";
import { DAY } from "#src/base/instant.ts";
import { createFormats } from "#src/i18n/formats.ts";
import { nl } from "#src/i18n/locales/nl.ts";
import { createGoal } from "#src/dossier/goal.ts";
import { createNote } from "#src/dossier/note.ts";
import { createProposal } from "#src/dossier/proposal.ts";
import { domainRights } from "#src/grants/rights.ts";
import { newEntityId } from "#src/operations/access-change.ts";
import { readAccessLog } from "#src/operations/access-log.ts";
import { openedBy, sayOpened } from "#src/operations/receipts.ts";
import { record, recordInNewSection } from "#src/operations/record.ts";
import { removeDevice } from "#src/operations/remove-device.ts";
import { renewKey } from "#src/operations/renew-key.ts";
import { askToStop } from "#src/operations/stop-key.ts";
import { accessRows } from "#src/ui/log/access-rows.ts";
import { logDays } from "#src/ui/log/log-days.ts";
import { eventsOfAccess, eventsOfDossier } from "#src/ui/log/log-events.ts";
import { logNames } from "#src/ui/log/log-names.ts";
import { giveKeyInPerson } from "#tests/support/give-key-in-person.ts";
import { linkInPerson } from "#tests/support/link-in-person.ts";
import { valueOf } from "#tests/support/value-of.ts";
import { createWorld, type OpenDevice } from "#tests/support/world.ts";

/** What the screen of the resident would say now, day by day. */
async function said(
  resident: OpenDevice,
): Promise<readonly { readonly day: string; readonly lines: readonly string[] }[]> {
  const { own, session } = resident;
  const lines = valueOf(await readAccessLog(session, own));
  const events = [...eventsOfAccess(own, lines), ...eventsOfDossier(own, session.now())];
  const days = logDays(
    nl,
    createFormats("nl", () => session.now()),
    logNames(nl, own),
    events,
  );
  return days.map(({ day, lines: texts }) => ({ day, lines: texts.map(({ text }) => text).sort() }));
}

it("says in plain sentences what a holder did and what the resident did with the key, each day by itself", async () => {
  const world = await createWorld(onTestFinished);
  const samira = await world.resident("Samira");
  const made = await recordInNewSection(samira.session, samira.own, "goal", (at) =>
    createGoal({ text: "Post openen" }, newEntityId(), at),
  );
  const goal = valueOf(made);
  await samira.sync();
  expect(await said(samira)).toEqual([]);

  const joost = await world.holder();
  const key = await giveKeyInPerson(samira, joost, {
    sections: [goal],
    domain: domainRights("note", "propose"),
    until: { type: "two-weeks" },
  });
  const { grant } = key.ref;
  await Promise.all([1, 2, 3].map(() => sayOpened(joost.session, key, goal)));
  valueOf(
    await record(joost.session, key, goal, (at) => createNote({ text: "Hoi", kind: "support" }, newEntityId(), at)),
  );
  await joost.sync();
  valueOf(
    await record(joost.session, key, goal, (at) =>
      createProposal({ proposes: "step", text: "Samen" }, newEntityId(), at),
    ),
  );
  await joost.sync();
  await samira.sync();
  expect(openedBy(samira.own)).toHaveLength(1);
  const first = await said(samira);
  expect(first.map(({ day }) => day)).toEqual(["maandag 1 juni"]);
  expect(first[0]?.lines).toEqual(
    expect.arrayContaining([
      "Jij gaf Joost een sleutel tot en met maandag 15 juni.",
      "Joost haalde de sleutel op.",
      "Joost opende doel 'Post openen'.",
      "Joost schreef een berichtje.",
      "Joost deed een voorstel.",
    ]),
  );
  expect(first[0]?.lines.filter((line) => line.startsWith("Jij"))).toHaveLength(1);
  const lines = valueOf(await readAccessLog(samira.session, samira.own));
  const rows = accessRows(
    nl,
    createFormats("nl", () => samira.session.now()),
    samira.own,
    [...eventsOfAccess(samira.own, lines), ...eventsOfDossier(samira.own, samira.session.now())],
  );
  const byJoost = { who: "Joost", role: "wijkcoach", behalf: "Wijkteam Zuid", about: "", key: grant };
  expect(rows).toContainEqual(
    expect.objectContaining({ ...byJoost, event: "opened", part: "doel 'Post openen'", certainty: "opened" }),
  );
  expect(rows).toContainEqual(expect.objectContaining({ ...byJoost, event: "fetched-key", certainty: "fetched" }));
  expect(rows.find(({ event }) => event === "gave")).toMatchObject({
    who: "Samira",
    role: "",
    behalf: "",
    about: "Joost",
    key: grant,
    certainty: "yours",
  });

  world.advance(DAY);
  valueOf(await samira.session.exclusive(() => renewKey(samira.session, samira.own, grant, { type: "three-months" })));
  valueOf(await askToStop(samira.session, samira.own, grant));
  await samira.sync();
  await joost.sync();
  const second = await said(samira);
  expect(second[0]?.day).toBe("dinsdag 2 juni");
  expect(second[0]?.lines).toEqual(
    expect.arrayContaining([
      "Jij verlengde de sleutel van Joost tot en met woensdag 2 september.",
      "Jij stopte de sleutel van Joost.",
      "Joost wilde lezen. Dat mocht niet meer.",
    ]),
  );
  expect(second[1]).toEqual(first[0]);
});

it("says of a key that ran out that it is over, and joins equal lines of a day", async () => {
  const world = await createWorld(onTestFinished);
  const samira = await world.resident("Samira");
  await samira.sync();
  const joost = await world.holder();
  const about = samira.own.only("about").id;
  await giveKeyInPerson(samira, joost, { sections: [about], domain: domainRights(), until: { type: "today" } });
  world.advance(DAY);
  const days = await said(samira);
  expect(days.flatMap(({ lines }) => lines)).toContain("De sleutel van Joost is voorbij.");
  const lines = days.flatMap(({ lines: texts }) => texts);
  expect(new Set(lines).size).toBe(lines.length);
});

it("says that a device came and went, and nothing of what the resident's own devices fetch and write", async () => {
  const world = await createWorld(onTestFinished);
  const samira = await world.resident("Samira");
  await samira.sync();
  const tablet = await linkInPerson(samira, world.device(), "Mijn tablet");
  valueOf(
    await recordInNewSection(tablet.session, tablet.own, "goal", (at) =>
      createGoal({ text: "Post openen" }, newEntityId(), at),
    ),
  );
  await tablet.sync();
  await samira.sync();
  const came = { day: "maandag 1 juni", lines: ["Je plan kwam ook op Mijn tablet."] };
  expect(await said(samira)).toEqual([came]);
  expect(await said(tablet)).toEqual([came]);
  world.advance(DAY);
  valueOf(await removeDevice(samira.session, samira.own, tablet.own.ref.grant));
  expect(await said(samira)).toEqual([
    { day: "dinsdag 2 juni", lines: ["Mijn tablet hoort niet meer bij je plan."] },
    came,
  ]);
});
