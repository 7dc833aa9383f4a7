import type { Bytes } from "#src/base/bytes.ts";
import { type Result, err, ok } from "#src/base/result.ts";

/** As much of a browser as is asked for. */
export type PasskeyPage = {
  readonly navigator: { readonly credentials?: Pick<CredentialsContainer, "create" | "get"> };
  readonly PublicKeyCredential?: Pick<typeof PublicKeyCredential, "isUserVerifyingPlatformAuthenticatorAvailable">;
};

export type PasskeyFault =
  /** The person, or the browser for them, put it away; browsers do not say which. */
  | { readonly type: "passkey-cancelled" }
  /** It was made, but gives no secret (WebAuthn `prf`): of no use here. */
  | { readonly type: "passkey-no-secret" };

/** What opens by a finger, a face or a lock of the device: 32 bytes that only that passkey makes from the salt. */
export type Passkeys = {
  /** Is there anything on this device that could hold one? */
  possible(): Promise<boolean>;
  /** Makes one, at a press and never else, and answers what it says to the salt. */
  make(salt: Bytes): Promise<Result<Bytes, PasskeyFault>>;
  /** Asks for one that was made here before. */
  ask(salt: Bytes): Promise<Result<Bytes, PasskeyFault>>;
};

/** EdDSA, ES256, RS256 (IANA COSE): what is signed with is not looked at, but an authenticator has to know one. */
const ALGORITHMS = [-8, -7, -257] as const;
const SECRET_LENGTH = 32;
/** How long somebody may look for their finger, in milliseconds. */
const PATIENCE = 120_000;

/**
 * Passkeys of this browser (WebAuthn level 3, extension `prf`). Nothing of them is kept here: neither which there is, nor
 * an id. They carry the app's name and no name of a person. Never rejects.
 */
export function createPasskeys(page: PasskeyPage, randomBytes: (length: number) => Bytes): Passkeys {
  const { credentials } = page.navigator;
  const ask = async (salt: Bytes, only?: BufferSource): Promise<Result<Bytes, PasskeyFault>> => {
    const found = await credentials
      ?.get({
        publicKey: {
          challenge: randomBytes(SECRET_LENGTH),
          userVerification: "required",
          timeout: PATIENCE,
          ...(only ? { allowCredentials: [{ type: "public-key", id: only }] } : {}),
          extensions: { prf: { eval: { first: salt } } },
        },
      })
      .catch(() => null);
    if (!found) return err({ type: "passkey-cancelled" });
    const secret = secretOf(found);
    return secret ? ok(secret) : err({ type: "passkey-no-secret" });
  };
  return {
    possible: async () => {
      try {
        return (
          credentials !== undefined &&
          ((await page.PublicKeyCredential?.isUserVerifyingPlatformAuthenticatorAvailable()) ?? false)
        );
      } catch {
        return false;
      }
    },
    make: async (salt) => {
      const made = await credentials
        ?.create({
          publicKey: {
            rp: { name: "Roer" },
            user: { id: randomBytes(16), name: "Roer", displayName: "Roer" },
            challenge: randomBytes(SECRET_LENGTH),
            pubKeyCredParams: ALGORITHMS.map((alg) => ({ type: "public-key", alg })),
            authenticatorSelection: { residentKey: "required", userVerification: "required" },
            timeout: PATIENCE,
            extensions: { prf: { eval: { first: salt } } },
          },
        })
        .catch(() => null);
      if (!made || !isPublicKey(made)) return err({ type: "passkey-cancelled" });
      const secret = secretOf(made);
      if (secret) return ok(secret);
      // Many answer no secret while they make one, and do when asked.
      const { prf } = made.getClientExtensionResults();
      return prf?.enabled === true ? ask(salt, made.rawId) : err({ type: "passkey-no-secret" });
    },
    ask: (salt) => ask(salt),
  };
}

const isPublicKey = (credential: Credential): credential is PublicKeyCredential => credential.type === "public-key";

function secretOf(credential: Credential): Bytes | undefined {
  if (!isPublicKey(credential)) return undefined;
  const first = credential.getClientExtensionResults().prf?.results?.first;
  const secret = first && (first instanceof ArrayBuffer ? new Uint8Array(first) : undefined);
  return secret?.length === SECRET_LENGTH ? secret : undefined;
}
