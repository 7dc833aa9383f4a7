import { createPrivateKey, createPublicKey, generateKeyPairSync, sign } from "node:crypto";
import { type Bytes, concat, fromBase64url, toBase64url, utf8 } from "#src/base/bytes.ts";
import { HOUR, type Instant, SECOND } from "#src/base/instant.ts";
import { invariant } from "#src/base/never.ts";

/** A fresh key as the store keeps it: P-256, PKCS #8 (RFC 5208), DER. */
export const createVapidKey = (): Bytes =>
  new Uint8Array(
    generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey.export({ type: "pkcs8", format: "der" }),
  );

/** RFC 8292 allows a day; the same token serves for half of that. */
const TOKEN_LIFE = 12 * HOUR;
const TOKEN_USE = 6 * HOUR;
/** Push services told apart; Mozilla and Microsoft have several hosts each. */
const KEPT_TOKENS = 64;

export type Vapid = {
  /** 65 bytes: an uncompressed point. */
  readonly publicKey: Bytes;
  /** The Authorization header for one push service, named by its origin. */
  authorization(audience: string, now: Instant): string;
};

/** RFC 8292: who sends, to a push service. `contact` is the operator's address, `mailto:` or `https:`, when there is one. */
export function createVapid(pkcs8: Uint8Array, contact: string | undefined): Vapid {
  const key = createPrivateKey({ key: Buffer.from(pkcs8), type: "pkcs8", format: "der" });
  const { x = "", y = "" } = createPublicKey(key).export({ format: "jwk" });
  const publicKey = concat(new Uint8Array([4]), fromBase64url(x) ?? utf8(""), fromBase64url(y) ?? utf8(""));
  invariant(publicKey.length === 65, "a point of P-256 is two coordinates of 32 bytes");
  const tokens = new Map<string, { readonly header: string; readonly until: Instant }>();

  const part = (value: object): string => toBase64url(utf8(JSON.stringify(value)));
  const token = (audience: string, now: Instant): string => {
    const claims = {
      aud: audience,
      exp: Math.floor((now + TOKEN_LIFE) / SECOND),
      ...(contact === undefined ? {} : { sub: contact }),
    };
    const signed = `${part({ typ: "JWT", alg: "ES256" })}.${part(claims)}`;
    const signature = sign("sha256", utf8(signed), { key, dsaEncoding: "ieee-p1363" });
    return `vapid t=${signed}.${toBase64url(new Uint8Array(signature))}, k=${toBase64url(publicKey)}`;
  };
  return {
    publicKey,
    authorization: (audience, now) => {
      const kept = tokens.get(audience);
      if (kept && now < kept.until) return kept.header;
      if (tokens.size >= KEPT_TOKENS) tokens.clear();
      const header = token(audience, now);
      tokens.set(audience, { header, until: (now + TOKEN_USE) as Instant });
      return header;
    },
  };
}
