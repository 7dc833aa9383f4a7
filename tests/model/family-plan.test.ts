import { expect, onTestFinished, test } from "vitest";
import { HOUR } from "#src/base/instant.ts";
import { createFamilyShare, FamilyShare, sharesOf } from "#src/dossier/family-share.ts";
import { holder, OWNER } from "#src/dossier/entity-id.ts";
import { createGoal, goals } from "#src/dossier/goal.ts";
import { retract } from "#src/dossier/kind.ts";
import { emptySection } from "#src/dossier/reduce.ts";
import { valuesIn } from "#src/dossier/shared-map.ts";
import { domainRights } from "#src/grants/rights.ts";
import { newEntityId } from "#src/operations/access-change.ts";
import { changeKey } from "#src/operations/change-key.ts";
import { record, recordInNewSection } from "#src/operations/record.ts";
import { renewKey } from "#src/operations/renew-key.ts";
import { sharedFamilyPlans } from "#src/ui/session/family-plans.ts";
import { DONE, noteTexts, present, writeNote } from "#tests/support/attacker-scene.ts";
import { beginFamilyPlan, giveTo, ON, sharedTexts, shareIn } from "#tests/support/family-scene.ts";
import { valueOf } from "#tests/support/value-of.ts";
import { createWorld } from "#tests/support/world.ts";

/** Samira begins the plan; Mandy has a dossier of her own, and a key to the plan on the same device. */
async function scene() {
  const world = await createWorld(onTestFinished);
  const samira = await world.resident("Samira");
  const family = await beginFamilyPlan(samira);
  const mandy = await world.resident("Mandy");
  await mandy.sync();
  const key = await giveTo(samira, mandy, "Mandy", "family", [family]);
  const mandyNow = () => present(mandy, key);
  return { world, samira, family, mandy, grant: key.ref.grant, mandyNow };
}

test("two residents, each with an own dossier: what one shares stands in the other's plan under its own name", async () => {
  const { samira, family, mandy, grant, mandyNow } = await scene();
  const goal = valueOf(
    await recordInNewSection(mandy.session, mandy.own, "goal", (at) =>
      createGoal({ text: "Elke zondag bellen" }, newEntityId(), at),
    ),
  );
  expect(sharedFamilyPlans(mandy.session)).toMatchObject([{ section: family, name: "Samira" }]);
  expect(sharedFamilyPlans(samira.session)).toEqual([]);

  const [mine] = goals(mandy.own.shown(goal) ?? emptySection);
  await shareIn(mandy, mandyNow(), family, mine?.fields.text ?? "");
  await mandy.sync();
  expect(await samira.sync()).toEqual(DONE);
  expect(sharedTexts(samira.own, family)).toEqual([["Elke zondag bellen"]]);
  expect(sharesOf(samira.own.shown(family) ?? emptySection, holder(grant))).toHaveLength(1);
  // Nothing of Mandy's own dossier came along, and nothing of Samira's went into it.
  expect(samira.own.ofKind("goal")).toEqual([]);
  expect(goals(mandy.own.shown(goal) ?? emptySection).map(({ fields }) => fields.text)).toEqual(["Elke zondag bellen"]);
});

test("what a member shared is that member's alone to change and to take back", async () => {
  const { samira, family, mandy, grant, mandyNow } = await scene();
  const id = await shareIn(mandy, mandyNow(), family, "Ik kook op vrijdag");
  await mandy.sync();
  await samira.sync();

  // The same id under another hand is another record, and taking it back reaches only that one.
  const other = { what: "words", text: "Mandy kookt elke dag", on: ON } as const;
  valueOf(await record(samira.session, samira.own, family, (at) => createFamilyShare(other, id, at)));
  valueOf(await record(samira.session, samira.own, family, (at) => retract(FamilyShare, newEntityId(), at)));
  await samira.sync();
  await mandy.sync();
  for (const reader of [samira.own, mandyNow()]) {
    const state = reader.shown(family) ?? emptySection;
    expect(sharesOf(state, holder(grant)).map(({ fields }) => fields.text)).toEqual(["Ik kook op vrijdag"]);
    expect(sharesOf(state, OWNER).map(({ fields }) => fields.text)).toEqual(["Mandy kookt elke dag"]);
  }

  await shareIn(mandy, mandyNow(), family, "Ik kook op zaterdag", id, false);
  await mandy.sync();
  await samira.sync();
  expect(sharedTexts(samira.own, family)).toEqual([["Mandy kookt elke dag"], ["Ik kook op zaterdag"]]);
  valueOf(await record(mandy.session, mandyNow(), family, (at) => retract(FamilyShare, id, at)));
  await mandy.sync();
  await samira.sync();
  expect(sharedTexts(samira.own, family)).toEqual([["Mandy kookt elke dag"]]);
});

test("only who has a key as one of the family shares; a worker who reads the plan writes notes and no more", async () => {
  const { world, samira, family } = await scene();
  const noor = await world.holder();
  const key = await giveTo(samira, noor, "Noor", "professional", [family]);
  expect(sharedFamilyPlans(noor.session)).toEqual([]);
  await shareIn(noor, key, family, "Alsof ik erbij hoor");
  await writeNote(noor, key, family, "Een berichtje");
  await noor.sync();
  await samira.sync();
  expect(sharedTexts(samira.own, family)).toEqual([]);
  expect(noteTexts(samira.own, family)).toEqual(["Een berichtje"]);
  const refused = [...valuesIn((samira.own.shown(family) ?? emptySection).refused)];
  expect(refused.map(({ reason }) => reason)).toEqual(["another-voice"]);
});

test("a member who comes later reads what was shared before, and a key that is renewed or changed speaks on", async () => {
  const { world, samira, family, mandy, grant, mandyNow } = await scene();
  await shareIn(mandy, mandyNow(), family, "Ik kook op vrijdag");
  await mandy.sync();
  await samira.sync();
  const piet = await world.holder();
  const piets = await giveTo(samira, piet, "Piet", "family", [family]);
  expect(sharedTexts(piets, family)).toEqual([["Ik kook op vrijdag"]]);

  const renewed = () => renewKey(samira.session, samira.own, grant, { type: "one-year" });
  valueOf(await samira.session.exclusive(renewed));
  await mandy.sync();
  world.advance(HOUR);
  await shareIn(mandy, mandyNow(), family, "En ik haal brood");
  await mandy.sync();
  await samira.sync();
  expect(sharedTexts(samira.own, family)).toEqual([["Ik kook op vrijdag", "En ik haal brood"]]);

  // Without the right to write nothing more is shared; what was, stays.
  const silent = () => changeKey(samira.session, samira.own, grant, { domain: domainRights() });
  valueOf(await samira.session.exclusive(silent));
  await mandy.sync();
  expect(sharedFamilyPlans(mandy.session)).toEqual([]);
  expect(sharedTexts(samira.own, family)).toEqual([["Ik kook op vrijdag", "En ik haal brood"]]);
});
