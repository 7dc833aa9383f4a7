import { type Bytes, bytes, concat, fromBase64url, toBase64url } from "#src/base/bytes.ts";
import { type Result, err, ok } from "#src/base/result.ts";
import { type InviteId, idFromBytes } from "#src/protocol/ids.ts";
import { kdf } from "./derive.ts";
import { randomBytes } from "./nacl.ts";

/**
 * The forms in which an invitation travels outside the relay: the fragment of a link or QR from the owner (`1.`), the
 * fragment that a holder's screen shows for the owner to scan (`2.`), the fragment by which an owner brings in a device of
 * their own (`3.`), the fragment by which a new phone asks a guardian for a share (`4.`), and a code of 20 characters to type.
 */
export type InviteCode = {
  readonly form: "owner" | "holder" | "device" | "share";
  readonly secret: Bytes;
  /** bind16 of the owner, or the hash over the holder's keys. */
  readonly bound: Bytes;
  readonly flags: number;
};

/** Set when the code goes to someone far away: 72 hours instead of 10 minutes, and the screen says it is weaker. */
export const FLAG_LINK = 1;
/** Set when the code makes a device one of the owner's, and only then: in digits, binding and mailbox alike. */
export const FLAG_DEVICE = 2;
/** Set when the code asks a guardian for a share, and only then: in digits, binding and mailbox alike. */
export const FLAG_SHARE = 4;
/** Beside that: the share of what the resident left to be read, and not of the plan. */
export const FLAG_WISH = 8;

export type CodeFault =
  | { readonly type: "code-incomplete" }
  | { readonly type: "code-unknown" }
  /** It gives a key, where a device of one's own was to be linked. */
  | { readonly type: "code-for-key" }
  /** It links a device of one's own, where a key was to be given. */
  | { readonly type: "code-for-device" }
  /** It asks a guardian for a share. */
  | { readonly type: "code-for-share" };

const FORMS = { owner: "1.", holder: "2.", device: "3.", share: "4." } as const;
const FORM_NAMES = ["owner", "holder", "device", "share"] as const;
/** What the flags of a form must be; undefined for those that may have FLAG_LINK or nothing. */
const OWN_FLAGS: Readonly<Record<InviteCode["form"], readonly number[] | undefined>> = {
  owner: undefined,
  holder: undefined,
  device: [FLAG_DEVICE],
  share: [FLAG_SHARE, FLAG_SHARE | FLAG_WISH],
};
const LENGTH = 32 + 16 + 1;
const TEXT_LENGTH = Math.ceil((LENGTH * 4) / 3);

/** What follows the `#` of a link: 68 characters. */
export const encodeFragment = (code: InviteCode): string =>
  FORMS[code.form] + toBase64url(concat(code.secret, code.bound, Uint8Array.of(code.flags)));

/** Is this a link or what follows its `#`, rather than a code that was typed? */
export const isFragment = (text: string): boolean => text.includes("#") || /^[1234]\./.test(text.trim());

/** Takes a fragment with or without its `#`, or a whole link as a scanner reads it. */
export function parseFragment(text: string): Result<InviteCode, CodeFault> {
  const trimmed = text.trim();
  const fragment = trimmed.slice(trimmed.indexOf("#") + 1);
  const form = FORM_NAMES.find((name) => fragment.startsWith(FORMS[name]));
  if (!form) return err({ type: fragment.length < 2 ? "code-incomplete" : "code-unknown" });
  const data = fromBase64url(fragment.slice(2));
  if (data?.length !== LENGTH)
    return err({ type: fragment.length - 2 < TEXT_LENGTH ? "code-incomplete" : "code-unknown" });
  const flags = data[LENGTH - 1] ?? 0;
  const own = OWN_FLAGS[form];
  if (own ? !own.includes(flags) : flags & ~FLAG_LINK) return err({ type: "code-unknown" });
  return ok({ form, secret: data.slice(0, 32), bound: data.slice(32, 48), flags });
}

/** Crockford's Base32: no I, L, O or U, and what looks like a digit is read as one. */
const CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const TYPED_LENGTH = 20;

/** 100 bits as 20 characters, in groups of five for the eye. */
export function makeTypedCode(): string {
  const random = randomBytes(TYPED_LENGTH);
  const characters = Array.from(random, (byte) => CROCKFORD.charAt(byte & 31));
  return (characters.join("").match(/.{5}/g) ?? []).join("-");
}

/** The invitation's secret from what a person typed: case, spaces and dashes do not matter. */
export function secretFromTypedCode(typed: string): Result<Bytes, CodeFault> {
  const plain = typed
    .toUpperCase()
    .replace(/[\s-]/g, "")
    .replaceAll("O", "0")
    .replaceAll("I", "1")
    .replaceAll("L", "1");
  if (plain.length < TYPED_LENGTH) return err({ type: "code-incomplete" });
  if (plain.length > TYPED_LENGTH) return err({ type: "code-unknown" });
  const values = bytes(TYPED_LENGTH);
  for (let i = 0; i < TYPED_LENGTH; i++) {
    const value = CROCKFORD.indexOf(plain.charAt(i));
    if (value < 0) return err({ type: "code-unknown" });
    values[i] = value;
  }
  return ok(kdf("inv-code", values, 32));
}

export const inviteIdOf = (secret: Uint8Array): InviteId => idFromBytes<InviteId>(kdf("invite-id", secret, 16));
