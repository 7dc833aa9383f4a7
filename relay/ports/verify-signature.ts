import type { Verify } from "#src/protocol/ed25519-profile.ts";

/**
 * Verifies one Ed25519 signature under the strict profile: an adapter is built with `strict`, so that the
 * relay's verdicts are those of the clients. Resolves to false for anything malformed.
 */
export type VerifySignature = Verify;
