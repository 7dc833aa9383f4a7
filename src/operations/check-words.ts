import { type Result, ok } from "#src/base/result.ts";
import { RecoverySecret } from "#src/crypto/recovery-secret.ts";
import type { WordsFault } from "#src/crypto/words.ts";

export type { WordsFault };

/** Could these twelve words be on a sheet? Asked before anything else is, without a network. */
export function checkWords(typed: string): Result<undefined, WordsFault> {
  const secret = RecoverySecret.fromWords(typed);
  if (!secret.ok) return secret;
  secret.value.wipe();
  return ok(undefined);
}
