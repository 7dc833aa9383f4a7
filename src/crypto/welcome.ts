import { type Bytes, concat, fromUtf8, utf8 } from "#src/base/bytes.ts";
import { Reader, Writer } from "#src/protocol/codec.ts";
import { type DossierId, type GrantId, type SectionId, idFromBytes, idToBytes } from "#src/protocol/ids.ts";
import type { AccessKeys } from "./access-keys.ts";
import { prefixBytes as labelBytes } from "./labels.ts";
import { sealTo } from "./sealed-box.ts";

/**
 * Goes with each (grant, section): what a reader must know before its first page. The text is JSON that the grants
 * folder defines; here it is signed by the issuing device and sealed to the holder.
 */
export type WelcomeAddress = { readonly dossier: DossierId; readonly section: SectionId; readonly grant: GrantId };

const LABEL = labelBytes("roer/v1/welcome");
const contextOf = (at: WelcomeAddress): Bytes =>
  concat(idToBytes(at.dossier), idToBytes(at.section), idToBytes(at.grant));
const LIMIT = 4 * 1024 * 1024;

/** Inside: `issuer16 text(4+n) signature64`; the address is signed with it. Undefined for a low-order recipient key. */
export function sealWelcome(
  at: WelcomeAddress,
  text: string,
  issuer: GrantId,
  keys: AccessKeys,
  recipientBoxPk: Bytes,
): Bytes | undefined {
  const plain = new Writer().raw(idToBytes(issuer), 16).sized(utf8(text)).finish();
  const signature = keys.sign(concat(LABEL, contextOf(at), plain));
  return sealTo(recipientBoxPk, "welcome", concat(plain, signature), contextOf(at));
}

export type OpenedWelcome = {
  readonly issuer: GrantId;
  readonly text: string;
  readonly signature: Bytes;
  readonly signingInput: Bytes;
};

/** The signature is left to the caller, who learns the issuer's certificate from the text and checks it against the root. */
export function openWelcome(recipient: AccessKeys, at: WelcomeAddress, sealed: Uint8Array): OpenedWelcome | undefined {
  const opened = recipient.openSealed("welcome", sealed, contextOf(at));
  if (!opened || opened.length < 64) return undefined;
  const plain = opened.slice(0, -64);
  const r = new Reader(plain);
  const issuer = r.raw(16);
  const text = fromUtf8(r.sized(LIMIT));
  if (!r.finish() || text === undefined) return undefined;
  return {
    issuer: idFromBytes<GrantId>(issuer),
    text,
    signature: opened.slice(-64),
    signingInput: concat(LABEL, contextOf(at), plain),
  };
}
