import { expect, test } from "vitest";
import { toHex } from "#src/base/bytes.ts";
import { instant } from "#src/base/instant.ts";
import { AccessKeys, dossierIdOf } from "#src/crypto/access-keys.ts";
import { randomBytes, sha512 } from "#src/crypto/nacl.ts";
import { certifyDevice, newSectionId } from "#src/operations/create-dossier.ts";
import { newSection } from "#src/operations/section-copy.ts";
import { type ReaderContext, takeFrames } from "#src/operations/take-frames.ts";
import { ZERO_16, bodyHash, envelopeSigningInput, hashOf, prefixBytes } from "#src/protocol/envelope.ts";
import { EMPTY_HEAD, headSigningInput, nextHead } from "#src/protocol/log-head.ts";
import { epoch } from "#src/protocol/time.ts";
import { valueOf } from "#tests/support/value-of.ts";

const AT = epoch(228_000);
const TIME = instant(1_780_304_400_000);

/** A log of one envelope under this device's name, number 41, in a head that the relay signed. */
async function read(signedByItself: boolean) {
  const [root, keys, relay] = [AccessKeys.generate(), AccessKeys.generate(), AccessKeys.generate()];
  const dossier = dossierIdOf(root.publicKeys);
  const certificate = certifyDevice(root, dossier, keys);
  const { grant } = certificate.capability;
  const section = newSectionId();
  const prefix = {
    kind: "entry",
    dossier,
    section,
    generation: 0,
    epoch: AT,
    grant,
    seq: 41,
    prevAuthor: ZERO_16,
    seenPos: 0,
    seenHead: ZERO_16,
    commit: ZERO_16,
  } as const;
  const body = randomBytes(400);
  const input = envelopeSigningInput(prefixBytes(prefix), bodyHash(body, sha512));
  const envelope = { prefix, body, signature: (signedByItself ? keys : relay).sign(input) };
  const hash = hashOf(envelope, sha512);
  const head = nextHead({ dossier, section, head: EMPTY_HEAD }, hash, TIME, sha512);
  const unsigned = { ...head, section, generation: 0, time: TIME };
  const signed = { ...unsigned, signature: relay.sign(headSigningInput(dossier, unsigned)) };
  const context: ReaderContext = {
    dossier,
    self: grant,
    rootSignPk: root.signPk,
    relayKey: relay.signPk,
    now: AT,
    open: () => undefined,
    holds: () => true,
    fetched: true,
  };
  const copy = { ...newSection(section, "goal"), authors: new Map([[grant, certificate]]) };
  const after = valueOf(await takeFrames(context, copy, [{ section, pos: 1, time: TIME, envelope }], signed));
  return { after, hash };
}

test("what a relay forges under this device's name is set aside, and does not move its own numbers", async () => {
  const { after } = await read(false);
  expect(after.aside.map(({ reason }) => reason)).toEqual(["bad-signature"]);
  expect([after.head.pos, after.ownSeq, toHex(after.ownPrev)]).toEqual([1, 0, toHex(ZERO_16)]);
});

test("control: what it signed itself, in whatever state, is what it goes on from", async () => {
  const { after, hash } = await read(true);
  expect([after.ownSeq, toHex(after.ownPrev)]).toEqual([41, toHex(hash.slice(0, 16))]);
});
