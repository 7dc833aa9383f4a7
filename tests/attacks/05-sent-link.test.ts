import { describe, expect, onTestFinished, test } from "vitest";
import { toBase64url } from "#src/base/bytes.ts";
import { AccessKeys } from "#src/crypto/access-keys.ts";
import { HolderInvitation } from "#src/crypto/invitation.ts";
import { parseFragment } from "#src/crypto/invite-code.ts";
import { domainRights } from "#src/grants/rights.ts";
import type { OfferForm } from "#src/operations/offer-form.ts";
import { KeyOffer } from "#src/operations/offer-key.ts";
import { KeyRequest } from "#src/operations/request-key.ts";
import { kitchenTable } from "#tests/support/attacker-scene.ts";
import { rewriteJson, standBetween } from "#tests/support/attacker-wire.ts";
import { valueOf } from "#tests/support/value-of.ts";
import { createWorld, type OpenDevice } from "#tests/support/world.ts";

const JOOST = { name: "Joost", role: "wijkcoach", organisation: "Wijkteam" };
const { signal } = new AbortController();

/** A link that was sent to somebody far away. */
async function sent(form: OfferForm = { type: "link" }) {
  const world = await createWorld(onTestFinished);
  const { owner, goal } = await kitchenTable(world, 0);
  const choice = { sections: [goal], domain: domainRights("note"), until: { type: "two-weeks" } } as const;
  const plan = { choice, preset: "think-along", circle: "professional" } as const;
  const offer = valueOf(await KeyOffer.open(owner.session, owner.own, plan, form));
  const joost = await world.holder();
  const request = valueOf(await KeyRequest.fromCode(joost.session, offer.fragment));
  return { world, owner, goal, joost, offer, request };
}

/** After a lock, a reload, a night: what this device still knows. */
async function nextMorning(owner: OpenDevice): Promise<readonly KeyOffer[]> {
  await owner.restart();
  return KeyOffer.resume(owner.session, owner.own);
}

async function theOne(owner: OpenDevice): Promise<KeyOffer> {
  const [one, ...more] = await nextMorning(owner);
  if (!one || more.length > 0) throw new Error("one link was sent, and one is known");
  return one;
}

describe("a link outlives the lock of who sent it", () => {
  test("with the key that was chosen, and is forgotten once that is given", async () => {
    const { owner, goal, offer, request } = await sent();
    const resumed = await theOne(owner);
    expect(resumed.fragment).toBe(offer.fragment);
    valueOf(await request.claim(JOOST, signal));
    expect(valueOf(await resumed.waitForClaim(signal))).toEqual(JOOST);
    valueOf(await resumed.tryDigits(valueOf(await request.waitForDigits(signal))));
    expect(valueOf(await request.waitForKey(signal)).section(goal)).toBeDefined();
    expect(await nextMorning(owner)).toEqual([]);
  });

  test("also between the claim and the digits, and with a cut after the key was made: there is one key", async () => {
    const { owner, offer, request } = await sent();
    valueOf(await request.claim(JOOST, signal));
    valueOf(await offer.waitForClaim(signal));
    const digits = valueOf(await request.waitForDigits(signal));
    const resumed = await theOne(owner);
    valueOf(await resumed.waitForClaim(signal));
    owner.link.dropNextAnswer("/v1/invites/deliver");
    expect(await resumed.tryDigits(digits)).toMatchObject({ ok: false });
    const again = await theOne(owner);
    valueOf(await again.waitForClaim(signal));
    const given = valueOf(await again.tryDigits(digits));
    expect(valueOf(await request.waitForKey(signal)).ref.grant).toBe(given.grant);
  });

  test("control: a code on the screen is forgotten with the screen", async () => {
    const { owner } = await sent({ type: "qr" });
    expect(await nextMorning(owner)).toEqual([]);
  });

  test("one that was ended, or that is too old, is not known any more", async () => {
    const { world, owner, offer } = await sent();
    await offer.cancel();
    expect(await nextMorning(owner)).toEqual([]);
    const later = await sent();
    later.world.advance(4 * 24 * 3_600_000);
    const resumed = await theOne(later.owner);
    expect(await resumed.waitForClaim(signal)).toEqual({ ok: false, error: { type: "offer-over" } });
    expect(await nextMorning(later.owner)).toEqual([]);
    expect(world.now()).toBeLessThan(later.world.now());
  });
});

describe("and a lock gives nobody another chance", () => {
  test("three wrong digits are three, however often the device was locked between them", async () => {
    const { owner, offer, request } = await sent();
    valueOf(await request.claim(JOOST, signal));
    valueOf(await offer.waitForClaim(signal));
    const right = valueOf(await request.waitForDigits(signal));
    const wrong = right === "000000" ? "000001" : "000000";
    expect(await offer.tryDigits(wrong)).toMatchObject({ error: { type: "digits-wrong", left: 2 } });
    for (const left of [1, 0]) {
      const resumed = await theOne(owner);
      valueOf(await resumed.waitForClaim(signal));
      const error = left === 0 ? { type: "offer-over" } : { type: "digits-wrong", left };
      expect(await resumed.tryDigits(wrong)).toEqual({ ok: false, error });
    }
    expect(await nextMorning(owner)).toEqual([]);
  });

  test("who came first is the one: a relay cannot put another claim in its place meanwhile", async () => {
    const { world, owner, offer, request } = await sent();
    valueOf(await request.claim(JOOST, signal));
    valueOf(await offer.waitForClaim(signal));
    const resumed = await theOne(owner);
    const { secret, flags, bound } = valueOf(parseFragment(offer.fragment));
    const claim = toBase64url(new HolderInvitation(secret, flags, bound).claim(JOOST, AccessKeys.generate()));
    standBetween(
      owner,
      world,
      rewriteJson("/v1/invites/look", (view) => ({ ...view, claim })),
    );
    expect(await resumed.waitForClaim(signal)).toEqual({ ok: false, error: { type: "offer-contested" } });
  });
});
