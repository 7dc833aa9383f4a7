import { type Bytes, concat, equal, fromBase64url, fromUtf8, toBase64url, utf8 } from "#src/base/bytes.ts";
import { type Result, err, ok } from "#src/base/result.ts";
import type { InviteId } from "#src/protocol/ids.ts";
import { idToBytes } from "#src/protocol/ids.ts";
import * as z from "zod/mini";
import type { AccessKeys } from "./access-keys.ts";
import { hash } from "./derive.ts";
import type { LocalDatabase } from "./local-database.ts";
import { Mailbox, purposeOf } from "./mailbox.ts";
import { NONCE_LENGTH, boxKeyPairFromSecret, boxSeal, randomBytes } from "./nacl.ts";

/**
 * Who asks for a key: what they typed, and the keys that the grant will be bound to. A device of the owner's own says its
 * name and nothing else.
 */
export type Claim = {
  readonly name: string;
  readonly role: string;
  readonly organisation: string;
  readonly signPk: Bytes;
  readonly boxPk: Bytes;
  readonly nonce: Bytes;
};
/** The claim and the very bytes it was read from, since the digits are computed over those. */
export type ReceivedClaim = { readonly claim: Claim; readonly text: Bytes };

export type Reveal = {
  readonly rootPk: Bytes;
  readonly relayKey: Bytes;
  readonly nonce: Bytes;
  readonly ephemeralPk: Bytes;
};

export type InviteFault = { readonly type: "invite-unreadable" } | { readonly type: "invite-substituted" };

const VERSION = 1;
const line = z.string().check(z.maxLength(120));
const ClaimText = z.strictObject({
  name: line.check(z.minLength(1)),
  role: line,
  organisation: line,
  signPk: z.string(),
  boxPk: z.string(),
  nonce: z.string(),
});
const RevealText = z.strictObject({
  rootPk: z.string(),
  relayKey: z.string(),
  nonce: z.string(),
  ephemeralPk: z.string(),
});

const of = (text: string, length: number): Bytes | undefined => {
  const data = fromBase64url(text);
  return data?.length === length ? data : undefined;
};

function parseText<T>(schema: z.ZodMiniType<T>, data: Uint8Array | undefined): T | undefined {
  const text = data && fromUtf8(data);
  if (text === undefined) return undefined;
  try {
    const parsed = z.safeParse(schema, JSON.parse(text));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}

/**
 * commit = H("inv-commit", n_o, eph_o); bind16 = H("inv-bind", rootPk, commit)[0:16], for a device of one's own
 * and for a guardian's share H("link-bind", rootPk, commit, flags1)[0:16].
 */
function bindOf(flags: number, rootPk: Uint8Array, nonce: Uint8Array, ephemeralPk: Uint8Array): Bytes {
  const commit = hash("inv-commit", nonce, ephemeralPk);
  const bind =
    purposeOf(flags) === "key"
      ? hash("inv-bind", rootPk, commit)
      : hash("link-bind", rootPk, commit, Uint8Array.of(flags));
  return bind.slice(0, 16);
}

export const holderBound = (keys: { readonly signPk: Bytes; readonly boxPk: Bytes }, nonce: Uint8Array): Bytes =>
  hash("inv-holder", concat(keys.signPk, keys.boxPk), nonce).slice(0, 16);

/** Six digits over everything both sides have seen, so that nobody in between can have shown two different things. */
function digits(flags: number, id: InviteId, reveal: Omit<Reveal, "relayKey">, claim: Uint8Array): string {
  const mix = hash(
    "digits",
    Uint8Array.of(VERSION),
    Uint8Array.of(flags),
    idToBytes(id),
    reveal.rootPk,
    reveal.nonce,
    reveal.ephemeralPk,
    claim,
  );
  let value = 0n;
  for (const byte of mix.subarray(0, 16)) value = (value << 8n) | BigInt(byte);
  return String(value % 1_000_000n).padStart(6, "0");
}

/** What the owner's side of an invitation cannot be without: `secret32 ‖ nonce32 ‖ ephemeral secret key32 ‖ flags1`. */
const KEPT_LENGTH = 97;

/** The owner's side: holds its nonce and ephemeral key back until somebody has claimed. */
export class OwnerInvitation {
  readonly mailbox: Mailbox;
  readonly flags: number;
  readonly bind: Bytes;
  readonly #rootPk: Bytes;
  readonly #secret: Bytes;
  readonly #nonce: Bytes;
  readonly #ephemeral: { readonly publicKey: Bytes; readonly secretKey: Bytes };
  /** In the reverse flow: what the scanned screen said the holder's keys hash to. */
  readonly #expected: Bytes | undefined;

  constructor(
    rootPk: Bytes,
    secret: Bytes,
    flags: number,
    expected?: Bytes,
    own: { readonly nonce: Bytes; readonly ephemeral: Bytes } = { nonce: randomBytes(32), ephemeral: randomBytes(32) },
  ) {
    this.mailbox = new Mailbox(secret, purposeOf(flags));
    this.flags = flags;
    this.#rootPk = rootPk;
    this.#secret = secret;
    this.#nonce = own.nonce;
    this.#ephemeral = boxKeyPairFromSecret(own.ephemeral);
    this.#expected = expected;
    this.bind = bindOf(flags, rootPk, this.#nonce, this.#ephemeral.publicKey);
  }

  /** Sealed for this device's store, so that a code which lives for days outlives a lock. Not for the reverse flow. */
  sealed(database: LocalDatabase, name: string): Bytes {
    const plain = concat(this.#secret, this.#nonce, this.#ephemeral.secretKey, Uint8Array.of(this.flags));
    return database.seal(name, plain);
  }

  /** Undefined when damaged, or sealed under another name or key. */
  static restore(
    database: LocalDatabase,
    name: string,
    sealed: Uint8Array,
    rootPk: Bytes,
  ): OwnerInvitation | undefined {
    const plain = database.open(name, sealed);
    if (plain?.length !== KEPT_LENGTH) return undefined;
    const own = { nonce: plain.slice(32, 64), ephemeral: plain.slice(64, 96) };
    return new OwnerInvitation(rootPk, plain.slice(0, 32), plain[96] ?? 0, undefined, own);
  }

  get fragment(): string {
    return this.mailbox.fragment(purposeOf(this.flags) === "device" ? "device" : "owner", this.bind, this.flags);
  }

  /** bind16, for who typed a code or showed a screen; who scanned a QR has it from there. */
  offer(): Bytes {
    return this.mailbox.seal("offer", this.bind);
  }

  readClaim(sealed: Uint8Array): Result<ReceivedClaim, InviteFault> {
    const text = this.mailbox.open("claim", sealed);
    const parsed = parseText(ClaimText, text);
    const signPk = parsed && of(parsed.signPk, 32);
    const boxPk = parsed && of(parsed.boxPk, 32);
    const nonce = parsed && of(parsed.nonce, 32);
    if (!text || !parsed || !signPk || !boxPk || !nonce) return err({ type: "invite-unreadable" });
    if (this.#expected && !equal(this.#expected, holderBound({ signPk, boxPk }, nonce)))
      return err({ type: "invite-substituted" });
    return ok({
      text,
      claim: { name: parsed.name, role: parsed.role, organisation: parsed.organisation, signPk, boxPk, nonce },
    });
  }

  reveal(relayKey: Bytes): Bytes {
    const text = {
      rootPk: toBase64url(this.#rootPk),
      relayKey: toBase64url(relayKey),
      nonce: toBase64url(this.#nonce),
      ephemeralPk: toBase64url(this.#ephemeral.publicKey),
    };
    return this.mailbox.seal("reveal", utf8(JSON.stringify(text)));
  }

  /** What the holder's screen must show. Never shown on the owner's: the owner types what the other says. */
  digits(claim: ReceivedClaim): string {
    return digits(
      this.flags,
      this.mailbox.id,
      { rootPk: this.#rootPk, nonce: this.#nonce, ephemeralPk: this.#ephemeral.publicKey },
      claim.text,
    );
  }

  /** Boxed from the ephemeral key that bind16 committed to. Undefined for a low-order key in the claim. */
  deliver(text: string, claim: Claim): Bytes | undefined {
    const nonce = randomBytes(NONCE_LENGTH);
    const boxed = boxSeal(claim.boxPk, this.#ephemeral.secretKey, nonce, utf8(text));
    return boxed && this.mailbox.seal("delivery", concat(nonce, boxed));
  }
}

/** The holder's side. */
export class HolderInvitation {
  readonly mailbox: Mailbox;
  readonly flags: number;
  readonly #secret: Bytes;
  readonly #nonce: Bytes;
  /** The same secret for the other purpose: a typed code does not say which it is for. */
  readonly #other: Mailbox;
  #bind: Bytes | undefined;
  #claim: Bytes | undefined;

  /** `bind` is in a scanned fragment; for a typed code or a shown screen it comes by `takeOffer`. */
  constructor(secret: Bytes, flags: number, bind?: Bytes, nonce: Bytes = randomBytes(32)) {
    const purpose = purposeOf(flags);
    this.#secret = secret;
    this.#nonce = nonce;
    this.mailbox = new Mailbox(secret, purpose);
    this.#other = new Mailbox(secret, purpose === "device" ? "key" : "device");
    this.flags = flags;
    this.#bind = bind;
  }

  /** The fragment for the other's camera, when this screen shows the code. */
  fragmentToShow(keys: AccessKeys): string {
    const form = purposeOf(this.flags) === "share" ? "share" : "holder";
    return this.mailbox.fragment(form, holderBound(keys, this.#nonce), this.flags);
  }

  /** Sealed for this device's store, so that a code that was sent to somebody outlives a lock: `secret32 ‖ nonce32 ‖ flags1`. */
  sealed(database: LocalDatabase, name: string): Bytes {
    return database.seal(name, concat(this.#secret, this.#nonce, Uint8Array.of(this.flags)));
  }

  /**
   * Undefined when damaged, or sealed under another name or key. `claim`: as it went out, if it did; another one would be a
   * second claim.
   */
  static restore(
    database: LocalDatabase,
    name: string,
    sealed: Uint8Array,
    claim?: Uint8Array,
  ): HolderInvitation | undefined {
    const plain = database.open(name, sealed);
    if (plain?.length !== 65) return undefined;
    const restored = new HolderInvitation(plain.slice(0, 32), plain[64] ?? 0, undefined, plain.slice(32, 64));
    if (claim) restored.#claim = restored.mailbox.open("claim", claim);
    return restored;
  }

  /** False when the mailbox binds to something else than the scanned code. */
  takeOffer(sealed: Uint8Array): boolean {
    const bind = this.mailbox.open("offer", sealed);
    if (bind?.length !== 16 || (this.#bind && !equal(this.#bind, bind))) return false;
    this.#bind = bind;
    return true;
  }

  /** A typed code of the other purpose: only for the sentence that says so, since nothing goes on with it. */
  isOtherPurpose(sealedOffer: Uint8Array): boolean {
    return this.#other.open("offer", sealedOffer) !== undefined;
  }

  claim(person: Pick<Claim, "name" | "role" | "organisation">, keys: AccessKeys): Bytes {
    const text = {
      ...person,
      signPk: toBase64url(keys.signPk),
      boxPk: toBase64url(keys.boxPk),
      nonce: toBase64url(this.#nonce),
    };
    this.#claim = utf8(JSON.stringify(text));
    return this.mailbox.seal("claim", this.#claim);
  }

  readReveal(sealed: Uint8Array): Result<Reveal & { readonly digits: string }, InviteFault> {
    const parsed = parseText(RevealText, this.mailbox.open("reveal", sealed));
    const rootPk = parsed && of(parsed.rootPk, 64);
    const relayKey = parsed && of(parsed.relayKey, 32);
    const nonce = parsed && of(parsed.nonce, 32);
    const ephemeralPk = parsed && of(parsed.ephemeralPk, 32);
    if (!rootPk || !relayKey || !nonce || !ephemeralPk || !this.#claim || !this.#bind)
      return err({ type: "invite-unreadable" });
    if (!equal(this.#bind, bindOf(this.flags, rootPk, nonce, ephemeralPk))) return err({ type: "invite-substituted" });
    const reveal = { rootPk, relayKey, nonce, ephemeralPk };
    return ok({ ...reveal, digits: digits(this.flags, this.mailbox.id, reveal, this.#claim) });
  }

  readDelivery(sealed: Uint8Array, reveal: Reveal, keys: AccessKeys): string | undefined {
    const data = this.mailbox.open("delivery", sealed);
    const plain = data && keys.openFrom(reveal.ephemeralPk, data);
    return plain && fromUtf8(plain);
  }
}
