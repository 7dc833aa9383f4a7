import { describe, expect, it } from "vitest";
import { toHex } from "#src/base/bytes.ts";
import { AccessKeys } from "#src/crypto/access-keys.ts";
import { hash } from "#src/crypto/derive.ts";
import { HolderInvitation, OwnerInvitation, holderBound } from "#src/crypto/invitation.ts";
import { Mailbox } from "#src/crypto/mailbox.ts";
import { FLAG_DEVICE, FLAG_LINK, inviteIdOf, parseFragment, secretFromTypedCode } from "#src/crypto/invite-code.ts";
import type { InviteId } from "#src/protocol/ids.ts";
import { drawInOrder, frozenVectors, hexBytes } from "#tests/support/frozen-vectors.ts";
import { valueOf } from "#tests/support/value-of.ts";

type Steps = { readonly offer: string; readonly claim: string; readonly reveal: string; readonly delivery: string };
type Vectors = Steps & {
  readonly secret: string;
  readonly id: InviteId;
  readonly rootPk: string;
  readonly relayKey: string;
  readonly holderSeed: string;
  readonly ownerNonce: string;
  readonly ephemeralSk: string;
  readonly ephemeralPk: string;
  readonly holderNonce: string;
  readonly commit: string;
  readonly bind: string;
  readonly fragment: string;
  readonly linkFragment: string;
  readonly holderBound: string;
  readonly holderFragment: string;
  readonly nonces: Steps;
  readonly deliveryNonce: string;
  readonly person: { readonly name: string; readonly role: string; readonly organisation: string };
  readonly claimText: string;
  readonly revealText: string;
  readonly deliveryText: string;
  readonly digits: string;
  readonly linkDigits: string;
  /** A device of one's own: the same secret, keys and nonces, and the words of its own. */
  readonly device: Steps & {
    readonly bind: string;
    readonly fragment: string;
    readonly name: string;
    readonly claimText: string;
    readonly deliveryText: string;
    readonly digits: string;
  };
  readonly typed: { readonly code: string; secret: string; id: InviteId; spelled: readonly string[] };
};

const v = frozenVectors<Vectors>("invitation.json");
const secret = hexBytes(v.secret);
const keys = AccessKeys.forInvitation(hexBytes(v.holderSeed), v.id);

function ownerWith(flags: number, expected?: string): OwnerInvitation {
  drawInOrder(v.ownerNonce, v.ephemeralSk);
  return new OwnerInvitation(
    hexBytes(v.rootPk),
    secret,
    flags,
    expected === undefined ? undefined : hexBytes(expected),
  );
}
function holderWith(flags: number, bind?: string): HolderInvitation {
  drawInOrder(v.holderNonce);
  return new HolderInvitation(secret, flags, bind === undefined ? undefined : hexBytes(bind));
}

describe("the frozen codes of an invitation", () => {
  it("commit to the owner's keys, nonce and ephemeral key", () => {
    const commit = hash("inv-commit", hexBytes(v.ownerNonce), hexBytes(v.ephemeralPk));
    expect(toHex(commit)).toBe(v.commit);
    expect(toHex(hash("inv-bind", hexBytes(v.rootPk), commit).slice(0, 16))).toBe(v.bind);
    expect(inviteIdOf(secret)).toBe(v.id);
  });

  it("read and write as fragments", () => {
    expect(ownerWith(0).fragment).toBe(v.fragment);
    expect(ownerWith(FLAG_LINK).fragment).toBe(v.linkFragment);
    expect(holderWith(0).fragmentToShow(keys)).toBe(v.holderFragment);
    const owner = { form: "owner", secret, bound: hexBytes(v.bind) };
    expect(valueOf(parseFragment(v.fragment))).toEqual({ ...owner, flags: 0 });
    expect(valueOf(parseFragment(`https://roer.example/k#${v.linkFragment}`))).toEqual({ ...owner, flags: FLAG_LINK });
    const shown = { form: "holder", secret, bound: hexBytes(v.holderBound), flags: 0 };
    expect(valueOf(parseFragment(`#${v.holderFragment}`))).toEqual(shown);
    expect(toHex(holderBound(keys, hexBytes(v.holderNonce)))).toBe(v.holderBound);
  });

  it("read from what a person typed, however it is spelled", () => {
    for (const spelled of [v.typed.code, ...v.typed.spelled]) {
      const typed = valueOf(secretFromTypedCode(spelled));
      expect(toHex(typed)).toBe(v.typed.secret);
      expect(inviteIdOf(typed)).toBe(v.typed.id);
    }
  });
});

describe("the frozen exchange, from both sides", () => {
  it("is said by the owner byte by byte, and the same digits come out", () => {
    const owner = ownerWith(0);
    drawInOrder(v.nonces.offer, v.nonces.reveal, v.deliveryNonce, v.nonces.delivery);
    expect(toHex(owner.offer())).toBe(v.offer);
    const claim = valueOf(owner.readClaim(hexBytes(v.claim)));
    expect(new TextDecoder().decode(claim.text)).toBe(v.claimText);
    expect(toHex(owner.reveal(hexBytes(v.relayKey)))).toBe(v.reveal);
    expect(owner.digits(claim)).toBe(v.digits);
    expect(ownerWith(FLAG_LINK).digits(claim)).toBe(v.linkDigits);
    drawInOrder(v.deliveryNonce, v.nonces.delivery);
    const delivery = owner.deliver(v.deliveryText, claim.claim);
    expect(delivery && toHex(delivery)).toBe(v.delivery);
  });

  it("is heard by the holder, who claims byte by byte", () => {
    const holder = holderWith(0, v.bind);
    expect(holder.takeOffer(hexBytes(v.offer))).toBe(true);
    drawInOrder(v.nonces.claim);
    expect(toHex(holder.claim(v.person, keys))).toBe(v.claim);
    const reveal = valueOf(holder.readReveal(hexBytes(v.reveal)));
    expect(reveal.digits).toBe(v.digits);
    expect(toHex(reveal.rootPk)).toBe(v.rootPk);
    expect(toHex(reveal.relayKey)).toBe(v.relayKey);
    expect(holder.readDelivery(hexBytes(v.delivery), reveal, keys)).toBe(v.deliveryText);
  });

  it("does not hold when the code bound to another owner, or the screen showed other keys", () => {
    const elsewhere = "00".repeat(16);
    expect(holderWith(0, elsewhere).takeOffer(hexBytes(v.offer))).toBe(false);
    const claimed = holderWith(0, elsewhere);
    drawInOrder(v.nonces.claim);
    claimed.claim(v.person, keys);
    expect(claimed.readReveal(hexBytes(v.reveal))).toEqual({ ok: false, error: { type: "invite-substituted" } });
    expect(ownerWith(0, v.holderBound).readClaim(hexBytes(v.claim)).ok).toBe(true);
    const other = ownerWith(0, elsewhere).readClaim(hexBytes(v.claim));
    expect(other).toEqual({ ok: false, error: { type: "invite-substituted" } });
  });
});

describe("the frozen exchange for a device of one's own", () => {
  const { device } = v;

  it("is said by the first device byte by byte, under its own form, flag and steps", () => {
    const owner = ownerWith(FLAG_DEVICE);
    expect(toHex(owner.bind)).toBe(device.bind);
    expect(owner.fragment).toBe(device.fragment);
    drawInOrder(v.nonces.offer, v.nonces.reveal, v.deliveryNonce, v.nonces.delivery);
    expect(toHex(owner.offer())).toBe(device.offer);
    const claim = valueOf(owner.readClaim(hexBytes(device.claim)));
    expect(new TextDecoder().decode(claim.text)).toBe(device.claimText);
    expect(toHex(owner.reveal(hexBytes(v.relayKey)))).toBe(device.reveal);
    expect(owner.digits(claim)).toBe(device.digits);
    const delivery = owner.deliver(device.deliveryText, claim.claim);
    expect(delivery && toHex(delivery)).toBe(device.delivery);
  });

  it("is heard by the new one, which claims byte by byte", () => {
    const code = valueOf(parseFragment(`https://roer.example/a#${device.fragment}`));
    expect(code).toEqual({ form: "device", secret, bound: hexBytes(device.bind), flags: FLAG_DEVICE });
    const holder = holderWith(FLAG_DEVICE, device.bind);
    expect(holder.takeOffer(hexBytes(device.offer))).toBe(true);
    drawInOrder(v.nonces.claim);
    expect(toHex(holder.claim({ name: device.name, role: "", organisation: "" }, keys))).toBe(device.claim);
    const reveal = valueOf(holder.readReveal(hexBytes(device.reveal)));
    expect(reveal.digits).toBe(device.digits);
    expect(holder.readDelivery(hexBytes(device.delivery), reveal, keys)).toBe(device.deliveryText);
  });

  it("opens no step of an exchange for a key, nor the other way round", () => {
    const [key, own] = [new Mailbox(secret), new Mailbox(secret, "device")];
    for (const step of ["offer", "claim", "reveal", "delivery"] as const) {
      expect(own.open(step, hexBytes(v[step]))).toBeUndefined();
      expect(key.open(step, hexBytes(device[step]))).toBeUndefined();
      expect(own.open(step, hexBytes(device[step]))).toBeDefined();
    }
    expect(holderWith(0, v.bind).isOtherPurpose(hexBytes(device.offer))).toBe(true);
    expect(holderWith(0, v.bind).isOtherPurpose(hexBytes(v.offer))).toBe(false);
  });
});

describe("the mailbox", () => {
  const steps = ["offer", "claim", "reveal", "delivery"] as const;

  it("takes no step for another", () => {
    const mailbox = new Mailbox(secret);
    for (const step of steps)
      for (const other of steps) expect(mailbox.open(step, hexBytes(v[other])) !== undefined).toBe(step === other);
  });

  it("says of anything shorter than a nonce what it says of anything damaged", () => {
    const mailbox = new Mailbox(secret);
    for (const length of [0, 1, 23, 24, 39]) expect(mailbox.open("claim", new Uint8Array(length))).toBeUndefined();
    expect(ownerWith(0).readClaim(new Uint8Array(1))).toEqual({ ok: false, error: { type: "invite-unreadable" } });
    expect(holderWith(0, v.bind).takeOffer(new Uint8Array(3))).toBe(false);
  });
});
