import { expect, onTestFinished, test, vi } from "vitest";
import { concat, fromHex, toBase64url } from "#src/base/bytes.ts";
import { DAY } from "#src/base/instant.ts";
import { holder } from "#src/dossier/entity-id.ts";
import { claimsBy, withdrawHelpClaim } from "#src/dossier/help-claim.ts";
import { amendHelpRequest, helpRequestIn, type HelpRequest } from "#src/dossier/help-request.ts";
import { helpOffers, withdrawHelpOffer, writeHelpOffer } from "#src/dossier/help-offer.ts";
import type { LocalDate } from "#src/dossier/local-date.ts";
import { emptySection } from "#src/dossier/reduce.ts";
import { readLedger } from "#src/grants/ledger.ts";
import { domainRights, hasDomainRight, knownDomainRights } from "#src/grants/rights.ts";
import { askForHelp, beginHelpRequest } from "#src/operations/ask-for-help.ts";
import { changeKey } from "#src/operations/change-key.ts";
import { record } from "#src/operations/record.ts";
import { askToStop } from "#src/operations/stop-key.ts";
import { RIGHTS } from "#src/protocol/capability.ts";
import type { GrantId, SectionId } from "#src/protocol/ids.ts";
import { DONE, noteTexts, present, writeGoal, writeNote } from "#tests/support/attacker-scene.ts";
import { giveKeyInPerson } from "#tests/support/give-key-in-person.ts";
import { claimDate, claimedIn, now, requestIn, supporter, type Supporter } from "#tests/support/help-in-person.ts";
import { valueOf } from "#tests/support/value-of.ts";
import { createWorld, type OpenDevice } from "#tests/support/world.ts";

const TUESDAY = "2026-06-09" as LocalDate;
const THURSDAY = "2026-06-11" as LocalDate;
const WALK: HelpRequest = { what: "dog", text: "Boef is lief", on: [TUESDAY, THURSDAY], at: "16:00" };

const grantOf = ({ key }: Supporter): GrantId => key.ref.grant;
const entryOf = (owner: OpenDevice, grant: GrantId) =>
  readLedger(owner.own.only("ledger").log.settled).grants.get(grant);

async function ask(owner: OpenDevice, ...whom: readonly Supporter[]): Promise<SectionId> {
  const section = valueOf(await beginHelpRequest(owner.session, owner.own, WALK));
  expect(await askForHelp(owner.session, owner.own, section, whom.map(grantOf))).toEqual([]);
  return section;
}

/** Samira, and three of her circle of whom two are asked to walk the dog. */
async function dogWalk() {
  const world = await createWorld(onTestFinished);
  const owner = await world.resident("Samira");
  const goal = await writeGoal(owner, "Ik wil weer leren fietsen");
  await owner.sync();
  const noor = await supporter(world, owner);
  const piet = await supporter(world, owner);
  const els = await supporter(world, owner);
  const section = await ask(owner, noor, piet);
  for (const { device } of [noor, piet, els]) expect(await device.sync()).toEqual(DONE);
  const holds = (device: OpenDevice, replica = device.own, date = TUESDAY) =>
    claimedIn(device, replica, section).get(date)?.holds.ref.author;
  return { world, owner, goal, noor, piet, els, section, holds };
}

/** All that the relay answers to one device while it does something. */
async function answersTo(work: () => Promise<unknown>): Promise<Uint8Array> {
  const { fetch } = globalThis;
  const bodies: Uint8Array[] = [];
  const spy = vi.spyOn(globalThis, "fetch").mockImplementation(async (...request) => {
    const answer = await fetch(...request);
    bodies.push(new Uint8Array(await answer.clone().arrayBuffer()));
    return answer;
  });
  await work();
  spy.mockRestore();
  return concat(...bodies);
}

const holdsTrace = (answers: Uint8Array, id: SectionId | GrantId): boolean => {
  const bytes = fromHex(id);
  const all = Buffer.from(answers);
  return [Buffer.from(bytes ?? []), Buffer.from(id), Buffer.from(toBase64url(bytes ?? new Uint8Array()))].some((form) =>
    all.includes(form),
  );
};

test("a request reaches who was asked, and shows nothing else of the dossier", async () => {
  const { noor, piet, section, goal } = await dogWalk();
  for (const one of [noor, piet]) {
    expect(requestIn(now(one), section)).toEqual(WALK);
    expect(
      now(one)
        .sections.map(({ kind }) => kind)
        .sort(),
    ).toEqual(["help", "inbox"]);
    expect(now(one).section(goal)).toBeUndefined();
  }
});

test("who was not asked sees nothing of it, and no answer of the relay to them has a trace of it", async () => {
  const { owner, noor, piet, els, section } = await dogWalk();
  await claimDate(noor, section, TUESDAY);
  await noor.device.sync();
  await owner.sync();
  const answers = await answersTo(async () => {
    await els.device.sync();
    await (await els.device.restart()).sync();
    const { relay } = els.device;
    await relay.bundles(now(els).signer);
    await relay.status(now(els).signer);
    const read = await relay.read(now(els).signer, {
      incarnation: now(els).record.incarnation,
      sections: [{ section, after: 0 }],
    });
    expect(read).toMatchObject({ ok: false, error: { type: "refused", problem: "forbidden" } });
  });
  expect(answers.length).toBeGreaterThan(100);
  for (const id of [section, grantOf(noor), grantOf(piet)]) expect(holdsTrace(answers, id)).toBe(false);
  expect(holdsTrace(await answersTo(() => noor.device.relay.bundles(now(noor).signer)), section)).toBe(true);
  expect(now(els).sections.map(({ kind }) => kind)).toEqual(["inbox"]);
});

test("who was asked is not told who else was", async () => {
  const { noor, piet, section } = await dogWalk();
  await claimDate(noor, section, TUESDAY);
  await noor.device.sync();
  await piet.device.sync();
  // Everybody is called the same in this world; that name is in the ledger, and in no section of a request.
  const rows = JSON.stringify(now(piet).section(section)?.log.rows);
  expect(rows).toContain(grantOf(noor));
  for (const told of ["Joost", "wijkcoach", "Wijkteam Zuid"]) expect(rows).not.toContain(told);
});

test("of two who say yes while apart the first to arrive has it, and everybody says the same of it", async () => {
  const { owner, noor, piet, els, section, holds } = await dogWalk();
  noor.device.offline = true;
  await claimDate(noor, section, TUESDAY);
  await claimDate(piet, section, TUESDAY);
  await piet.device.sync();
  noor.device.offline = false;
  await noor.device.sync();
  for (const { device } of [noor, piet]) await device.sync();
  await owner.sync();
  const first = holder(grantOf(piet));
  expect(holds(owner)).toBe(first);
  for (const one of [noor, piet]) expect(holds(one.device, now(one))).toBe(first);
  const late = claimedIn(noor.device, now(noor), section)
    .get(TUESDAY)
    ?.late.map(({ ref }) => ref.author);
  expect(late).toEqual([holder(grantOf(noor))]);

  // Also for who is asked after that, and reads a restated log.
  expect(await askForHelp(owner.session, owner.own, section, [grantOf(els)])).toEqual([]);
  await els.device.sync();
  expect(holds(els.device, now(els))).toBe(first);

  const [own] = claimsBy(now(piet).shown(section) ?? emptySection, refOf(owner, section), first, TUESDAY);
  if (!own) throw new Error("the claim is there");
  valueOf(await record(piet.device.session, now(piet), section, (at) => withdrawHelpClaim(own.id, at)));
  await piet.device.sync();
  for (const { device } of [noor, els]) await device.sync();
  for (const one of [noor, els]) expect(holds(one.device, now(one))).toBe(holder(grantOf(noor)));
});

const refOf = (owner: OpenDevice, section: SectionId) => {
  const request = helpRequestIn(owner.own.shown(section) ?? emptySection);
  if (!request) throw new Error("the request is there");
  return request.ref;
};

test("a yes that was said without a network arrives later, once, under the right author", async () => {
  const { owner, noor, section, holds } = await dogWalk();
  noor.device.offline = true;
  await claimDate(noor, section, THURSDAY);
  expect(await noor.device.sync()).toEqual([{ type: "offline" }]);
  const waits = () => claimedIn(noor.device, now(noor), section).get(THURSDAY)?.holds.unsettled;
  expect(waits()).toBe(true);
  await noor.device.restart();
  expect(waits()).toBe(true);
  noor.device.offline = false;
  noor.device.link.dropNextAnswer("/v1/append");
  await noor.device.sync();
  await noor.device.sync();
  await owner.sync();
  expect(waits()).toBe(false);
  expect(holds(owner, owner.own, THURSDAY)).toBe(holder(grantOf(noor)));
  expect(
    claimsBy(owner.own.shown(section) ?? emptySection, refOf(owner, section), holder(grantOf(noor)), THURSDAY),
  ).toHaveLength(1);
});

test("a request that is closed stays readable for two weeks, and is then taken from the keys at the next opening", async () => {
  const { world, owner, noor, section, holds } = await dogWalk();
  await claimDate(noor, section, TUESDAY);
  await noor.device.sync();
  const closedOn = "2026-06-01" as LocalDate;
  const { id } = refOf(owner, section);
  valueOf(await record(owner.session, owner.own, section, (at) => amendHelpRequest(id, { closedOn }, at)));
  await owner.sync();
  await noor.device.sync();
  expect(requestIn(now(noor), section)?.closedOn).toBe(closedOn);
  world.advance(14 * DAY);
  await owner.sync();
  expect(entryOf(owner, grantOf(noor))?.sections).toEqual([section]);
  world.advance(DAY);
  const generation = () => owner.own.section(section)?.generation ?? 0;
  const before = generation();
  await (await owner.restart()).sync();

  const entry = entryOf(owner, grantOf(noor));
  expect(entry?.sections).toEqual([]);
  expect(hasDomainRight(knownDomainRights(entry?.domainRights ?? 0), "help")).toBe(false);
  expect(generation()).toBeGreaterThan(before);
  expect(await noor.device.sync()).toEqual(DONE);
  expect(now(noor).section(section)).toBeUndefined();
  // The key itself goes on, and who helped stays with the resident.
  const inbox = now(noor).only("inbox").id;
  await writeNote(noor.device, now(noor), inbox, "Tot de volgende keer");
  await noor.device.sync();
  await owner.sync();
  expect(noteTexts(owner.own, inbox)).toEqual(["Tot de volgende keer"]);
  expect(holds(owner)).toBe(holder(grantOf(noor)));
  const version = owner.own.record.aclVersion;
  await owner.sync();
  expect(owner.own.record.aclVersion).toBe(version);
});

test("what the resident's device asked is asked of each key apart: one that was missed is asked again, none twice", async () => {
  const { owner, els, noor, section } = await dogWalk();
  owner.link.dropNextRequest("/v1/access");
  const missed = await askForHelp(owner.session, owner.own, section, [grantOf(noor), grantOf(els)]);
  expect(missed).toMatchObject([{ grant: grantOf(els), fault: { type: "offline" } }]);
  expect(entryOf(owner, grantOf(els))?.sections).toEqual([]);
  expect(await askForHelp(owner.session, owner.own, section, [grantOf(els)])).toEqual([]);
  expect(await askForHelp(owner.session, owner.own, section, [grantOf(els)])).toEqual([]);
  expect(entryOf(owner, grantOf(els))?.counter).toBe(2);
  await els.device.sync();
  expect(requestIn(now(els), section)).toEqual(WALK);

  owner.offline = true;
  expect(await beginHelpRequest(owner.session, owner.own, WALK)).toMatchObject({ error: { type: "offline" } });
  expect(owner.own.ofKind("help")).toHaveLength(1);
});

test("somebody whose key was stopped is not asked, and what they had taken on is free again", async () => {
  const { owner, noor, piet, section, holds } = await dogWalk();
  await claimDate(noor, section, TUESDAY);
  await noor.device.sync();
  await owner.sync();
  valueOf(await askToStop(owner.session, owner.own, grantOf(noor)));
  await owner.sync();
  expect(await askForHelp(owner.session, owner.own, section, [grantOf(noor)])).toMatchObject([
    { fault: { type: "key-over" } },
  ]);
  await piet.device.sync();
  expect(holds(owner)).toBeUndefined();
  expect(holds(piet.device, now(piet))).toBeUndefined();
});

test("a key that reads along helps where it was asked, and may write nowhere else for it", async () => {
  const { world, owner, goal } = await dogWalk();
  const device = await world.holder();
  const choice = { sections: [goal], domain: domainRights(), until: { type: "two-weeks" }, passOn: true } as const;
  const fatma: Supporter = { device, key: await giveKeyInPerson(owner, device, choice) };
  const section = await ask(owner, fatma);
  await device.sync();
  const rightsIn = (id: SectionId) => {
    const capability = present(device, fatma.key).section(id)?.authors.get(grantOf(fatma))?.capability;
    return capability && { rights: capability.rights, domain: capability.domainRights };
  };
  expect(rightsIn(section)).toEqual({ rights: RIGHTS.read | RIGHTS.append, domain: domainRights("help") });
  // What the key had, it has as before: a change of what it opens is no news there.
  const entry = entryOf(owner, grantOf(fatma));
  expect(entry?.rights).toBe(RIGHTS.read | RIGHTS.delegate);
  await claimDate(fatma, section, TUESDAY);
  await device.sync();
  await owner.sync();
  expect(claimedIn(owner, owner.own, section).size).toBe(1);

  // Other parts of the plan come and go beside what somebody was asked for.
  valueOf(
    await owner.session.exclusive(() =>
      changeKey(owner.session, owner.own, grantOf(fatma), { sections: [], domain: domainRights("note") }),
    ),
  );
  await device.sync();
  expect(now(fatma).section(goal)).toBeUndefined();
  expect(requestIn(now(fatma), section)).toEqual(WALK);
  expect(rightsIn(section)?.domain).toBe(domainRights("help"));
});

test("an offer reaches the resident when it is sent, and goes when it is taken back", async () => {
  const { owner, noor, piet } = await dogWalk();
  const inbox = now(noor).only("inbox").id;
  const offers = () =>
    new Map(helpOffers(owner.own.shown(inbox) ?? emptySection).map(({ ref, fields }) => [ref.author, fields.limits]));
  const say = async (who: Supporter, limits: string) => {
    valueOf(await record(who.device.session, now(who), inbox, (at) => writeHelpOffer({ what: ["dog"], limits }, at)));
    await who.device.sync();
    await owner.sync();
  };
  await say(noor, "niet na 18.00 uur");
  await say(piet, "niet autorijden");
  await say(noor, "niet na 17.00 uur");
  expect(offers()).toEqual(
    new Map([
      [holder(grantOf(noor)), "niet na 17.00 uur"],
      [holder(grantOf(piet)), "niet autorijden"],
    ]),
  );
  valueOf(await record(noor.device.session, now(noor), inbox, (at) => withdrawHelpOffer(at)));
  await noor.device.sync();
  await owner.sync();
  expect(offers()).toEqual(new Map([[holder(grantOf(piet)), "niet autorijden"]]));
});
