import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { createSqliteRelay } from "#relay/adapters/sqlite/relay.ts";
import { toBase64url } from "#src/base/bytes.ts";
import { AccessKeys } from "#src/crypto/access-keys.ts";
import { HolderInvitation, OwnerInvitation } from "#src/crypto/invitation.ts";
import { FLAG_DEVICE, FLAG_LINK, encodeFragment, parseFragment } from "#src/crypto/invite-code.ts";
import { Mailbox } from "#src/crypto/mailbox.ts";
import { randomBytes } from "#src/crypto/nacl.ts";
import { preset } from "#src/grants/presets.ts";
import { readLedger } from "#src/grants/ledger.ts";
import { JoinRequest } from "#src/operations/join-dossier.ts";
import { LinkOffer } from "#src/operations/offer-link.ts";
import { KeyOffer } from "#src/operations/offer-key.ts";
import { removeDevice } from "#src/operations/remove-device.ts";
import { KeyRequest } from "#src/operations/request-key.ts";
import { openableBundles, openedBy, stealDatabase } from "#tests/support/attacker-database.ts";
import { DONE, kitchenTable, writeNote } from "#tests/support/attacker-scene.ts";
import { standBetween } from "#tests/support/attacker-wire.ts";
import { linkInPerson } from "#tests/support/link-in-person.ts";
import { valueOf } from "#tests/support/value-of.ts";
import { type OpenDevice, PIN, createWorld } from "#tests/support/world.ts";

const { signal } = new AbortController();
const devicesOf = ({ own }: OpenDevice): number => readLedger(own.only("ledger").log.settled).devices.size;

/** A code for a second device on the owner's screen; somebody photographed it, and has the relay's help. */
async function photographed() {
  const world = await createWorld(onTestFinished);
  const { owner } = await kitchenTable(world, 0);
  const offer = valueOf(await LinkOffer.open(owner.session, owner.own));
  const { secret, flags, bound } = valueOf(parseFragment(offer.fragment));
  const attacker = {
    mailbox: new Mailbox(secret, "device"),
    invitation: new HolderInvitation(secret, flags, bound),
    keys: AccessKeys.generate(),
  };
  const claim = (): string =>
    toBase64url(attacker.invitation.claim({ name: "Tablet", role: "", organisation: "" }, attacker.keys));
  return { world, owner, offer, attacker, claim };
}

describe("a photographed code for a device, and a relay that colludes", () => {
  test("puts its own keys in the claim: the digits on the owner's two screens differ, and nothing is released", async () => {
    const { world, owner, offer, attacker, claim } = await photographed();
    const tablet = world.device();
    const honest = tablet.ports.relay;
    standBetween(tablet, world, async (path, _init, forward) => {
      if (path !== "/v1/invites/claim") return forward();
      await honest.claimInvite({ invite: attacker.mailbox.id, claim: claim() });
      return new Response(JSON.stringify({ time: world.now() }), { headers: { "Content-Type": "application/json" } });
    });
    const request = valueOf(JoinRequest.fromCode(tablet.ports, offer.fragment));
    valueOf(await request.claim("Tablet", signal));
    valueOf(await offer.waitForClaim(signal));
    const shown = valueOf(await request.waitForDigits(signal));
    for (const left of [2, 1])
      expect(await offer.tryDigits(shown)).toEqual({ ok: false, error: { type: "digits-wrong", left } });
    expect(await offer.tryDigits(shown)).toEqual({ ok: false, error: { type: "offer-over" } });
    const after = valueOf(await honest.lookInvite({ invite: attacker.mailbox.id, known: "none", wait: 0 }));
    expect(after).toMatchObject({ state: "dead", delivery: null });
    expect(devicesOf(owner)).toBe(1);
    expect(await request.waitForLink(signal)).toEqual({ ok: false, error: { type: "code-old" } });
    expect(await request.settle({ pin: PIN })).toEqual({ ok: false, error: { type: "link-incomplete" } });
  });

  test("control: nothing but the digits stands in its way, and with them it would have everything", async () => {
    const { owner, offer, attacker, claim } = await photographed();
    const { relay } = owner.ports;
    valueOf(await relay.claimInvite({ invite: attacker.mailbox.id, claim: claim() }));
    valueOf(await offer.waitForClaim(signal));
    const { reveal } = valueOf(await relay.lookInvite({ invite: attacker.mailbox.id, known: "none", wait: 0 }));
    if (!reveal) throw new Error("the owner has shown what it committed to");
    const { digits } = valueOf(attacker.invitation.readReveal(reveal));
    const { device } = valueOf(await offer.tryDigits(digits));
    expect(devicesOf(owner)).toBe(2);
    const signer = { dossier: owner.own.ref.dossier, grant: device, sign: (i: Uint8Array) => attacker.keys.sign(i) };
    expect(valueOf(await relay.bundles(signer)).bundles.length).toBeGreaterThan(0);
  });

  test("claims beside the tablet: the owner is told, and the code ends", async () => {
    const { world, owner, offer, attacker, claim } = await photographed();
    const tablet = world.device();
    const request = valueOf(JoinRequest.fromCode(tablet.ports, offer.fragment));
    valueOf(await request.claim("Tablet", signal));
    valueOf(await offer.waitForClaim(signal));
    const digits = valueOf(await request.waitForDigits(signal));
    await owner.ports.relay.claimInvite({ invite: attacker.mailbox.id, claim: claim() });
    expect(await offer.tryDigits(digits)).toEqual({ ok: false, error: { type: "offer-contested" } });
    expect(devicesOf(owner)).toBe(1);
  });

  test("says another key of the relay than the owner's device knows: the new device takes nothing", async () => {
    const { world, offer, attacker } = await photographed();
    const tablet = world.device();
    const request = valueOf(JoinRequest.fromCode(tablet.ports, offer.fragment));
    valueOf(await request.claim("Tablet", signal));
    valueOf(await offer.waitForClaim(signal));
    standBetween(tablet, world, async (path, _init, forward) => {
      const answer = await forward();
      if (path !== "/v1/invites/look") return answer;
      const view = (await answer.json()) as { reveal: string | null };
      const plain =
        view.reveal && attacker.mailbox.open("reveal", new Uint8Array(Buffer.from(view.reveal, "base64url")));
      if (!plain) return Response.json(view);
      const text = JSON.parse(new TextDecoder().decode(plain)) as object;
      const other = JSON.stringify({ ...text, relayKey: toBase64url(randomBytes(32)) });
      const reveal = toBase64url(attacker.mailbox.seal("reveal", new TextEncoder().encode(other)));
      return Response.json({ ...view, reveal });
    });
    const digits = valueOf(await request.waitForDigits(signal));
    valueOf(await offer.tryDigits(digits));
    expect(await request.waitForLink(signal)).toEqual({ ok: false, error: { type: "code-substituted" } });
  });
});

describe("a device that was taken away, with the relay's whole database", () => {
  async function story() {
    const dataDir = mkdtempSync(join(tmpdir(), "roer-relay-"));
    const world = await createWorld(onTestFinished, ({ clock }) => createSqliteRelay({ dataDir, clock }));
    onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }));
    const { owner, goal } = await kitchenTable(world, 0);
    const tablet = await linkInPerson(owner, world.device());
    await writeNote(owner, owner.own, goal, "ervoor");
    await owner.sync();
    await tablet.sync();
    const { ref, keys } = tablet.own;
    const kept = tablet.own.ring.clone();
    return { dataDir, world, owner, goal, tablet, ref, keys, kept };
  }
  const after = async ({ owner, goal }: Pick<Awaited<ReturnType<typeof story>>, "owner" | "goal">): Promise<void> => {
    await writeNote(owner, owner.own, goal, "erna");
    expect(await owner.sync()).toEqual(DONE);
  };
  const said = ({ dataDir, ref, keys, kept, goal }: Awaited<ReturnType<typeof story>>): readonly string[] => {
    const stolen = stealDatabase(dataDir, ref.dossier);
    for (const { bundle } of openableBundles(stolen, ref.dossier, keys))
      kept.take(bundle.section, bundle.generation, bundle.counter, bundle.content);
    return openedBy(stolen.envelopes, [kept]).flatMap(({ envelope, texts }) =>
      envelope.prefix.section === goal ? texts.flatMap((text) => /ervoor|erna/.exec(text)?.[0] ?? []) : [],
    );
  };

  test("opens nothing that is written after it", async () => {
    const scene = await story();
    valueOf(await removeDevice(scene.owner.session, scene.owner.own, scene.ref.grant));
    await after(scene);
    expect(said(scene)).toEqual(["ervoor"]);
    expect(await scene.tablet.sync()).toEqual([{ type: "over", problem: "revoked" }]);
  });

  test("control: one that was not taken away opens that too", async () => {
    const scene = await story();
    await after(scene);
    expect(said(scene)).toEqual(["ervoor", "erna"]);
  });
});

describe("a code for a key and a code for a device", () => {
  async function both() {
    const world = await createWorld(onTestFinished);
    const { owner, goal } = await kitchenTable(world, 0);
    const { domain } = preset("think-along");
    const choice = { sections: [goal], domain, until: { type: "two-weeks" } } as const;
    const plan = { choice, preset: "think-along", circle: "professional" } as const;
    return { world, owner, plan };
  }

  test("are each refused where the other is asked for, scanned or typed, before anything is claimed", async () => {
    const { world, owner, plan } = await both();
    const device = valueOf(await LinkOffer.open(owner.session, owner.own));
    const joost = await world.holder();
    expect(await KeyRequest.fromCode(joost.session, device.fragment)).toEqual({
      ok: false,
      error: { type: "code-for-device" },
    });
    const typed = valueOf(await KeyRequest.fromCode(joost.session, device.typedCode));
    const JOOST = { name: "Joost", role: "", organisation: "" };
    expect(await typed.claim(JOOST, signal)).toEqual({ ok: false, error: { type: "code-for-device" } });

    const fresh = world.device();
    for (const form of ["qr", "typed", "link"] as const) {
      const key = valueOf(await KeyOffer.open(owner.session, owner.own, plan, { type: form }));
      const code = key.fragment || (key.typedCode ?? "");
      const join = JoinRequest.fromCode(fresh.ports, code);
      const refused = join.ok ? await join.value.claim("Tablet", signal) : join;
      expect([form, refused]).toEqual([form, { ok: false, error: { type: "code-for-key" } }]);
      const { state } = valueOf(await owner.ports.relay.lookInvite({ invite: key.id, known: "none", wait: 0 }));
      expect(state).toBe("open");
      await key.cancel();
    }
    const scanned = await KeyOffer.open(owner.session, owner.own, plan, { type: "scanned", text: device.fragment });
    expect(scanned).toEqual({ ok: false, error: { type: "code-for-device" } });
    expect(devicesOf(owner)).toBe(1);
  });

  test("dressed up as the other neither binds nor gives the digits of the other", () => {
    const secret = randomBytes(32);
    const rootPk = randomBytes(64);
    const own = { nonce: randomBytes(32), ephemeral: randomBytes(32) };
    const [key, device] = [0, FLAG_DEVICE].map((flags) => new OwnerInvitation(rootPk, secret, flags, undefined, own));
    if (!key || !device) throw new Error("both were made");
    expect(toBase64url(device.bind)).not.toBe(toBase64url(key.bind));
    // One that shows the other's code: what the mailbox offers does not open.
    expect(new HolderInvitation(secret, FLAG_DEVICE, key.bind).takeOffer(key.offer())).toBe(false);
    expect(new HolderInvitation(secret, 0, device.bind).takeOffer(device.offer())).toBe(false);
    const claim = new HolderInvitation(secret, FLAG_DEVICE, device.bind).claim(
      { name: "Tablet", role: "", organisation: "" },
      AccessKeys.generate(),
    );
    expect(key.readClaim(claim).ok).toBe(false);
    const read = valueOf(device.readClaim(claim));
    expect(key.digits(read)).not.toBe(device.digits(read));
    // The flag belongs to its own form and to no other.
    const bound = randomBytes(16);
    for (const [form, flags] of [
      ["owner", FLAG_DEVICE],
      ["holder", FLAG_DEVICE],
      ["device", 0],
      ["device", FLAG_LINK],
      ["device", FLAG_DEVICE | FLAG_LINK],
    ] as const)
      expect(parseFragment(encodeFragment({ form, secret, bound, flags })).ok).toBe(false);
  });

  test("control: each goes through where it belongs", async () => {
    const { world, owner } = await both();
    await linkInPerson(owner, world.device());
    await owner.sync();
    expect(devicesOf(owner)).toBe(2);
    const secret = randomBytes(32);
    for (const flags of [0, FLAG_DEVICE]) {
      const invitation = new OwnerInvitation(randomBytes(64), secret, flags);
      const holder = new HolderInvitation(secret, flags, invitation.bind);
      expect(holder.takeOffer(invitation.offer())).toBe(true);
      const claim = valueOf(
        invitation.readClaim(holder.claim({ name: "x", role: "", organisation: "" }, AccessKeys.generate())),
      );
      expect(valueOf(holder.readReveal(invitation.reveal(randomBytes(32)))).digits).toBe(invitation.digits(claim));
    }
  });
});
