import { expect, it, onTestFinished } from "vitest";
import { DAY } from "#src/base/instant.ts";
import { createGoal } from "#src/dossier/goal.ts";
import { createNote } from "#src/dossier/note.ts";
import { preset, type PresetId } from "#src/grants/presets.ts";
import { DUTCH_TIME, dateIn } from "#src/grants/window.ts";
import { newEntityId } from "#src/operations/access-change.ts";
import { sweep } from "#src/operations/end-access.ts";
import { forgetAccess } from "#src/operations/forget-access.ts";
import { sayOpened } from "#src/operations/receipts.ts";
import { record, recordInNewSection } from "#src/operations/record.ts";
import { keepOverview } from "#src/operations/keep-overview.ts";
import { hasNews } from "#src/operations/news.ts";
import { KeyOffer } from "#src/operations/offer-key.ts";
import { KeyRequest } from "#src/operations/request-key.ts";
import type { SectionId } from "#src/protocol/ids.ts";
import { receivedKeys } from "#src/ui/received/received-keys.ts";
import { noteTargets, partsOf, proposalTargets } from "#src/ui/received/what-holder-may.ts";
import { giveKeyInPerson } from "#tests/support/give-key-in-person.ts";
import { valueOf } from "#tests/support/value-of.ts";
import { type OpenDevice, createWorld } from "#tests/support/world.ts";

const writeGoal = async ({ session, own }: OpenDevice, text: string): Promise<SectionId> =>
  valueOf(await recordInNewSection(session, own, "goal", (at) => createGoal({ text }, newEntityId(), at)));

const listOf = async ({ session }: OpenDevice) => {
  await keepOverview(session);
  return receivedKeys(session, dateIn(DUTCH_TIME, session.now()));
};

/** A resident with two goals, and somebody who gets a key of that preset to about-me and the first goal. */
async function given(id: PresetId) {
  const world = await createWorld(onTestFinished);
  const samira = await world.resident("Samira");
  const goal = await writeGoal(samira, "Ik wil leren fietsen");
  const about = samira.own.only("about").id;
  await samira.sync();
  const joost = await world.holder();
  const { parts, domain, lasts } = preset(id);
  const sections = parts.length === 0 ? [] : [about, goal];
  const key = await giveKeyInPerson(samira, joost, { sections, domain, until: lasts });
  return { world, samira, joost, key, goal, about };
}

it("who thinks along may read, write and propose in what was given, and nothing tells of more", async () => {
  const { key, goal, about } = await given("think-along");
  const parts = partsOf(key);
  expect(
    parts
      .filter(({ reads }) => reads)
      .map(({ id }) => id)
      .sort(),
  ).toEqual([about, goal].sort());
  expect(noteTargets(parts)).toEqual([
    { section: goal, goal: "Ik wil leren fietsen", about: expect.objectContaining({ kind: "goal" }) as unknown },
    { section: about, goal: undefined, about: undefined },
  ]);
  expect(proposalTargets(parts).map(({ section }) => section)).toEqual([goal]);
});

it("who reads along may write nothing", async () => {
  const { key } = await given("read-along");
  expect(noteTargets(partsOf(key))).toEqual([]);
  expect(proposalTargets(partsOf(key))).toEqual([]);
});

it("who may only send a note reads nothing and writes to the inbox", async () => {
  const { key, samira } = await given("message-only");
  const parts = partsOf(key);
  expect(parts.some(({ reads }) => reads)).toBe(false);
  expect(noteTargets(parts)).toEqual([{ section: samira.own.only("inbox").id, goal: undefined, about: undefined }]);
});

it("a key is new in the list until it was opened, and again when the resident wrote", async () => {
  const { samira, joost, key, goal } = await given("think-along");
  expect(await listOf(joost)).toMatchObject([{ name: "Samira", over: false, news: null }]);
  for (const { id } of key.sections) await sayOpened(joost.session, key, id);
  expect(await listOf(joost)).toMatchObject([{ news: 0 }]);

  valueOf(
    await record(joost.session, key, goal, (at) => createNote({ text: "Dag", kind: "support" }, newEntityId(), at)),
  );
  await joost.sync();
  expect(await listOf(joost)).toMatchObject([{ news: 0 }]);

  valueOf(
    await record(samira.session, samira.own, goal, (at) =>
      createNote({ text: "Dag Joost", kind: "support" }, newEntityId(), at),
    ),
  );
  await samira.sync();
  await joost.sync();
  const copy = key.section(goal);
  expect(copy && hasNews(key, copy)).toBe(true);
  expect(await listOf(joost)).toMatchObject([{ news: 1 }]);
});

it("a key that is over keeps its name and its end, and can leave the list with all that was kept", async () => {
  const { world, joost, key } = await given("read-along");
  expect(await forgetAccess(joost.session, key)).toEqual({ ok: false, error: { type: "access-open" } });
  joost.offline = true;
  world.advance(20 * DAY);
  await sweep(joost.session);
  expect(await listOf(joost)).toMatchObject([{ name: "Samira", over: true, news: 0 }]);

  valueOf(await forgetAccess(joost.session, key));
  expect(await listOf(joost)).toEqual([]);
  await joost.restart();
  expect(joost.session.received()).toEqual([]);
});

it("whoever opens a code that somebody else opened is refused, and the resident hears of it", async () => {
  const { samira, joost, world, goal } = await given("read-along");
  const plan = {
    choice: { sections: [goal], domain: preset("read-along").domain, until: { type: "two-weeks" } },
    preset: "read-along",
    circle: "professional",
  } as const;
  const { signal } = new AbortController();
  const offer = valueOf(await KeyOffer.open(samira.session, samira.own, plan, { type: "qr" }));
  const first = valueOf(await KeyRequest.fromCode(joost.session, offer.fragment));
  valueOf(await first.claim({ name: "Joost", role: "", organisation: "" }, signal));
  valueOf(await offer.waitForClaim(signal));
  const digits = valueOf(await first.waitForDigits(signal));

  const thief = await world.holder();
  const second = valueOf(await KeyRequest.fromCode(thief.session, offer.fragment));
  const claimed = await second.claim({ name: "Vreemde", role: "", organisation: "" }, signal);
  expect(claimed).toEqual({ ok: false, error: { type: "code-used" } });
  expect(await offer.tryDigits(digits)).toEqual({ ok: false, error: { type: "offer-contested" } });
});
