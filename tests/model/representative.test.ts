import { expect, onTestFinished, test } from "vitest";
import { DAY } from "#src/base/instant.ts";
import { actingNow } from "#src/dossier/acting.ts";
import { amendGoal, goals } from "#src/dossier/goal.ts";
import { retract } from "#src/dossier/kind.ts";
import { Proposal } from "#src/dossier/proposal.ts";
import { createStep, steps } from "#src/dossier/step.ts";
import { createAnswer, proposals } from "#src/dossier/answer.ts";
import { readLedger } from "#src/grants/ledger.ts";
import { representsOf } from "#src/grants/representation-scope.ts";
import { domainRights } from "#src/grants/rights.ts";
import { newEntityId } from "#src/operations/access-change.ts";
import { setMode } from "#src/operations/acting-records.ts";
import { changeKey } from "#src/operations/change-key.ts";
import { record } from "#src/operations/record.ts";
import { renewKey } from "#src/operations/renew-key.ts";
import { MOST_IN_A_DAY } from "#src/operations/standing-acceptance.ts";
import { redoAct, standingActs, undoAct } from "#src/operations/standing-acts.ts";
import { askToStop } from "#src/operations/stop-key.ts";
import { createFormats } from "#src/i18n/formats.ts";
import { nl } from "#src/i18n/locales/nl.ts";
import { accessRows } from "#src/ui/log/access-rows.ts";
import { eventText } from "#src/ui/log/log-days.ts";
import { eventsOfDossier } from "#src/ui/log/log-events.ts";
import { logNames } from "#src/ui/log/log-names.ts";
import { giveKeyInPerson } from "#tests/support/give-key-in-person.ts";
import { linkInPerson } from "#tests/support/link-in-person.ts";
import {
  answersIn,
  giveMoneyKey,
  goalAbout,
  goalsOf,
  propose,
  stateOf,
  stepsIn,
  withBea,
} from "#tests/support/representative-scene.ts";
import { valueOf } from "#tests/support/value-of.ts";
import { createWorld } from "#tests/support/world.ts";

const newWorld = () => createWorld(onTestFinished);

test("together: what the holder proposes is asked, and nothing comes of it by itself", async () => {
  const { phone, bea, key, money, care } = await withBea(await newWorld(), "together");
  await propose(bea, key, money, { text: "Bel de bank" });
  await phone.sync();
  expect(stepsIn(phone.own, money)).toEqual([]);
  expect(answersIn(phone.own, money)).toEqual([["Bel de bank", undefined, undefined]]);
  expect(bea.session.replica(key.ref.grant)?.section(care)).toBeUndefined();
  expect(actingNow(stateOf(key, money), key.ref.grant)).toEqual({ scope: "money", mode: "together" });
});

test("managed: a proposal becomes a step without a tap, both sides read that it was done for the resident", async () => {
  const { phone, bea, key, money } = await withBea(await newWorld(), "managed");
  await propose(bea, key, money, { text: "Bel de bank" });
  await phone.sync();
  expect(stepsIn(phone.own, money)).toEqual(["Bel de bank"]);
  const [act] = standingActs(phone.own);
  expect(act).toMatchObject({ grant: key.ref.grant, text: "Bel de bank", undone: false });
  const [step] = steps(stateOf(phone.own, money));
  expect(step?.fields.proposedBy?.author).toBe(key.author);
  await bea.sync();
  expect(stepsIn(key, money)).toEqual(["Bel de bank"]);
  expect(answersIn(key, money)).toEqual([["Bel de bank", "yes", true]]);
});

test("the resident takes it back and puts it back; it does not come again by itself", async () => {
  const { phone, bea, key, money } = await withBea(await newWorld(), "managed");
  await propose(bea, key, money, { text: "Bel de bank" });
  await phone.sync();
  const [act] = standingActs(phone.own);
  if (!act) throw new Error("it was done");
  valueOf(await undoAct(phone.session, phone.own, act));
  expect(stepsIn(phone.own, money)).toEqual([]);
  await phone.sync();
  await phone.restart();
  await phone.sync();
  expect(stepsIn(phone.own, money)).toEqual([]);
  await bea.sync();
  expect(stepsIn(key, money)).toEqual([]);
  expect(answersIn(key, money)).toEqual([["Bel de bank", "not-now", true]]);
  const [undone] = standingActs(phone.own);
  expect(undone?.undone).toBe(true);
  if (undone) valueOf(await redoAct(phone.session, phone.own, undone));
  expect(stepsIn(phone.own, money)).toEqual(["Bel de bank"]);
});

test("only what was proposed while it was on, and only while it is on still", async () => {
  const { phone, bea, key, money } = await withBea(await newWorld(), "together");
  await propose(bea, key, money, { text: "Vóór" });
  await phone.sync();
  valueOf(await setMode(phone.session, phone.own, key.ref.grant, "managed"));
  await phone.sync();
  await propose(bea, key, money, { text: "Tijdens" });
  await phone.sync();
  expect(stepsIn(phone.own, money)).toEqual(["Tijdens"]);
  await propose(bea, key, money, { text: "Te laat" });
  // Switched off without a network: it counts here at once.
  phone.offline = true;
  valueOf(await setMode(phone.session, phone.own, key.ref.grant, "together"));
  await phone.restart();
  phone.offline = false;
  await phone.sync();
  await propose(bea, key, money, { text: "Daarna" });
  await phone.sync();
  expect(stepsIn(phone.own, money)).toEqual(["Tijdens"]);
  await bea.sync();
  expect(actingNow(stateOf(key, money), key.ref.grant)?.mode).toBe("together");
});

test("only this holder, and only in what the key is about", async () => {
  const world = await newWorld();
  const phone = await world.resident("Samira");
  const money = await goalAbout(phone, "Mijn post openen", "money");
  const care = await goalAbout(phone, "Beter slapen", "mind");
  await phone.sync();
  const [bea, joost] = [await world.holder(), await world.holder()];
  // The resident ticked the goal about sleep beside it: Bea reads it and may propose there.
  const beas = await giveMoneyKey(phone, bea, "managed", money, care);
  const joosts = await giveKeyInPerson(phone, joost, {
    sections: [money],
    domain: domainRights("note", "propose"),
    until: { type: "two-weeks" },
  });
  await propose(joost, joosts, money, { text: "Ik ben niet Bea" });
  await propose(bea, beas, care, { text: "Vroeg naar bed" });
  await propose(bea, beas, money, { text: "Bel de bank" });
  await phone.sync();
  expect([stepsIn(phone.own, money), stepsIn(phone.own, care)]).toEqual([["Bel de bank"], []]);
});

test("a goal that the resident put under another topic since is asked about again", async () => {
  const { phone, bea, key, money } = await withBea(await newWorld(), "managed");
  const [goal] = goals(stateOf(phone.own, money));
  if (!goal) throw new Error("there is a goal");
  const name = "Hoofd en gevoel";
  valueOf(
    await record(phone.session, phone.own, money, (at) =>
      amendGoal(goal.ref.id, { areas: [name], topics: [{ area: "mind", name }] }, at),
    ),
  );
  await propose(bea, key, money, { text: "Bel de bank" });
  await phone.sync();
  expect(stepsIn(phone.own, money)).toEqual([]);
});

test("a key that was stopped, or is over, does nothing more for the resident", async () => {
  const world = await newWorld();
  const { phone, bea, key, money } = await withBea(world, "managed");
  await propose(bea, key, money, { text: "Net te laat" });
  phone.offline = true;
  valueOf(await askToStop(phone.session, phone.own, key.ref.grant));
  phone.offline = false;
  await phone.sync();
  await phone.sync();
  expect(stepsIn(phone.own, money)).toEqual([]);

  const again = await withBea(world, "managed");
  await propose(again.bea, again.key, again.money, { text: "Bel de bank" });
  // The resident's phone was off until after the end of the key.
  world.advance(200 * DAY);
  await again.phone.sync();
  expect(stepsIn(again.phone.own, again.money)).toEqual([]);
});

test("two devices that read it while apart make one step and one goal", async () => {
  const world = await newWorld();
  const { phone, bea, key, money } = await withBea(world, "managed");
  const tablet = await linkInPerson(phone, world.device());
  await phone.sync();
  await propose(bea, key, money, { text: "Bel de bank" });
  await propose(bea, key, money, { text: "Ik spaar", proposes: "goal" });
  // Both read it; neither hears of the other before both have acted.
  phone.link.dropNextRequest("/access");
  await phone.sync();
  expect(goalsOf(phone)).toContain("Ik spaar");
  await tablet.sync();
  for (let round = 0; round < 3; round++) for (const device of [phone, tablet]) await device.sync();
  for (const device of [phone, tablet]) {
    expect(stepsIn(device.own, money)).toEqual(["Bel de bank"]);
    expect(goalsOf(device)).toEqual(["Beter slapen", "Ik spaar", "Mijn post openen"]);
    expect(
      standingActs(device.own)
        .map(({ text }) => text)
        .sort(),
    ).toEqual(["Bel de bank", "Ik spaar"]);
  }
  // A new goal is the resident's alone, until it is added to the key.
  await bea.sync();
  expect(key.ofKind("goal")).toHaveLength(1);
});

test("an answer by hand on one device goes before what the other did by itself", async () => {
  const world = await newWorld();
  const { phone, bea, key, money } = await withBea(world, "managed");
  const tablet = await linkInPerson(phone, world.device());
  await phone.sync();
  await propose(bea, key, money, { text: "Bel de bank" });
  await tablet.sync();
  const [open] = proposals(stateOf(tablet.own, money));
  if (!open) throw new Error("it arrived");
  const no = { proposal: open.proposal.ref, answer: "not-now" } as const;
  valueOf(await record(phone.session, phone.own, money, (at) => createAnswer(no, newEntityId(), at)));
  for (let round = 0; round < 3; round++) for (const device of [phone, tablet]) await device.sync();
  for (const device of [phone, tablet]) {
    expect(stepsIn(device.own, money)).toEqual([]);
    expect(answersIn(device.own, money)).toEqual([["Bel de bank", "not-now", undefined]]);
  }
});

test("a phone that was switched off in the middle goes on where it was", async () => {
  const { phone, bea, key, money } = await withBea(await newWorld(), "managed");
  await propose(bea, key, money, { text: "Bel de bank" });
  phone.link.dropNextAnswer("/append");
  await phone.sync();
  await phone.restart();
  expect(stepsIn(phone.own, money)).toEqual(["Bel de bank"]);
  await phone.sync();
  await phone.sync();
  expect(stepsIn(phone.own, money)).toEqual(["Bel de bank"]);
  expect(standingActs(phone.own)).toHaveLength(1);
});

test("a holder cannot write over what is there, nor hide what was done", async () => {
  const { phone, bea, key, money } = await withBea(await newWorld(), "managed");
  const [goal] = goals(stateOf(phone.own, money));
  const id = newEntityId();
  if (!goal) throw new Error("there is a goal");
  const mine = { title: "Van mij", goal: goal.ref };
  valueOf(await record(phone.session, phone.own, money, (at) => createStep(mine, id, at)));
  await phone.sync();
  await propose(bea, key, money, { text: "Eroverheen", id });
  await phone.sync();
  expect([...stepsIn(phone.own, money)].sort()).toEqual(["Eroverheen", "Van mij"]);
  valueOf(await record(bea.session, key, money, (at) => retract(Proposal, id, at)));
  await bea.sync();
  await phone.sync();
  expect(standingActs(phone.own)).toMatchObject([{ grant: key.ref.grant, text: "Eroverheen", undone: false }]);
});

test("the log says what was done and taken back, on whose behalf; a copy of it tells nothing of the plan", async () => {
  const { phone, bea, key, money } = await withBea(await newWorld(), "managed");
  await propose(bea, key, money, { text: "Bel de bank" });
  await phone.sync();
  const [act] = standingActs(phone.own);
  if (act) valueOf(await undoAct(phone.session, phone.own, act));
  valueOf(await setMode(phone.session, phone.own, key.ref.grant, "together"));
  const f = createFormats("nl", () => phone.session.now());
  const events = eventsOfDossier(phone.own, phone.session.now());
  const said = events.map((event) => eventText(nl, f, logNames(nl, phone.own), event));
  expect(said).toEqual(
    expect.arrayContaining([
      "Joost deed dit namens jou: Bel de bank.",
      "Jij draaide terug wat Joost deed: Bel de bank.",
      "Jij zei: wat Joost voorstelt, mag meteen.",
      "Jij zei: voorstellen van Joost komen eerst bij mij.",
    ]),
  );
  const rows = accessRows(nl, f, phone.own, events);
  expect(rows.find(({ event }) => event === "acted")).toMatchObject({ who: "Joost", behalf: "Samira, Wijkteam Zuid" });
  expect(rows.map(({ what }) => what).join()).not.toContain("Bel de bank");
});

test("so much in a day; the rest is asked", async () => {
  const { phone, bea, key, money } = await withBea(await newWorld(), "managed");
  for (let n = 0; n < MOST_IN_A_DAY + 2; n++) await propose(bea, key, money, { text: `Stap ${n}` });
  await phone.sync();
  await phone.sync();
  expect(stepsIn(phone.own, money)).toHaveLength(MOST_IN_A_DAY);
});

test("a renewed key goes on as it was; a part that goes and comes back says who acts there", async () => {
  const { phone, bea, key, money, care } = await withBea(await newWorld(), "managed");
  const { grant } = key.ref;
  const represents = () => {
    const entry = readLedger(phone.own.only("ledger").log.settled).grants.get(grant);
    return entry && representsOf(entry);
  };
  const whole = { scope: "money", mode: "managed", sections: [money] };
  const change = (wish: Parameters<typeof changeKey>[3]) =>
    phone.session.exclusive(() => changeKey(phone.session, phone.own, grant, wish)).then(valueOf);
  valueOf(await phone.session.exclusive(() => renewKey(phone.session, phone.own, grant, { type: "one-year" })));
  expect(represents()).toEqual(whole);
  await change({ sections: [care], represented: [] });
  await phone.sync();
  expect(actingNow(stateOf(phone.own, money), grant)).toBeUndefined();
  await change({ sections: [money, care], represented: [money] });
  await phone.sync();
  expect(represents()).toEqual(whole);
  expect(actingNow(stateOf(phone.own, money), grant)).toEqual({ scope: "money", mode: "managed" });
  await bea.sync();
  await propose(bea, key, money, { text: "Bel de bank" });
  await phone.sync();
  expect(stepsIn(phone.own, money)).toEqual(["Bel de bank"]);
});
