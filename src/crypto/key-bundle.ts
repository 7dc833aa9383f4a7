import { type Bytes, concat } from "#src/base/bytes.ts";
import {
  type SignedCapability,
  SIGNED_CAPABILITY_LENGTH,
  decodeCapability,
  encodeCapability,
} from "#src/protocol/capability.ts";
import { Reader, Writer } from "#src/protocol/codec.ts";
import { type DossierId, type GrantId, type SectionId, idFromBytes, idToBytes } from "#src/protocol/ids.ts";
import type { AccessKeys } from "./access-keys.ts";
import { prefixBytes as labelBytes } from "./labels.ts";
import { sealTo } from "./sealed-box.ts";
import { type Cover, decodeCover, encodeCover } from "./time-tree.ts";

/** What a recipient may open of one generation of a section, or the public key by which it writes to the inbox. */
export type BundleContent = { readonly cover: Cover } | { readonly inboxPk: Bytes };

export type KeyBundle = {
  readonly dossier: DossierId;
  readonly section: SectionId;
  readonly generation: number;
  /** The recipient: a grant, a device, or the root. */
  readonly grant: GrantId;
  readonly counter: number;
  readonly content: BundleContent;
  readonly issuer: GrantId;
  /** Who vouches for the issuer; only the root, who knows nobody yet, and new devices are told. */
  readonly vouchers: readonly SignedCapability[];
};

const VERSION = 1;
const COVER = 0;
const INBOX = 1;
const COVER_LIMIT = 64 * 35;
const LABEL = labelBytes("roer/v1/bundle");

/** `version1 dossier16 section16 generation4 grant16 counter4 form1 content(4+n) issuer16 count1 vouchers` */
function encode(bundle: KeyBundle): Bytes {
  const w = new Writer()
    .u8(VERSION)
    .raw(idToBytes(bundle.dossier), 16)
    .raw(idToBytes(bundle.section), 16)
    .u32(bundle.generation)
    .raw(idToBytes(bundle.grant), 16)
    .u32(bundle.counter);
  if ("cover" in bundle.content) w.u8(COVER).sized(encodeCover(bundle.content.cover));
  else w.u8(INBOX).sized(bundle.content.inboxPk);
  w.raw(idToBytes(bundle.issuer), 16).u8(bundle.vouchers.length);
  for (const voucher of bundle.vouchers) w.raw(encodeCapability(voucher), SIGNED_CAPABILITY_LENGTH);
  return w.finish();
}

function decode(data: Uint8Array): KeyBundle | undefined {
  const r = new Reader(data);
  const version = r.u8();
  const dossier = r.raw(16);
  const section = r.raw(16);
  const generation = r.u32();
  const grant = r.raw(16);
  const counter = r.u32();
  const form = r.u8();
  const content = decodeContent(form, r.sized(COVER_LIMIT));
  const issuer = r.raw(16);
  const count = r.u8();
  const vouchers: SignedCapability[] = [];
  for (let i = 0; i < count && r.sound; i++) {
    const voucher = decodeCapability(r.raw(SIGNED_CAPABILITY_LENGTH));
    if (!voucher) return undefined;
    vouchers.push(voucher);
  }
  if (!r.finish() || version !== VERSION || !content) return undefined;
  return {
    dossier: idFromBytes<DossierId>(dossier),
    section: idFromBytes<SectionId>(section),
    generation,
    grant: idFromBytes<GrantId>(grant),
    counter,
    content,
    issuer: idFromBytes<GrantId>(issuer),
    vouchers,
  };
}

function decodeContent(form: number, data: Bytes): BundleContent | undefined {
  if (form === INBOX) return data.length === 32 ? { inboxPk: data } : undefined;
  if (form !== COVER) return undefined;
  const cover = decodeCover(data);
  return cover && { cover };
}

const contextOf = (at: Pick<KeyBundle, "dossier" | "section" | "grant">): Bytes =>
  concat(idToBytes(at.dossier), idToBytes(at.section), idToBytes(at.grant));

/** Signed by the issuing device, sealed with a fresh ephemeral key. Undefined for a low-order recipient key. */
export function sealBundle(bundle: KeyBundle, issuer: AccessKeys, recipientBoxPk: Bytes): Bytes | undefined {
  const plain = encode(bundle);
  const signature = issuer.sign(concat(LABEL, plain));
  return sealTo(recipientBoxPk, "bundle", concat(plain, signature), contextOf(bundle));
}

export type OpenedBundle = { readonly bundle: KeyBundle; readonly signature: Bytes; readonly signingInput: Bytes };

/**
 * Opens a bundle addressed to these keys. The signature is left to the caller, who knows the issuer's certified key:
 * nothing in the bundle may be used before it verifies. Undefined when damaged or addressed elsewhere.
 */
export function openBundle(
  recipient: AccessKeys,
  at: Pick<KeyBundle, "dossier" | "section" | "grant" | "generation">,
  sealed: Uint8Array,
): OpenedBundle | undefined {
  const opened = recipient.openSealed("bundle", sealed, contextOf(at));
  if (!opened || opened.length < 64) return undefined;
  const plain = opened.slice(0, -64);
  const bundle = decode(plain);
  if (!bundle || bundle.dossier !== at.dossier || bundle.section !== at.section) return undefined;
  if (bundle.grant !== at.grant || bundle.generation !== at.generation) return undefined;
  return { bundle, signature: opened.slice(-64), signingInput: concat(LABEL, plain) };
}
