import { describe, expect, onTestFinished, test } from "vitest";
import { toBase64url, utf8 } from "#src/base/bytes.ts";
import { AccessKeys } from "#src/crypto/access-keys.ts";
import { HolderInvitation, OwnerInvitation } from "#src/crypto/invitation.ts";
import { Mailbox } from "#src/crypto/mailbox.ts";
import { parseFragment } from "#src/crypto/invite-code.ts";
import { randomBytes } from "#src/crypto/nacl.ts";
import { preset } from "#src/grants/presets.ts";
import { readLedger } from "#src/grants/ledger.ts";
import type { OfferForm } from "#src/operations/offer-form.ts";
import { KeyOffer } from "#src/operations/offer-key.ts";
import { KeyRequest } from "#src/operations/request-key.ts";
import { kitchenTable } from "#tests/support/attacker-scene.ts";
import { type Meddle, rewriteJson, standBetween } from "#tests/support/attacker-wire.ts";
import { valueOf } from "#tests/support/value-of.ts";
import { createWorld } from "#tests/support/world.ts";

const JOOST = { name: "Joost", role: "wijkcoach", organisation: "Wijkteam" };
const { signal } = new AbortController();

/** A code on the owner's screen, Joost who scans it, and somebody who photographed it and has the relay's help. */
async function photographed(form: OfferForm = { type: "qr" }) {
  const world = await createWorld(onTestFinished);
  const { owner, goal } = await kitchenTable(world, 0);
  const { domain } = preset("think-along");
  const plan = {
    choice: { sections: [goal], domain, until: { type: "two-weeks" } },
    preset: "think-along",
    circle: "professional",
  } as const;
  const offer = valueOf(await KeyOffer.open(owner.session, owner.own, plan, form));
  const joost = await world.holder();
  const request = valueOf(await KeyRequest.fromCode(joost.session, offer.fragment || (offer.typedCode ?? "")));
  const granted = (): number => readLedger(owner.own.only("ledger").log.settled).grants.size;
  return { world, owner, joost, offer, request, granted };
}

/** What the attacker makes of the photograph. */
function fromPhotograph(fragment: string) {
  const { secret, flags, bound } = valueOf(parseFragment(fragment));
  return {
    mailbox: new Mailbox(secret),
    invitation: new HolderInvitation(secret, flags, bound),
    keys: AccessKeys.generate(),
  };
}

describe("a second claim", () => {
  test("is refused, and the owner sees that there was one, before the first was taken", async () => {
    const { world, joost, offer, request, granted } = await photographed();
    valueOf(await request.claim(JOOST, signal));
    const mallory = await world.holder();
    const second = valueOf(await KeyRequest.fromCode(mallory.session, offer.fragment));
    expect(await second.claim({ ...JOOST, name: "Mallory" }, signal)).toEqual({
      ok: false,
      error: { type: "code-used" },
    });
    const own = fromPhotograph(offer.fragment);
    const claim = toBase64url(own.invitation.claim(JOOST, own.keys));
    expect(await joost.ports.relay.claimInvite({ invite: own.mailbox.id, claim })).toMatchObject({ ok: false });
    expect(await offer.waitForClaim(signal)).toEqual({ ok: false, error: { type: "offer-contested" } });
    expect(granted()).toBe(0);
  });

  test("and also when it comes between the claim and the digits", async () => {
    const { joost, offer, request, granted } = await photographed();
    valueOf(await request.claim(JOOST, signal));
    valueOf(await offer.waitForClaim(signal));
    const digits = valueOf(await request.waitForDigits(signal));
    const own = fromPhotograph(offer.fragment);
    const claim = toBase64url(own.invitation.claim(JOOST, own.keys));
    await joost.ports.relay.claimInvite({ invite: own.mailbox.id, claim });
    expect(await offer.tryDigits(digits)).toEqual({ ok: false, error: { type: "offer-contested" } });
    expect(granted()).toBe(0);
  });

  test("control: the same claim over again, after a lost answer, is no second one, and the key is given", async () => {
    const { joost, offer, request, granted } = await photographed();
    joost.link.dropNextAnswer("/v1/invites/claim");
    expect(await request.claim(JOOST, signal)).toEqual({ ok: false, error: { type: "offline" } });
    valueOf(await request.claim(JOOST, signal));
    valueOf(await offer.waitForClaim(signal));
    valueOf(await offer.tryDigits(valueOf(await request.waitForDigits(signal))));
    valueOf(await request.waitForKey(signal));
    expect(granted()).toBe(1);
  });

  test("a claim that was recorded elsewhere does not open in another invitation", async () => {
    const { joost, offer, granted } = await photographed();
    const elsewhere = new HolderInvitation(randomBytes(32), 0, randomBytes(16));
    const claim = toBase64url(elsewhere.claim(JOOST, AccessKeys.generate()));
    const { mailbox } = fromPhotograph(offer.fragment);
    valueOf(await joost.ports.relay.claimInvite({ invite: mailbox.id, claim }));
    expect(await offer.waitForClaim(signal)).toEqual({ ok: false, error: { type: "claim-unusable" } });
    expect(granted()).toBe(0);
  });
});

describe("keys put in another's place", () => {
  test("in the claim: the digits of the one across the table no longer fit, and three tries release nothing", async () => {
    const { world, joost, offer, request, granted } = await photographed();
    const own = fromPhotograph(offer.fragment);
    const honestRelay = joost.ports.relay;
    standBetween(joost, world, async (path, _init, forward) => {
      if (path !== "/v1/invites/claim") return forward();
      const claim = toBase64url(own.invitation.claim(JOOST, own.keys));
      await honestRelay.claimInvite({ invite: own.mailbox.id, claim });
      return new Response(JSON.stringify({ time: world.now() }), { headers: { "Content-Type": "application/json" } });
    });
    valueOf(await request.claim(JOOST, signal));
    valueOf(await offer.waitForClaim(signal));
    const shown = valueOf(await request.waitForDigits(signal));
    const { reveal } = valueOf(await honestRelay.lookInvite({ invite: own.mailbox.id, known: "none", wait: 0 }));
    if (!reveal) throw new Error("the owner has shown what it committed to");
    const attackers = valueOf(own.invitation.readReveal(reveal));
    expect(attackers.digits).not.toBe(shown);
    expect(await offer.tryDigits(shown)).toEqual({ ok: false, error: { type: "digits-wrong", left: 2 } });
    expect(await offer.tryDigits(shown)).toEqual({ ok: false, error: { type: "digits-wrong", left: 1 } });
    expect(await offer.tryDigits(shown)).toEqual({ ok: false, error: { type: "offer-over" } });
    expect(await offer.tryDigits(attackers.digits)).toEqual({ ok: false, error: { type: "offer-over" } });
    const after = valueOf(await honestRelay.lookInvite({ invite: own.mailbox.id, known: "none", wait: 0 }));
    expect(after).toMatchObject({ state: "dead", delivery: null });
    expect(granted()).toBe(0);
  });

  test("control: nothing but the digits stands in that attacker's way", async () => {
    const { joost, offer, granted } = await photographed();
    const own = fromPhotograph(offer.fragment);
    const claim = toBase64url(own.invitation.claim(JOOST, own.keys));
    valueOf(await joost.ports.relay.claimInvite({ invite: own.mailbox.id, claim }));
    valueOf(await offer.waitForClaim(signal));
    const { reveal } = valueOf(await joost.ports.relay.lookInvite({ invite: own.mailbox.id, known: "none", wait: 0 }));
    if (!reveal) throw new Error("the owner has shown what it committed to");
    valueOf(await offer.tryDigits(valueOf(own.invitation.readReveal(reveal)).digits));
    expect(granted()).toBe(1);
  });

  /** Puts something of the attacker's making in the mailbox's place, sealed as it should be. */
  const inMailbox = (field: "offer" | "reveal", make: (sealed: string) => string): Meddle =>
    rewriteJson("/v1/invites/look", (view) =>
      typeof view[field] === "string" ? { ...view, [field]: make(view[field]) } : view,
    );

  test("in the offer or in what is revealed: the code itself says that it is another's", async () => {
    for (const field of ["offer", "reveal"] as const) {
      const { world, joost, offer, request } = await photographed();
      const { secret, flags } = valueOf(parseFragment(offer.fragment));
      const foreign = new OwnerInvitation(AccessKeys.generate().publicKeys, secret, flags);
      const made = field === "offer" ? foreign.offer() : foreign.reveal(randomBytes(32));
      standBetween(
        joost,
        world,
        inMailbox(field, () => toBase64url(made)),
      );
      const claimed = await request.claim(JOOST, signal);
      if (field === "offer") {
        expect(claimed).toEqual({ ok: false, error: { type: "code-substituted" } });
        continue;
      }
      valueOf(claimed);
      valueOf(await offer.waitForClaim(signal));
      expect(await request.waitForDigits(signal)).toEqual({ ok: false, error: { type: "code-substituted" } });
    }
  });

  test("control: a holder whose code bound to nothing would be shown the other dossier, and believe it", async () => {
    const { offer } = await photographed();
    const { secret, flags } = valueOf(parseFragment(offer.fragment));
    const foreign = new OwnerInvitation(AccessKeys.generate().publicKeys, secret, flags);
    const unbound = new HolderInvitation(secret, flags);
    expect(unbound.takeOffer(foreign.offer())).toBe(true);
    const claim = valueOf(foreign.readClaim(unbound.claim(JOOST, AccessKeys.generate())));
    expect(valueOf(unbound.readReveal(foreign.reveal(randomBytes(32)))).digits).toBe(foreign.digits(claim));
  });

  test("the relay's key, which the digits do not cover: seen when the key is delivered", async () => {
    const { world, joost, offer, request } = await photographed();
    const { mailbox } = fromPhotograph(offer.fragment);
    const otherKey = (sealed: string): string => {
      const plain = mailbox.open("reveal", new Uint8Array(Buffer.from(sealed, "base64url")));
      const text = JSON.parse(new TextDecoder().decode(plain)) as object;
      return toBase64url(
        mailbox.seal("reveal", utf8(JSON.stringify({ ...text, relayKey: toBase64url(randomBytes(32)) }))),
      );
    };
    standBetween(joost, world, inMailbox("reveal", otherKey));
    valueOf(await request.claim(JOOST, signal));
    valueOf(await offer.waitForClaim(signal));
    valueOf(await offer.tryDigits(valueOf(await request.waitForDigits(signal))));
    expect(await request.waitForKey(signal)).toEqual({ ok: false, error: { type: "code-substituted" } });
  });

  test("control: until that delivery another key of the relay shows in nothing, the digits least of all", () => {
    const owner = new OwnerInvitation(randomBytes(64), randomBytes(32), 0);
    const holder = new HolderInvitation(secretOf(owner), 0, owner.bind);
    const claim = valueOf(owner.readClaim(holder.claim(JOOST, AccessKeys.generate())));
    const [one, other] = [owner.reveal(randomBytes(32)), owner.reveal(randomBytes(32))];
    expect(valueOf(holder.readReveal(one)).digits).toBe(owner.digits(claim));
    expect(valueOf(holder.readReveal(other)).digits).toBe(owner.digits(claim));
  });
});

const secretOf = (owner: OwnerInvitation) => valueOf(parseFragment(owner.fragment)).secret;

describe("six digits", () => {
  test("are another's for another root, as often as one in a million", () => {
    const secret = randomBytes(32);
    const keys = AccessKeys.generate();
    let same = 0;
    for (let n = 0; n < 400; n++) {
      const owner = new OwnerInvitation(randomBytes(64), secret, 0);
      const attacker = new OwnerInvitation(randomBytes(64), secret, 0);
      const holder = new HolderInvitation(secret, 0);
      expect(holder.takeOffer(attacker.offer())).toBe(true);
      const claim = valueOf(owner.readClaim(holder.claim(JOOST, keys)));
      if (owner.digits(claim) === valueOf(holder.readReveal(attacker.reveal(randomBytes(32)))).digits) same += 1;
    }
    // Two of 400 would be chance once in twelve million tries.
    expect(same).toBeLessThan(2);
  });

  test("cannot be ground: once the owner has shown its part, no other claim is taken", async () => {
    const { world, owner, offer, request, granted } = await photographed();
    const own = fromPhotograph(offer.fragment);
    valueOf(await request.claim(JOOST, signal));
    let reveals = 0;
    standBetween(owner, world, async (path, _init, forward) => {
      if (path === "/v1/invites/reveal") {
        reveals += 1;
        await forward();
        throw new TypeError("the relay has it, and says that it has not");
      }
      const swap = inMailboxClaim(toBase64url(own.invitation.claim(JOOST, own.keys)), () => reveals > 0);
      return swap(path, _init, forward);
    });
    expect(await offer.waitForClaim(signal)).toEqual({ ok: false, error: { type: "offline" } });
    expect(await offer.waitForClaim(signal)).toEqual({ ok: false, error: { type: "offer-contested" } });
    expect(reveals).toBe(1);
    expect(granted()).toBe(0);
  });

  const inMailboxClaim = (claim: string, when: () => boolean): Meddle =>
    rewriteJson("/v1/invites/look", (view) => (when() ? { ...view, state: "claimed", claim } : view));

  test("control: who may still choose a claim when all else is known finds one for any three digits at once", () => {
    const owner = new OwnerInvitation(randomBytes(64), randomBytes(32), 0);
    const first = valueOf(
      owner.readClaim(new HolderInvitation(secretOf(owner), 0).claim(JOOST, AccessKeys.generate())),
    );
    const wanted = owner.digits(first).slice(-3);
    let found = 0;
    for (let n = 0; n < 20_000 && found === 0; n++)
      if (owner.digits({ ...first, text: utf8(`{"name":"Mallory ${n}"}`) }).endsWith(wanted)) found = n + 1;
    expect(found).toBeGreaterThan(0);
  });

  test("wrong three times end the code and release nothing, whatever is typed after", async () => {
    const { offer, request, granted } = await photographed({ type: "typed" });
    valueOf(await request.claim(JOOST, signal));
    valueOf(await offer.waitForClaim(signal));
    const digits = valueOf(await request.waitForDigits(signal));
    const wrong = digits === "000000" ? "000001" : "000000";
    expect(await offer.tryDigits(wrong)).toMatchObject({ error: { type: "digits-wrong", left: 2 } });
    expect(await offer.tryDigits(wrong)).toMatchObject({ error: { type: "digits-wrong", left: 1 } });
    expect(await offer.tryDigits(wrong)).toMatchObject({ error: { type: "offer-over" } });
    expect(await offer.tryDigits(digits)).toMatchObject({ error: { type: "offer-over" } });
    expect(await request.waitForKey(signal)).toMatchObject({ ok: false, error: { type: "code-old" } });
    expect(granted()).toBe(0);
  });

  test("control: who were told again and again that they are wrong would find them, all in a list of a million", () => {
    const owner = new OwnerInvitation(randomBytes(64), randomBytes(32), 0);
    const claim = valueOf(
      owner.readClaim(new HolderInvitation(secretOf(owner), 0).claim(JOOST, AccessKeys.generate())),
    );
    const wanted = owner.digits(claim);
    let tries = 0;
    while (tries < 1_000_000 && String(tries).padStart(6, "0") !== wanted) tries += 1;
    expect(tries).toBeLessThan(1_000_000);
  });
});

test("a link scanner that opens the link claims nothing: opening asks nobody anything", async () => {
  const { world, offer, request, granted } = await photographed({ type: "link" });
  const scanner = await world.holder();
  valueOf(await KeyRequest.fromCode(scanner.session, `${world.origin}/k#${offer.fragment}`));
  expect(scanner.link.asked).toEqual([]);
  valueOf(await request.claim(JOOST, signal));
  valueOf(await offer.waitForClaim(signal));
  valueOf(await offer.tryDigits(valueOf(await request.waitForDigits(signal))));
  expect(granted()).toBe(1);
});
