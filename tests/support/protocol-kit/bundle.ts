import { type Bytes, Reader, concat, demand, fromHex, fromUtf8, sized, uint, utf8 } from "./bytes.ts";
import { type SignedCapability, decodeSigned, encodeSigned } from "./capability.ts";
import type { Node } from "./keys.ts";
import { decodeCover, encodeCover } from "./keys.ts";
import { type BoxPair, type SignPair, openSealed, sealTo, signature, verifies } from "./primitives.ts";

/** Keys of one section and generation for one recipient. */
export type Bundle = {
  readonly dossier: string;
  readonly section: string;
  readonly generation: number;
  /** The recipient; zero is the root. */
  readonly grant: string;
  readonly counter: number;
  readonly content:
    | { readonly form: "cover"; readonly nodes: readonly Node[] }
    | { readonly form: "inbox"; readonly pk: Bytes };
  readonly issuer: string;
  readonly vouchers: readonly SignedCapability[];
};

export type Draws = { readonly eph: BoxPair; readonly nonce: Bytes };

const contextOf = (dossier: string, section: string, grant: string): Bytes =>
  concat(fromHex(dossier), fromHex(section), fromHex(grant));

export const encodeBundle = (bundle: Bundle): Bytes =>
  concat(
    uint(1, 1),
    fromHex(bundle.dossier),
    fromHex(bundle.section),
    uint(bundle.generation, 4),
    fromHex(bundle.grant),
    uint(bundle.counter, 4),
    uint(bundle.content.form === "cover" ? 0 : 1, 1),
    sized(bundle.content.form === "cover" ? encodeCover(bundle.content.nodes) : bundle.content.pk),
    fromHex(bundle.issuer),
    uint(bundle.vouchers.length, 1),
    ...bundle.vouchers.map(encodeSigned),
  );

function decodeBundle(data: Bytes): Bundle {
  const reader = new Reader(data);
  demand(reader.uint(1) === 1, "malformed", "version");
  const head = {
    dossier: reader.id(),
    section: reader.id(),
    generation: reader.uint(4),
    grant: reader.id(),
    counter: reader.uint(4),
  };
  const form = reader.uint(1);
  const content = reader.sized();
  demand(form === 0 || (form === 1 && content.length === 32), "malformed", "form");
  const bundle: Bundle = {
    ...head,
    content: form === 0 ? { form: "cover", nodes: decodeCover(content) } : { form: "inbox", pk: content },
    issuer: reader.id(),
    vouchers: Array.from({ length: reader.uint(1) }, () => decodeSigned(reader.take(244))),
  };
  reader.end();
  return bundle;
}

export function sealBundle(bundle: Bundle, recipient: Bytes, issuer: SignPair, draws?: Draws): Bytes {
  const bytes = encodeBundle(bundle);
  const plain = concat(bytes, signature(issuer, "roer/v1/bundle", bytes));
  return sealTo(
    recipient,
    "bundle",
    contextOf(bundle.dossier, bundle.section, bundle.grant),
    plain,
    draws?.eph,
    draws?.nonce,
  );
}

/** What is inside, and whether a key signed it: who the issuer is can only be looked up once it is open. */
export type Opened<Inside> = { readonly inside: Inside; readonly isSignedBy: (pk: Bytes) => boolean };

export function openBundle(
  own: BoxPair,
  dossier: string,
  asked: { readonly section: string; readonly generation: number; readonly counter: number; readonly grant: string },
  sealed: Bytes,
): Opened<Bundle> {
  const plain = openSealed(own, "bundle", contextOf(dossier, asked.section, asked.grant), sealed);
  demand(plain !== undefined && plain.length > 64, "unopenable", "bundle");
  const bytes = plain.slice(0, -64);
  const inside = decodeBundle(bytes);
  const fits =
    inside.dossier === dossier &&
    inside.section === asked.section &&
    inside.generation === asked.generation &&
    inside.grant === asked.grant &&
    inside.counter === asked.counter;
  demand(fits, "malformed", "a bundle in the place of another");
  return { inside, isSignedBy: (pk) => verifies(pk, "roer/v1/bundle", bytes, plain.slice(-64)) };
}

export type Welcome = { readonly issuer: string; readonly text: string };

const encodeWelcome = ({ issuer, text }: Welcome): Bytes => concat(fromHex(issuer), sized(utf8(text)));

export function sealWelcome(
  welcome: Welcome,
  to: { readonly dossier: string; readonly section: string; readonly grant: string; readonly boxPk: Bytes },
  issuer: SignPair,
  draws?: Draws,
): Bytes {
  const context = contextOf(to.dossier, to.section, to.grant);
  const bytes = encodeWelcome(welcome);
  const plain = concat(bytes, signature(issuer, "roer/v1/welcome", concat(context, bytes)));
  return sealTo(to.boxPk, "welcome", context, plain, draws?.eph, draws?.nonce);
}

export function openWelcome(
  own: BoxPair,
  of: { readonly dossier: string; readonly section: string; readonly grant: string },
  sealed: Bytes,
): Opened<Welcome> {
  const context = contextOf(of.dossier, of.section, of.grant);
  const plain = openSealed(own, "welcome", context, sealed);
  demand(plain !== undefined && plain.length > 64, "unopenable", "welcome");
  const bytes = plain.slice(0, -64);
  const reader = new Reader(bytes);
  const inside = { issuer: reader.id(), text: fromUtf8(reader.sized()) };
  reader.end();
  return { inside, isSignedBy: (pk) => verifies(pk, "roer/v1/welcome", concat(context, bytes), plain.slice(-64)) };
}
