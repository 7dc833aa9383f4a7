import { expect, onTestFinished, test } from "vitest";
import { toBase64url } from "#src/base/bytes.ts";
import { AccessKeys } from "#src/crypto/access-keys.ts";
import { sealBundle } from "#src/crypto/key-bundle.ts";
import { randomBytes } from "#src/crypto/nacl.ts";
import { rootCover } from "#src/crypto/time-tree.ts";
import { preset } from "#src/grants/presets.ts";
import { deviceFields } from "#src/operations/create-dossier.ts";
import { takeBundles } from "#src/operations/fetch-bundles.ts";
import { recoverDossier } from "#src/operations/recover.ts";
import { removeDevice } from "#src/operations/remove-device.ts";
import { sheetWords } from "#src/operations/recovery-sheet.ts";
import type { Replica } from "#src/operations/replica.ts";
import { type SignedCapability, capabilitySigningInput } from "#src/protocol/capability.ts";
import type { SectionId } from "#src/protocol/ids.ts";
import { kitchenTable } from "#tests/support/attacker-scene.ts";
import { giveKeyInPerson } from "#tests/support/give-key-in-person.ts";
import { linkInPerson } from "#tests/support/link-in-person.ts";
import { valueOf } from "#tests/support/value-of.ts";
import { type OpenDevice, type World, createWorld } from "#tests/support/world.ts";

const HIGHEST = 0xffff_ffff;

/** A phone is lost with all its keys; the sheet brings in another. */
async function lostPhone(world: World) {
  const { owner, goal } = await kitchenTable(world, 0);
  const words = await sheetWords(owner.session, owner.own);
  const phone = await world
    .device()
    .openWith(async (ports) => valueOf(await recoverDossier(ports, words?.join(" ") ?? "", "111111")));
  return { lost: owner.own, phone, goal };
}

type Issuer = Pick<Replica, "keys"> & { readonly ref: Pick<Replica["ref"], "grant"> };

/** A device that another one makes up, with a certificate that chains to the root like any. */
function madeUpBy(by: Replica): { readonly issuer: Issuer; readonly certificate: SignedCapability } {
  const keys = AccessKeys.generate();
  const fields = deviceFields(keys);
  const capability = { ...fields, dossier: by.ref.dossier, parent: by.ref.grant, issuerPk: by.keys.signPk };
  const certificate = { capability, signature: by.keys.sign(capabilitySigningInput(capability)) };
  return { issuer: { keys, ref: { grant: fields.grant } }, certificate };
}

/** What the relay hands out as if it had been stored: a key that the issuer made up, in the place of a section's own. */
async function offer(
  to: Replica,
  issuer: Issuer,
  section: SectionId,
  vouchers: readonly SignedCapability[] = [],
): Promise<boolean> {
  const generation = to.section(section)?.generation ?? 0;
  const evil = rootCover(randomBytes(32));
  const sealed = sealBundle(
    {
      dossier: to.ref.dossier,
      section,
      generation,
      grant: to.ref.grant,
      counter: HIGHEST,
      content: { cover: evil },
      issuer: issuer.ref.grant,
      vouchers,
    },
    issuer.keys,
    to.keys.boxPk,
  );
  if (!sealed) throw new Error("the recipient's key is sound");
  await takeBundles(to, { time: 0, bundles: [{ section, generation, counter: HIGHEST, sealed }], welcomes: [] });
  const held = to.ring.whole(section, generation);
  const [evilNode] = evil;
  return (
    held !== undefined &&
    "cover" in held &&
    evilNode !== undefined &&
    held.cover.some(({ key }) => toBase64url(key) === toBase64url(evilNode.key))
  );
}

test("a lost phone and the relay cannot put a key they know in the place of the one that is sealed under since", async () => {
  const { lost, phone, goal } = await lostPhone(await createWorld(onTestFinished));
  expect(await offer(phone.own, lost, goal)).toBe(false);
});

test("nor for somebody who got a key only after the phone was lost", async () => {
  const world = await createWorld(onTestFinished);
  const { lost, phone, goal } = await lostPhone(world);
  const holder: OpenDevice = await world.holder();
  const { domain } = preset("think-along");
  const key = await giveKeyInPerson(phone, holder, { sections: [goal], domain, until: { type: "two-weeks" } });
  expect(key.section(goal)?.voided.has(lost.ref.grant)).toBe(true);
  expect(await offer(key, lost, goal)).toBe(false);
});

test("nor by a device that it makes up after its end, and that nobody met before", async () => {
  const { lost, phone, goal } = await lostPhone(await createWorld(onTestFinished));
  const { issuer, certificate } = madeUpBy(lost);
  expect(await offer(phone.own, issuer, goal, [certificate])).toBe(false);
});

test("one that it brought in before its end is believed: who takes the first device away goes on", async () => {
  const world = await createWorld(onTestFinished);
  const { owner, goal } = await kitchenTable(world, 0);
  const tablet = await linkInPerson(owner, world.device());
  const laptop = await linkInPerson(owner, world.device(), "Laptop");
  await tablet.sync();
  valueOf(await removeDevice(tablet.session, tablet.own, owner.own.ref.grant));
  await laptop.sync();
  expect(laptop.own.section(goal)?.voided.has(owner.own.ref.grant)).toBe(true);
  expect(await offer(laptop.own, tablet.own, goal)).toBe(true);
  expect(await offer(laptop.own, owner.own, goal)).toBe(false);
});

test("control: a device that one which stands makes up is believed", async () => {
  const { phone, goal } = await lostPhone(await createWorld(onTestFinished));
  const { issuer, certificate } = madeUpBy(phone.own);
  expect(await offer(phone.own, issuer, goal, [certificate])).toBe(true);
});

test("control: a device that stands is believed, whatever it says", async () => {
  const world = await createWorld(onTestFinished);
  const { owner, goal } = await kitchenTable(world, 0);
  expect(await offer(owner.own, owner.own, goal)).toBe(true);
});
