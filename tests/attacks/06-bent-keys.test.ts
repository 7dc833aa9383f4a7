import { describe, expect, onTestFinished, test } from "vitest";
import { createMemoryRelay } from "#relay/adapters/memory/relay.ts";
import { type Bytes, bytes, concat, fromHex, toBase64url, utf8 } from "#src/base/bytes.ts";
import { AccessKeys } from "#src/crypto/access-keys.ts";
import { parseFragment } from "#src/crypto/invite-code.ts";
import { OwnerInvitation } from "#src/crypto/invitation.ts";
import { Mailbox } from "#src/crypto/mailbox.ts";
import { sealBundle } from "#src/crypto/key-bundle.ts";
import { randomBytes, verifyDetached } from "#src/crypto/nacl.ts";
import { sealWelcome } from "#src/crypto/welcome.ts";
import { readLedger } from "#src/grants/ledger.ts";
import { preset } from "#src/grants/presets.ts";
import { KeyOffer } from "#src/operations/offer-key.ts";
import type { Capability } from "#src/protocol/capability.ts";
import type { DossierId, GrantId, SectionId } from "#src/protocol/ids.ts";
import { FOREVER, epoch } from "#src/protocol/time.ts";
import { kitchenTable } from "#tests/support/attacker-scene.ts";
import {
  type Actor,
  capabilityOf,
  createActor,
  random,
  randomId,
  signedRequest,
} from "#tests/support/relay-client-bytes.ts";
import { RelayDossier, valueOf, verdict } from "#tests/support/relay-dossier.ts";
import { START, openUnderTest } from "#tests/support/relay-under-test.ts";
import { valueOf as valueIn } from "#tests/support/value-of.ts";
import { createWorld } from "#tests/support/world.ts";

const ORDER = 2n ** 252n + 27742317777372353535851937790883648493n;
const littleEndian = (data: Uint8Array): bigint => data.reduceRight((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
const toLittleEndian = (value: bigint): Bytes => bytes(32).map((_, i) => Number((value >> BigInt(8 * i)) & 255n));

/** Another signature for the same message and key, which plain Ed25519 takes: S + L in S's place. */
const malleable = (signature: Uint8Array): Bytes =>
  concat(signature.subarray(0, 32), toLittleEndian(littleEndian(signature.subarray(32)) + ORDER));

const IDENTITY = toLittleEndian(1n);
/** Under the identity as key this signs every message there is. */
const SIGNS_ALL = concat(IDENTITY, bytes(32));
const unhex = (hex: string): Bytes => fromHex(hex) ?? bytes(0);
const bentSignKeys: readonly (readonly [string, Bytes])[] = [
  ["the identity", IDENTITY],
  ["of order 2", toLittleEndian(2n ** 255n - 20n)],
  ["of order 8", unhex("26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05")],
  ["not canonical", toLittleEndian(2n ** 255n - 19n + 1n)],
  ["no point", toLittleEndian(2n)],
];
const bentBoxKeys: readonly (readonly [string, Bytes])[] = [
  ["zero", bytes(32)],
  ["one", toLittleEndian(1n)],
  ["of order 8", unhex("e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800")],
  ["not canonical", toLittleEndian(2n ** 255n - 19n)],
];

async function underTest() {
  const under = await openUnderTest((options) => Promise.resolve(createMemoryRelay(options)));
  onTestFinished(() => under.relay.close());
  return under;
}

describe("a malleable signature", () => {
  test("is what plain Ed25519 takes: the control of all that follows", () => {
    const actor = createActor();
    const message = utf8("een verzoek");
    expect(verifyDetached(message, malleable(actor.sign(message)), actor.signPk)).toBe(true);
    expect(verifyDetached(message, SIGNS_ALL, IDENTITY)).toBe(true);
  });

  const bent = ({ sign, ...actor }: Actor): Actor => ({ ...actor, sign: (message) => malleable(sign(message)) });

  test("opens neither a registration nor a change of access nor a reading", async () => {
    const { relay, clock, dossier } = await underTest();
    const stranger = new RelayDossier(relay, () => clock.now);
    Object.assign(stranger.device, bent(stranger.device));
    expect(verdict(await stranger.register())).toBe("unauthenticated");
    const d = await dossier();
    const body = d.change({});
    const asked = signedRequest(bent(d.device), d.dossier, "/v1/access", body, clock.now);
    expect(verdict(await relay.access(asked))).toBe("unauthenticated");
    expect(verdict(await d.status(bent(d.device)))).toBe("unauthenticated");
    expect(verdict(await d.read(bent(d.device)))).toBe("unauthenticated");
    // Control: with the honest signature the same is taken.
    expect(verdict(await d.status(d.device))).toBe("ok");
  });

  test("is on no envelope that the relay stores, so that nothing is stored twice under two hashes", async () => {
    const { relay, dossier } = await underTest();
    const d = await dossier();
    const made = d.next(d.device, d.section);
    const at = made.wire.length - 296 - 64;
    const twin = concat(
      made.wire.subarray(0, at),
      malleable(made.wire.subarray(at, at + 64)),
      made.wire.subarray(at + 64),
    );
    const answer = valueOf(await relay.append(d.dossier, [twin, made.wire]));
    expect(answer.results).toMatchObject([{ status: "refused", problem: "unauthenticated" }, { status: "stored" }]);
  });

  test("is on no capability that the relay registers", async () => {
    const { dossier } = await underTest();
    const d = await dossier();
    const holder = createActor();
    expect(verdict(await d.give(holder, {}, bent(d.device)))).toBe("unauthenticated");
    expect(verdict(await d.give(holder))).toBe("ok");
  });
});

describe("a bent key", () => {
  for (const [words, signPk] of bentSignKeys)
    test(`(Ed25519, ${words}) enters neither as a holder nor as a device nor as a root`, async () => {
      const { relay, clock, dossier } = await underTest();
      const d = await dossier();
      const actor: Actor = { ...createActor(), signPk, sign: () => SIGNS_ALL };
      expect(verdict(await d.give(actor))).toBe("malformed");
      const certificate = capabilityOf(actor, d.device, d.dossier);
      expect(verdict(await d.access({ capabilities: [certificate] }))).toBe("malformed");
      const stranger = new RelayDossier(relay, () => clock.now);
      Object.assign(stranger.root, actor);
      const rootPk = concat(signPk, stranger.root.boxPk);
      const device: Partial<Capability> = { nbf: epoch(0), exp: FOREVER };
      const forged = capabilityOf(stranger.device, actor, stranger.dossier, device);
      const access = stranger.change({ capabilities: [forged] });
      const body = { dossier: stranger.dossier, rootPk, access };
      const asked = signedRequest(stranger.device, stranger.dossier, "/v1/dossiers", body, START);
      expect(verdict(await relay.register(asked))).toBe("malformed");
    });

  for (const [words, boxPk] of bentBoxKeys)
    test(`(X25519, ${words}) enters nowhere, and nothing is ever sealed to it`, async () => {
      const { dossier } = await underTest();
      const d = await dossier();
      expect(verdict(await d.give({ ...createActor(), boxPk }))).toBe("malformed");
      const place = { dossier: randomId<DossierId>(), section: randomId<SectionId>(), grant: randomId<GrantId>() };
      const issuer = AccessKeys.generate();
      const bundle = {
        ...place,
        generation: 0,
        counter: 1,
        content: { inboxPk: random(32) },
        issuer: place.grant,
        vouchers: [],
      };
      if (words === "not canonical") return;
      expect(sealBundle(bundle, issuer, boxPk)).toBeUndefined();
      expect(sealWelcome(place, "{}", place.grant, issuer, boxPk)).toBeUndefined();
      const invitation = new OwnerInvitation(randomBytes(64), randomBytes(32), 0);
      const claim = { name: "x", role: "", organisation: "", signPk: random(32), boxPk, nonce: random(32) };
      expect(invitation.deliver("{}", claim)).toBeUndefined();
      // Control: to an honest key all three are sealed.
      const honest = createActor().boxPk;
      expect(sealBundle(bundle, issuer, honest)).toBeDefined();
      expect(invitation.deliver("{}", { ...claim, boxPk: honest })).toBeDefined();
    });

  test("in a claim ends the invitation before any digit is asked for", async () => {
    const keys = AccessKeys.generate();
    const claims = [
      ...bentSignKeys.map(([, signPk]) => ({ signPk, boxPk: keys.boxPk })),
      ...bentBoxKeys.map(([, boxPk]) => ({ signPk: keys.signPk, boxPk })),
    ];
    const { owner, goal } = await kitchenTable(await createWorld(onTestFinished), 0);
    const { domain } = preset("think-along");
    const choice = { sections: [goal], domain, until: { type: "two-weeks" } } as const;
    const { signal } = new AbortController();
    for (const { signPk, boxPk } of claims) {
      const plan = { choice, preset: "think-along", circle: "professional" } as const;
      const offer = valueIn(await KeyOffer.open(owner.session, owner.own, plan, { type: "qr" }));
      const mailbox = new Mailbox(valueIn(parseFragment(offer.fragment)).secret);
      const text = { name: "Joost", role: "", organisation: "", nonce: toBase64url(random(32)) };
      const sealed = mailbox.seal(
        "claim",
        utf8(JSON.stringify({ ...text, signPk: toBase64url(signPk), boxPk: toBase64url(boxPk) })),
      );
      valueIn(await owner.ports.relay.claimInvite({ invite: mailbox.id, claim: toBase64url(sealed) }));
      expect(await offer.waitForClaim(signal)).toEqual({ ok: false, error: { type: "claim-unusable" } });
    }
    expect(readLedger(owner.own.only("ledger").log.settled).grants.size).toBe(0);
  });
});
