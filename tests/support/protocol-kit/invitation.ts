import { z } from "zod";
import {
  type Bytes,
  Reader,
  base64url,
  concat,
  demand,
  fromBase64url,
  fromHex,
  fromUtf8,
  hex,
  same,
  uint,
  utf8,
} from "./bytes.ts";
import {
  admitsBoxKey,
  admitsSignKey,
  H,
  KDF,
  boxPair,
  draw,
  openBox,
  openSecretbox,
  secretbox,
  type BoxPair,
  box,
} from "./primitives.ts";

export const FAR_AWAY = 1;
export const OWN_DEVICE = 2;

/** What stands behind `#` in a link or a QR. */
export type Code = {
  readonly form: "1" | "2" | "3" | "4";
  readonly secret: Bytes;
  readonly bound: Bytes;
  readonly flags: number;
};

const MAY_HAVE: Readonly<Record<Code["form"], readonly number[]>> = {
  "1": [0, 1],
  "2": [0, 1],
  "3": [2],
  "4": [4, 12],
};

export const fragmentOf = ({ form, secret, bound, flags }: Code): string =>
  `${form}.${base64url(concat(secret, bound, uint(flags, 1)))}`;

export function codeOf(fragment: string): Code {
  const match = /^([1-4])\.([A-Za-z0-9_-]{66})$/.exec(fragment);
  demand(match !== null, "malformed", "not a code");
  const form = match[1] as Code["form"];
  const reader = new Reader(fromBase64url(match[2] ?? ""));
  const code = { form, secret: reader.take(32), bound: reader.take(16), flags: reader.uint(1) };
  reader.end();
  demand(MAY_HAVE[form].includes(code.flags), "malformed", "flags that this form has not");
  return code;
}

const CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** The secret of a typed code. */
export function secretOfTyped(text: string): Bytes {
  const plain = text.toUpperCase().replaceAll(/[\s-]/g, "").replaceAll("O", "0").replaceAll(/[IL]/g, "1");
  const values = [...plain].map((letter) => CROCKFORD.indexOf(letter));
  demand(values.length === 20 && !values.includes(-1), "malformed", "not a typed code");
  return KDF("inv-code", Uint8Array.from(values), 32);
}

export const inviteId = (secret: Bytes): string => hex(KDF("invite-id", secret, 16));

export type Step = "offer" | "claim" | "reveal" | "delivery";
const stepKey = (secret: Bytes, step: Step, isLink: boolean): Bytes =>
  KDF("invite-key", secret, 32, utf8(isLink ? `link-${step}` : step));

export const sealStep = (
  secret: Bytes,
  step: Step,
  plain: Uint8Array,
  isLink = false,
  nonce: Bytes = draw(24),
): Bytes => secretbox(stepKey(secret, step, isLink), nonce, plain);

export function openStep(secret: Bytes, step: Step, sealed: Uint8Array, isLink = false): Bytes {
  const plain = openSecretbox(stepKey(secret, step, isLink), sealed);
  demand(plain !== undefined, "unopenable", step);
  return plain;
}

export const commitOf = (nonce: Bytes, ephPk: Bytes): Bytes => H("inv-commit", nonce, ephPk);
export const bindOf = (rootPk: Bytes, commit: Bytes): Bytes => H("inv-bind", rootPk, commit).slice(0, 16);
export const linkBindOf = (rootPk: Bytes, commit: Bytes, flags: number): Bytes =>
  H("link-bind", rootPk, commit, uint(flags, 1)).slice(0, 16);
export const holderBindOf = (signPk: Bytes, boxPk: Bytes, nonce: Bytes): Bytes =>
  H("inv-holder", concat(signPk, boxPk), nonce).slice(0, 16);

const base64 = (length: number) =>
  z
    .string()
    .refine((text) => /^[A-Za-z0-9_-]*$/.test(text))
    .transform(fromBase64url)
    .refine((data) => data.length === length);
const line = z.string().max(120);
export const Claim = z.strictObject({
  name: line,
  role: line,
  organisation: line,
  signPk: base64(32),
  boxPk: base64(32),
  nonce: base64(32),
});
export type Claim = z.infer<typeof Claim>;
export const Reveal = z.strictObject({
  rootPk: base64(64),
  relayKey: base64(32),
  nonce: base64(32),
  ephemeralPk: base64(32),
});
export type Reveal = z.infer<typeof Reveal>;
const Delivery = z.strictObject({ v: z.literal(1), grant: z.string().regex(/^[0-9a-f]{32}$/), relayKey: base64(32) });

function strict<Message>(
  schema: { safeParse: (json: unknown) => { success: boolean; data?: Message } },
  plain: Bytes,
): Message {
  let json: unknown;
  try {
    json = JSON.parse(fromUtf8(plain));
  } catch {
    demand(false, "malformed", "not JSON");
  }
  const read = schema.safeParse(json);
  demand(read.success && read.data !== undefined, "malformed");
  return read.data;
}

export const claimText = (claim: Claim): string =>
  JSON.stringify({
    name: claim.name,
    role: claim.role,
    organisation: claim.organisation,
    signPk: base64url(claim.signPk),
    boxPk: base64url(claim.boxPk),
    nonce: base64url(claim.nonce),
  });
export const revealText = ({ rootPk, relayKey, nonce, ephemeralPk }: Reveal): string =>
  JSON.stringify({
    rootPk: base64url(rootPk),
    relayKey: base64url(relayKey),
    nonce: base64url(nonce),
    ephemeralPk: base64url(ephemeralPk),
  });
export const deliveryText = (grant: string, relayKey: Bytes): string =>
  JSON.stringify({ v: 1, grant, relayKey: base64url(relayKey) });

export function readClaim(plain: Bytes): Claim {
  const claim = strict(Claim, plain);
  demand(admitsSignKey(claim.signPk) && admitsBoxKey(claim.boxPk), "malformed", "keys that are not admitted");
  return claim;
}
export const readReveal = (plain: Bytes): Reveal => strict(Reveal, plain);

/** Six digits over the exchange; `claim` is the plain claim as it was sent. */
export function digitsOf(flags: number, invite: string, reveal: Reveal, claim: Bytes): string {
  const { rootPk, nonce, ephemeralPk } = reveal;
  const hash = H("digits", uint(1, 1), uint(flags, 1), fromHex(invite), rootPk, nonce, ephemeralPk, claim);
  return (BigInt(`0x${hex(hash.slice(0, 16))}`) % 1_000_000n).toString().padStart(6, "0");
}

export function sealDelivery(
  secret: Bytes,
  eph: BoxPair,
  boxPk: Bytes,
  plain: Uint8Array,
  nonces: { readonly outer: Bytes; readonly inner: Bytes } = { outer: draw(24), inner: draw(24) },
  isLink = false,
): Bytes {
  return sealStep(secret, "delivery", box(eph, boxPk, nonces.inner, plain), isLink, nonces.outer);
}

export function openDelivery(secret: Bytes, own: BoxPair, ephPk: Bytes, sealed: Bytes, isLink = false): Bytes {
  const plain = openBox(own, ephPk, openStep(secret, "delivery", sealed, isLink));
  demand(plain !== undefined, "unopenable", "delivery");
  return plain;
}

export function readDelivery(plain: Bytes, revealed: Reveal): string {
  const { grant, relayKey } = strict(Delivery, plain);
  demand(same(relayKey, revealed.relayKey), "forged", "another relay key than was revealed");
  return grant;
}

/** What the owner draws for one invitation. */
export const drawInvitation = (): { readonly secret: Bytes; readonly nonce: Bytes; readonly eph: BoxPair } => ({
  secret: draw(32),
  nonce: draw(32),
  eph: boxPair(draw(32)),
});
