import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { createSqliteRelay } from "#relay/adapters/sqlite/relay.ts";
import { GuardianKey } from "#src/crypto/guardian-key.ts";
import { Keyring } from "#src/crypto/keyring.ts";
import type { Split } from "#src/crypto/shares.ts";
import { preset } from "#src/grants/presets.ts";
import { askingNow, guardianStanding } from "#src/operations/guardians.ts";
import { removeDevice } from "#src/operations/remove-device.ts";
import { askToOpen, recoverByGuardians } from "#src/operations/recover-by-guardians.ts";
import { toBytes } from "#src/operations/stored.ts";
import { openableBundles, openedBy, stealDatabase } from "#tests/support/attacker-database.ts";
import { DONE, writeNote } from "#tests/support/attacker-scene.ts";
import { rewriteJson, standBetween } from "#tests/support/attacker-wire.ts";
import { giveKeyInPerson } from "#tests/support/give-key-in-person.ts";
import { handOver, makeGuardians, newPhone, shareOf, withPeople } from "#tests/support/guardian-scene.ts";
import { valueOf } from "#tests/support/value-of.ts";
import { createWorld, type OpenDevice } from "#tests/support/world.ts";

const PEOPLE: Split = { k: 2, n: 3 };

async function story() {
  const dataDir = mkdtempSync(join(tmpdir(), "roer-relay-"));
  const world = await createWorld(onTestFinished, ({ clock }) => createSqliteRelay({ dataDir, clock }));
  onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }));
  const people = await withPeople(world, PEOPLE.n);
  await makeGuardians(people);
  const { phone, goal } = people;
  await writeNote(phone, phone.own, goal, "ervoor");
  expect(await phone.sync()).toEqual(DONE);
  const shares = await Promise.all(people.guardians.map(async ({ device }) => (await shareOf(device)).share));
  return { dataDir, world, ...people, shares };
}
type Story = Awaited<ReturnType<typeof story>>;

/** What these shares and the relay's whole database open: the texts that were planted. */
function openedWith({ dataDir, phone, goal }: Story, shares: readonly string[]): readonly string[] {
  const joined = GuardianKey.join(shares.map(toBytes));
  const key = joined.ok ? joined.value.key : undefined;
  if (!key) return [];
  const { rootPk, ref } = phone.own;
  const stolen = stealDatabase(dataDir, ref.dossier);
  const ring = new Keyring();
  for (const { bundle } of openableBundles(stolen, ref.dossier, key.recovery().sheet(rootPk)))
    ring.take(bundle.section, bundle.generation, bundle.counter, bundle.content);
  return openedBy(stolen.envelopes, [ring]).flatMap(({ envelope, texts }) =>
    envelope.prefix.section === goal ? texts.flatMap((text) => /ervoor|erna/.exec(text)?.[0] ?? []) : [],
  );
}

describe("guardians with the relay's whole database", () => {
  test("one alone opens nothing; two do, and that is the control and what the screen says first", async () => {
    const told = await story();
    for (const one of told.shares) expect(openedWith(told, [one])).toEqual([]);
    expect(openedWith(told, told.shares.slice(0, 2))).toEqual(["ervoor"]);
    expect(openedWith(told, told.shares.slice(1))).toEqual(["ervoor"]);
  });

  test("from when the resident says no, all of them open nothing that is written since", async () => {
    const told = await story();
    const { phone, goal } = told;
    const { key } = guardianStanding(phone.own) ?? {};
    valueOf(await phone.session.exclusive(() => removeDevice(phone.session, phone.own, key as never)));
    await writeNote(phone, phone.own, goal, "erna");
    expect(await phone.sync()).toEqual(DONE);
    // The relay drops what was sealed to a key that ended, and seals nothing more to it.
    expect(openedWith(told, told.shares)).toEqual([]);
  });

  test("control: as long as nobody says no, what is written opens", async () => {
    const told = await story();
    await writeNote(told.phone, told.phone.own, told.goal, "erna");
    expect(await told.phone.sync()).toEqual(DONE);
    expect([...openedWith(told, told.shares)].sort()).toEqual(["erna", "ervoor"]);
  });
});

describe("a stranger who talked two guardians into it", () => {
  test("waits 48 hours, in which every device of the resident hears of it", async () => {
    const told = await story();
    const stranger = await newPhone(told.world);
    for (const { device } of told.guardians.slice(0, 2)) valueOf(await handOver(stranger, device));
    valueOf(await askToOpen(stranger.session));
    expect(await recoverByGuardians(stranger.session)).toMatchObject({ error: { problem: "held-back" } });
    expect(await told.phone.sync()).toEqual(DONE);
    expect(askingNow(told.phone.own)).toHaveLength(1);
  });

  test("gets no share through a relay that shows the new phone something else than the guardian's app said", async () => {
    const told = await story();
    const stranger = await newPhone(told.world);
    const [guardian] = told.guardians;
    if (!guardian) throw new Error("there is a guardian");
    // It knows the mailbox and not the secret of the code: no digits come of what it puts there.
    standBetween(
      stranger,
      told.world,
      rewriteJson("/v1/invites/look", (answer) => ({ ...answer, reveal: answer["reveal"] ? "AAAA" : null })),
    );
    await expect(handOver(stranger, guardian.device)).rejects.toThrow();
    expect((await shareOf(guardian.device)).share).toBe(told.shares[0]);
  });
});

describe("a relay that says of a key that it asked", () => {
  const says = async (grant: (told: Story) => string) => {
    const told = await story();
    const { phone, world } = told;
    const asks = [{ grant: grant(told), asked: world.now(), opens: world.now() }];
    const { asks: _none, ...record } = phone.own.record;
    phone.own.record = { ...record, asks: asks as never };
    expect(await phone.sync()).toEqual(DONE);
    return { told, asks };
  };

  test("is not believed of one that is no key of guardians; the honest relay's next page takes it away", async () => {
    const { told } = await says(({ phone }) => phone.own.ref.grant);
    expect(askingNow(told.phone.own)).toEqual([]);
  });

  test("control: of theirs it is shown", async () => {
    const told = await story();
    const { key } = guardianStanding(told.phone.own) ?? {};
    told.phone.own.record = { ...told.phone.own.record, asks: [{ grant: key as never, asked: 1, opens: 2 }] };
    expect(askingNow(told.phone.own)).toHaveLength(1);
  });
});

describe("who reads the same parts", () => {
  test("learns of nobody that they are a guardian; the resident's own ledger says it, which is the control", async () => {
    const told = await story();
    const neighbour = await told.world.holder();
    const { domain, lasts } = preset("think-along");
    await giveKeyInPerson(told.phone, neighbour, { sections: [told.goal], domain, until: lasts });
    for (const device of [told.phone, neighbour]) await device.sync();
    const { set = "" } = guardianStanding(told.phone.own) ?? {};
    const readBy = (device: OpenDevice): string =>
      JSON.stringify([...device.session.replicas.values()].map((one) => one.sections.map(({ log }) => log.rows)));
    expect(readBy(told.phone)).toContain(set);
    for (const device of [neighbour, ...told.guardians.map((one) => one.device)]) {
      expect(readBy(device)).toContain("weer leren fietsen");
      for (const word of [set, "guardians", "share-kept"]) expect(readBy(device)).not.toContain(word);
    }
  });
});
