import { equal } from "#src/base/bytes.ts";
import { type Result, ok } from "#src/base/result.ts";
import { RecoverySecret } from "#src/crypto/recovery-secret.ts";
import type { WordsFault } from "#src/crypto/words.ts";
import { readLedger } from "#src/grants/ledger.ts";
import { decodeCertificate, isCertificateOf } from "./certificates.ts";
import type { Replica } from "./replica.ts";

export type SheetVerdict =
  /** The first sheet: the root itself. */
  | { readonly type: "first" }
  /** A further one; milliseconds since 1970. */
  | { readonly type: "further"; readonly madeAt: number | undefined }
  | { readonly type: "ended" }
  /** Twelve words that belong together, and to something else; or to a sheet of which this device has not heard yet. */
  | { readonly type: "other" };

/** Is this a sheet of this plan? Asks nobody and keeps nothing: the secret is put away before this answers. */
export function testSheet(replica: Replica, words: string): Result<SheetVerdict, WordsFault> {
  const secret = RecoverySecret.fromWords(words);
  if (!secret.ok) return secret;
  const root = secret.value.root();
  const sheet = secret.value.sheet(replica.rootPk);
  const isFirst = equal(root.publicKeys, replica.rootPk);
  const entry = readLedger(replica.only("ledger").log.settled).devices.get(secret.value.sheetId());
  const certificate = entry?.sheet === true ? decodeCertificate(entry.certificate) : undefined;
  const isFurther = certificate !== undefined && isCertificateOf(certificate, replica.ref.dossier, sheet);
  for (const held of [root, sheet, secret.value]) held.wipe();
  if (isFirst) return ok(replica.only("ledger").handovers.length > 0 ? { type: "ended" } : { type: "first" });
  if (!entry || !isFurther) return ok({ type: "other" });
  return ok(entry.endedAt === undefined ? { type: "further", madeAt: entry.addedAt } : { type: "ended" });
}
