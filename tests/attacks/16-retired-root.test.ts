import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { createSqliteRelay } from "#relay/adapters/sqlite/relay.ts";
import { toBase64url } from "#src/base/bytes.ts";
import { AccessKeys, deviceIdOf } from "#src/crypto/access-keys.ts";
import { Keyring } from "#src/crypto/keyring.ts";
import { RecoverySecret } from "#src/crypto/recovery-secret.ts";
import { readLedger } from "#src/grants/ledger.ts";
import { preset } from "#src/grants/presets.ts";
import { createRotation, type Handed } from "#src/dossier/rotation.ts";
import { newEntityId } from "#src/operations/access-change.ts";
import { changeAccess } from "#src/operations/change-access.ts";
import { certifyDevice } from "#src/operations/create-dossier.ts";
import { endDevices } from "#src/operations/end-devices.ts";
import { deviceRecord } from "#src/operations/fresh-sections.ts";
import { handOver } from "#src/operations/hand-over.ts";
import { handoversOf, longerHandovers } from "#src/operations/handovers.ts";
import { recoverDossier } from "#src/operations/recover.ts";
import type { Replica } from "#src/operations/replica.ts";
import { handoverSigningInput } from "#src/protocol/handover.ts";
import { type GrantId, ROOT_GRANT } from "#src/protocol/ids.ts";
import { openableBundles, openedBy, stealDatabase } from "#tests/support/attacker-database.ts";
import { DONE, kitchenTable, present, writeNote } from "#tests/support/attacker-scene.ts";
import { wordsOf } from "#tests/support/backups.ts";
import { offer } from "#tests/support/forged-device.ts";
import { giveKeyInPerson } from "#tests/support/give-key-in-person.ts";
import { linkInPerson } from "#tests/support/link-in-person.ts";
import { makeSheet } from "#tests/support/make-sheet.ts";
import { valueOf } from "#tests/support/value-of.ts";
import { type OpenDevice, PIN, createWorld } from "#tests/support/world.ts";

const secretOf = (words: string) => valueOf(RecoverySecret.fromWords(words));
const idOf = (words: string): GrantId => secretOf(words).sheetId();
const liveDevices = ({ own }: OpenDevice): GrantId[] =>
  [...readLedger(own.only("ledger").log.settled).devices].flatMap(([id, { endedAt }]) => (endedAt ? [] : [id])).sort();

async function scene() {
  const dataDir = mkdtempSync(join(tmpdir(), "roer-relay-"));
  const world = await createWorld(onTestFinished, ({ clock }) => createSqliteRelay({ dataDir, clock }));
  onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }));
  const { owner, goal, keys } = await kitchenTable(world, 1);
  const [holder] = keys;
  if (!holder) throw new Error("a key was given");
  const first = await wordsOf(owner);
  const tablet = await linkInPerson(owner, world.device());
  const heir = await makeSheet(owner);
  for (const device of [owner, tablet, holder.device]) expect(await device.sync()).toEqual(DONE);
  const end = async (): Promise<void> => {
    valueOf(await handOver(owner.session, owner.own, first, idOf(heir)));
    for (const device of [tablet, holder.device]) expect(await device.sync()).toEqual(DONE);
  };
  return { dataDir, world, owner, tablet, goal, holder, first, heir, end };
}
type Scene = Awaited<ReturnType<typeof scene>>;

/** A device that whoever has the first sheet brings in, whatever the relay says to it. */
function broughtInByRoot({ owner, first }: Scene) {
  const keys = AccessKeys.generate();
  const certificate = certifyDevice(secretOf(first).root(), owner.own.ref.dossier, keys);
  return { issuer: { keys, ref: { grant: certificate.capability.grant } }, certificate };
}
const believedBy = async (to: Replica, by: ReturnType<typeof broughtInByRoot>, { goal }: Scene): Promise<boolean> =>
  offer(to, by.issuer, goal, [by.certificate]);

describe("who has the first sheet after its end, and the relay", () => {
  test("brings in no device whose word counts: not to a device, to a holder from before or to one from after", async () => {
    const story = await scene();
    await story.end();
    const { owner, tablet, holder, world, goal } = story;
    const { domain, lasts } = preset("think-along");
    const key = await giveKeyInPerson(owner, await world.holder(), { sections: [goal], domain, until: lasts });
    const thief = broughtInByRoot(story);
    const readers = [owner.own, tablet.own, present(holder.device, holder.key), key];
    for (const reader of readers) expect(await believedBy(reader, thief, story)).toBe(false);
  });

  test("nor does one that stands introduce it, in a log that its word counts in", async () => {
    const story = await scene();
    const { owner, tablet, goal } = story;
    const introduce = async (): Promise<boolean> => {
      const { certificate } = broughtInByRoot(story);
      const { session, own } = owner;
      const said = await session.exclusive(() =>
        changeAccess(session, own, (change) => {
          change.say(goal, [deviceRecord(session, certificate)]);
          return "send";
        }),
      );
      valueOf(said);
      expect(await tablet.sync()).toEqual(DONE);
      return tablet.own.section(goal)?.authors.has(certificate.capability.grant) === true;
    };
    // Control: before the end it does.
    expect(await introduce()).toBe(true);
    await story.end();
    expect(await introduce()).toBe(false);
  });

  test("control: before its end such a device is believed by each", async () => {
    const story = await scene();
    const thief = broughtInByRoot(story);
    for (const reader of [story.owner.own, story.tablet.own, present(story.holder.device, story.holder.key)])
      expect(await believedBy(reader, thief, story)).toBe(true);
  });

  test("opens nothing that is written since, with the whole database from before and after", async () => {
    const story = await scene();
    const { dataDir, owner, goal, first, heir } = story;
    await writeNote(owner, owner.own, goal, "ervoor");
    expect(await owner.sync()).toEqual(DONE);
    const earlier = stealDatabase(dataDir, owner.own.ref.dossier);
    await story.end();
    await writeNote(owner, owner.own, goal, "erna");
    expect(await owner.sync()).toEqual(DONE);
    const later = stealDatabase(dataDir, owner.own.ref.dossier);
    const read = (keys: AccessKeys): readonly string[] => {
      const ring = new Keyring();
      for (const { bundle } of [earlier, later].flatMap((one) => openableBundles(one, owner.own.ref.dossier, keys)))
        ring.take(bundle.section, bundle.generation, bundle.counter, bundle.content);
      return openedBy(later.envelopes, [ring]).flatMap(({ envelope, texts }) =>
        envelope.prefix.section === goal ? texts.flatMap((text) => /ervoor|erna/.exec(text)?.[0] ?? []) : [],
      );
    };
    expect(read(secretOf(first).root())).toEqual(["ervoor"]);
    // Control: the one in its place does.
    expect(read(secretOf(heir).sheet(owner.own.rootPk))).toEqual(["ervoor", "erna"]);
  });

  test("hands nothing on a second time", async () => {
    const story = await scene();
    await story.end();
    const { owner, first } = story;
    const { dossier } = owner.own.ref;
    const known = handoversOf(owner.own);
    const root = secretOf(first).root();
    const [mine, next] = [AccessKeys.generate(), AccessKeys.generate()];
    const by = (from: GrantId, keys: AccessKeys, heir = mine): Handed => {
      const to = deviceIdOf(heir.signPk);
      const said = { to, stands: [to] };
      const signature = toBase64url(keys.sign(handoverSigningInput(dossier, from, said)));
      return { ...said, key: toBase64url(heir.signPk), signature };
    };
    const anew = by(ROOT_GRANT, root);
    const further = by(anew.to, mine, next);
    const rootSignPk = owner.own.rootPk.slice(0, 32);
    const told = async (before: readonly Handed[], list: readonly Handed[]) =>
      longerHandovers(dossier, rootSignPk, before, list);
    const [own] = known;
    if (!own) throw new Error("the first sheet ended");
    for (const list of [[anew], [own, by(own.to, root)], [anew, own], [anew, further], [own, further]])
      expect(await told(known, list)).toBe(known);
    // Control: to who never heard of the end it can say what it likes.
    const both = [anew, further];
    expect(await told([], both)).toBe(both);
  });
});

describe("who has a phone and its pincode, and not the sheet", () => {
  test("does not end the first sheet: without its signature nobody takes it from the log, and it wins as ever", async () => {
    const story = await scene();
    const { world, owner, tablet, first, heir } = story;
    const { dossier } = owner.own.ref;
    const said = { to: idOf(heir), stands: liveDevices(owner) };
    const key = toBase64url(secretOf(heir).sheet(owner.own.rootPk).signPk);
    const signature = toBase64url(owner.own.keys.sign(handoverSigningInput(dossier, ROOT_GRANT, said)));
    const forged: Handed = { ...said, key, signature };
    const { session, own } = owner;
    const tell = async (signed: boolean) =>
      session.exclusive(() =>
        changeAccess(session, own, (change) => {
          if (signed) change.signAway({ ...said, signature });
          endDevices(session, own, change, [], () => [], [forged]);
          return "send";
        }),
      );
    expect(await tell(true)).toMatchObject({ ok: false, error: { problem: "unauthenticated" } });
    valueOf(await tell(false));
    expect(await tablet.sync()).toEqual(DONE);
    for (const replica of [own, tablet.own]) expect(handoversOf(replica)).toEqual([]);
    const fresh = await world.device().openWith(async (ports) => valueOf(await recoverDossier(ports, first, PIN)));
    expect(await owner.sync()).toEqual([{ type: "over", problem: "revoked" }]);
    expect(liveDevices(fresh)).toEqual([fresh.own.ref.grant]);
  });

  test("does not end the one in its place: the relay refuses, and a log that says so is not believed", async () => {
    const story = await scene();
    await story.end();
    const { world, owner, tablet, holder, goal, heir } = story;
    const { session, own } = owner;
    const end = async (asked: boolean) =>
      session.exclusive(() =>
        changeAccess(session, own, (change) => {
          if (asked) change.endDevice(idOf(heir), 0);
          for (const copy of own.sections.filter(({ created }) => created)) {
            const generation = change.rotate(copy.id, copy.kind === "inbox", new Set());
            const endedDevices = [{ device: idOf(heir), lastPosition: 0 }];
            const fields = { generation, voidGrants: [], endedDevices };
            const rotation = createRotation(fields, newEntityId(), session.tick());
            if (rotation.ok) change.say(copy.id, [rotation.value]);
          }
          return "send";
        }),
      );
    expect(await end(true)).toMatchObject({ ok: false, error: { problem: "forbidden" } });
    valueOf(await end(false));
    for (const device of [tablet, holder.device]) expect(await device.sync()).toEqual(DONE);
    const fresh = await world.device().openWith(async (ports) => valueOf(await recoverDossier(ports, heir, PIN)));
    await writeNote(fresh, fresh.own, goal, "terug");
    expect(await fresh.sync()).toEqual(DONE);
    expect(await holder.device.sync()).toEqual(DONE);
    const key = present(holder.device, holder.key);
    for (const replica of [fresh.own, key]) expect(replica.sections.flatMap(({ aside }) => aside)).toEqual([]);
    expect(await owner.sync()).toEqual([{ type: "over", problem: "revoked" }]);
    // What it wrote as it came counts: the ledger has the new device, and none of the old ones.
    expect(liveDevices(fresh)).toEqual([fresh.own.ref.grant, idOf(heir)].sort());
  });
});
