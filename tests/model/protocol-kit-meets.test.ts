import { readFileSync } from "node:fs";
import { expect, it, onTestFinished } from "vitest";
import { DAY } from "#src/base/instant.ts";
import { createGoal, goals } from "#src/dossier/goal.ts";
import { createNote, notes } from "#src/dossier/note.ts";
import { emptySection } from "#src/dossier/reduce.ts";
import { preset } from "#src/grants/presets.ts";
import { newEntityId } from "#src/operations/access-change.ts";
import { readAccessLog } from "#src/operations/access-log.ts";
import { KeyOffer } from "#src/operations/offer-key.ts";
import { record, recordInNewSection } from "#src/operations/record.ts";
import type { Replica } from "#src/operations/replica.ts";
import { KeyRequest } from "#src/operations/request-key.ts";
import { askToStop } from "#src/operations/stop-key.ts";
import type { SectionId } from "#src/protocol/ids.ts";
import { hex } from "#tests/support/protocol-kit/bytes.ts";
import { APPEND, READ } from "#tests/support/protocol-kit/capability.ts";
import { Claiming, Inviting } from "#tests/support/protocol-kit/exchange.ts";
import type { Holder } from "#tests/support/protocol-kit/holder.ts";
import { rootKeys, secretOf } from "#tests/support/protocol-kit/keys.ts";
import { Owner } from "#tests/support/protocol-kit/owner.ts";
import { draw } from "#tests/support/protocol-kit/primitives.ts";
import { recover } from "#tests/support/protocol-kit/recovery.ts";
import { RelayApi } from "#tests/support/protocol-kit/relay.ts";
import { wordsOf } from "#tests/support/backups.ts";
import { notesOf, reasonOf } from "#tests/support/relay-by-url.ts";
import { valueOf } from "#tests/support/value-of.ts";
import { type OpenDevice, createWorld } from "#tests/support/world.ts";

const wordList = readFileSync(new URL("../vectors/word-list.txt", import.meta.url), "utf8").split("\n");
const done = [{ type: "done" }];
const { signal } = new AbortController();
const NOTE = 1;

const writeGoal = async ({ session, own }: OpenDevice, text: string): Promise<SectionId> =>
  valueOf(await recordInNewSection(session, own, "goal", (at) => createGoal({ text }, newEntityId(), at)));
const noteTexts = (replica: Replica, section: SectionId): readonly string[] =>
  notes(replica.shown(section) ?? emptySection).map(({ fields }) => fields.text);

/** The app gives a key, and the kit's holder takes it by the code. */
async function giveToKit(relay: RelayApi, owner: OpenDevice, sections: readonly SectionId[]): Promise<Holder> {
  const { domain, lasts } = preset("think-along");
  const plan = { choice: { sections, domain, until: lasts }, preset: "think-along", circle: "professional" } as const;
  const offer = valueOf(await KeyOffer.open(owner.session, owner.own, plan, { type: "qr" }));
  const claiming = new Claiming(relay, offer.fragment);
  await claiming.claim("Kit");
  valueOf(await offer.waitForClaim(signal));
  valueOf(await offer.tryDigits(await claiming.digits()));
  return claiming.receive();
}

it("the app's resident writes, and the kit reads and verifies all of it; the kit writes, and the resident sees it", async () => {
  const world = await createWorld(onTestFinished);
  const samira = await world.resident("Samira");
  const goal = await writeGoal(samira, "Ik wil weer leren fietsen");
  expect(await samira.sync()).toEqual(done);
  const relay = new RelayApi(world.origin);
  const kit = await giveToKit(relay, samira, [goal]);
  const { state, members, kind } = kit.welcomes.get(goal) ?? {};
  expect(kind).toBe("goal");
  expect(JSON.stringify(state)).toContain("Ik wil weer leren fietsen");
  expect(members).toHaveLength(1);

  valueOf(
    await record(samira.session, samira.own, goal, (at) =>
      createNote({ text: "Welkom", kind: "support" }, newEntityId(), at),
    ),
  );
  expect(await samira.sync()).toEqual(done);
  await kit.pull(goal);
  expect(notesOf(kit.log(goal))).toContain("Welkom");
  expect(kit.log(goal).entries.filter(({ aside }) => aside !== undefined)).toEqual([]);

  await kit.append(goal, [kit.op("note", hex(draw(16)), { text: "Zal ik meefietsen?", kind: "support" })]);
  expect(await samira.sync()).toEqual(done);
  expect(noteTexts(samira.own, goal)).toContain("Zal ik meefietsen?");
});

it("the app's resident stops one kit's key: it is refused, the other reads on, and the app's log has both", async () => {
  const world = await createWorld(onTestFinished);
  const samira = await world.resident("Samira");
  const goal = await writeGoal(samira, "Post openen");
  expect(await samira.sync()).toEqual(done);
  const relay = new RelayApi(world.origin);
  const gone = await giveToKit(relay, samira, [goal]);
  const stays = await giveToKit(relay, samira, [goal]);
  await gone.append(goal, [gone.op("note", hex(draw(16)), { text: "Dag", kind: "support" })]);
  expect(await samira.sync()).toEqual(done);
  valueOf(await askToStop(samira.session, samira.own, gone.grant as never));
  expect(await samira.sync()).toEqual(done);
  expect(await reasonOf(gone.pull(goal))).toBe("revoked");
  await stays.fetch();
  await stays.pull(goal);
  expect(stays.log(goal).generation).toBe(1);
  expect(stays.log(goal).entries.filter(({ aside }) => aside !== undefined)).toEqual([]);
  const lines = valueOf(await readAccessLog(samira.session, samira.own));
  const verbsOf = (grant: string) => new Set(lines.filter((line) => line.grant === grant).map(({ verb }) => verb));
  expect([...verbsOf(gone.grant)].sort()).toEqual(["append", "bundles", "read", "refused"]);
  expect([...verbsOf(stays.grant)].sort()).toEqual(["bundles", "read"]);
});

it("the kit's owner writes, and the app's holder reads, writes back, and is ended", async () => {
  const world = await createWorld(onTestFinished);
  const relay = new RelayApi(world.origin);
  const owner = await Owner.create(relay);
  const goal = (await owner.makeSection("goal")) as SectionId;
  const joost = await world.holder();
  const inviting = await Inviting.open(owner);
  const request = valueOf(await KeyRequest.fromCode(joost.session, inviting.code));
  valueOf(await request.claim({ name: "Joost", role: "wijkcoach", organisation: "Wijkteam Zuid" }, signal));
  expect(await inviting.reveal()).toMatchObject({ name: "Joost", organisation: "Wijkteam Zuid" });
  const digits = valueOf(await request.waitForDigits(signal));
  const given = await inviting.give(digits, {
    sections: [goal],
    rights: READ | APPEND,
    domainRights: NOTE,
    leaves: 96,
  });
  const key = valueOf(await request.waitForKey(signal));

  const fields = { text: "Van de kit", kind: "change", lifecycle: "active" };
  await owner.append(goal, [owner.op("goal", hex(draw(16)), fields)]);
  expect(await joost.sync()).toEqual(done);
  expect(goals(key.shown(goal) ?? emptySection).map((each) => each.fields.text)).toEqual(["Van de kit"]);
  valueOf(
    await record(joost.session, key, goal, (at) => createNote({ text: "Dag kit", kind: "support" }, newEntityId(), at)),
  );
  expect(await joost.sync()).toEqual(done);
  await owner.pull(goal);
  expect(notesOf(owner.log(goal))).toContain("Dag kit");
  await owner.accessLog();

  await owner.revoke(given.grant);
  expect(await joost.sync()).toEqual([{ type: "over", problem: "revoked" }]);
  expect(
    (await owner.accessLog()).lines.filter(({ grant }) => grant === given.grant).map(({ verb }) => verb),
  ).toContain("refused");
});

it("a key that the kit gave ends by itself in the app", async () => {
  const world = await createWorld(onTestFinished);
  const owner = await Owner.create(new RelayApi(world.origin));
  const goal = await owner.makeSection("goal");
  const joost = await world.holder();
  const inviting = await Inviting.open(owner);
  const request = valueOf(await KeyRequest.fromCode(joost.session, inviting.code));
  valueOf(await request.claim({ name: "Joost", role: "", organisation: "" }, signal));
  await inviting.reveal();
  await inviting.give(valueOf(await request.waitForDigits(signal)), { sections: [goal], rights: READ, leaves: 96 });
  valueOf(await request.waitForKey(signal));
  world.advance(2 * DAY);
  expect(await joost.sync()).toEqual([{ type: "over", problem: "expired" }]);
});

it("the twelve words of the app's resident give the kit all that they wrote, as a device that the root certifies", async () => {
  const world = await createWorld(onTestFinished);
  const samira = await world.resident("Samira");
  const goal = await writeGoal(samira, "Post openen");
  expect(await samira.sync()).toEqual(done);
  const root = rootKeys(secretOf((await wordsOf(samira)).split(" "), wordList));
  const relay = new RelayApi(world.origin);
  const recovered = await recover(relay, root);
  const logs = await Promise.all([...recovered.keys.keys()].map((section) => recovered.read(section)));
  expect(logs.map(({ section }) => section)).toContain(goal);
  expect(
    logs.flatMap(({ entries }) => entries.map(({ aside }) => aside)).filter((aside) => aside !== undefined),
  ).toEqual([]);
  const said = logs.flatMap(({ entries }) => entries.flatMap(({ ops }) => ops)).join(" ");
  expect(said).toContain("Post openen");
  expect(said).toContain("Samira");
});
