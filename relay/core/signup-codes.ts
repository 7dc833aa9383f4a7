import { type Bytes, concat, utf8 } from "#src/base/bytes.ts";
import { DAY, type Instant, instant } from "#src/base/instant.ts";
import { type Result, err, ok } from "#src/base/result.ts";
import { type Problem, problem } from "#src/protocol/errors.ts";
import type { DossierId } from "#src/protocol/ids.ts";
import type { Sha512 } from "#relay/ports/hash.ts";
import type { RelaySigner } from "#relay/ports/relay-signer.ts";
import type { Nonces } from "#relay/ports/store.ts";

/**
 * Codes by which an operator lets people begin a dossier. A code carries its last day and says by a tag that the relay's
 * own key made it, so that nothing is kept of codes that nobody used yet; of a used one a nonce is, until that day.
 */
export type SignupCode = { readonly name: string; readonly until: Instant };

/** Two bytes of day, five drawn at random, and the first 44 bits of the tag: a hundred bits, as twenty characters. */
const DAY_BYTES = 2;
export const DRAWN_BYTES = 5;
const CHARACTERS = 20;
/** Crockford's Base32, as the codes of keys are written. */
const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const FIRST_DAY = Date.UTC(2020, 0, 1);

/** `drawn`: five bytes. It counts up to the end of a day of UTC, `days` after now. */
export function makeSignupCode(
  signer: RelaySigner,
  sha512: Sha512,
  drawn: Uint8Array,
  now: number,
  days: number,
): string {
  const day = Math.floor((now - FIRST_DAY) / DAY) + days;
  return written(concat(new Uint8Array([day >> 8, day & 255]), drawn), signer, sha512).replaceAll(
    /(.{5})(?=.)/g,
    "$1-",
  );
}

/** The code that somebody typed, if this relay made it and its day is not over. Case, spaces and dashes do not matter. */
export function readSignupCode(
  signer: RelaySigner,
  sha512: Sha512,
  typed: string | undefined,
  now: Instant,
): Result<SignupCode, Problem> {
  const plain = plainly(typed ?? "");
  const payload = payloadOf(plain);
  if (!payload || written(payload, signer, sha512) !== plain) return err(problem("signup-code"));
  const day = (payload[0] ?? 0) * 256 + (payload[1] ?? 0);
  const until = instant(FIRST_DAY + (day + 1) * DAY);
  return now < until ? ok({ name: `signup.${plain}`, until }) : err(problem("signup-code"));
}

/** Of no dossier: by its id the relay itself remembers. Not zero, which is the root and all sections. */
const RELAY_ITSELF = "f".repeat(32) as DossierId;

/** A code counts once. Inside the transaction that it lets begin a dossier: what is refused has used none. */
export const useSignupCode = (nonces: Nonces, { name, until }: SignupCode): Problem | undefined =>
  nonces.remember(RELAY_ITSELF, name, until) ? undefined : problem("signup-used");

const plainly = (typed: string): string =>
  typed.toUpperCase().replaceAll(/[\s-]/g, "").replaceAll("O", "0").replaceAll(/[IL]/g, "1");

/** Nobody but who has the relay's key makes this signature, and nobody is shown it. */
function written(payload: Bytes, signer: RelaySigner, sha512: Sha512): string {
  const tag = sha512(signer.sign(concat(utf8("roer/v1/signup"), payload)));
  const bits = [...payload, ...tag.slice(0, 6)].map((byte) => byte.toString(2).padStart(8, "0")).join("");
  return Array.from(
    { length: CHARACTERS },
    (_, at) => ALPHABET[Number.parseInt(bits.slice(at * 5, at * 5 + 5), 2)],
  ).join("");
}

function payloadOf(plain: string): Bytes | undefined {
  const values = [...plain].map((character) => ALPHABET.indexOf(character));
  if (values.length !== CHARACTERS || values.includes(-1)) return undefined;
  const bits = values.map((value) => value.toString(2).padStart(5, "0")).join("");
  return Uint8Array.from({ length: DAY_BYTES + DRAWN_BYTES }, (_, at) =>
    Number.parseInt(bits.slice(at * 8, at * 8 + 8), 2),
  );
}
