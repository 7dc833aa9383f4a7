import type { Bytes } from "#src/base/bytes.ts";
import { type Result, err, ok } from "#src/base/result.ts";
import { type Problem, problem } from "#src/protocol/errors.ts";
import { type HandoverMessage, handoverSigningInput, isWellFormedHandover } from "#src/protocol/handover.ts";
import { type DossierId, type GrantId, ROOT_GRANT } from "#src/protocol/ids.ts";
import type { Tables } from "#relay/ports/store.ts";
import type { VerifySignature } from "#relay/ports/verify-signature.ts";
import { type Ledger, keyOf } from "./authorize.ts";
import type { CheckedAccess } from "./commands.ts";

/** Who has the first place of a dossier: the root, until a handover gives it to another. */
export type Chief = { readonly grant: GrantId; readonly key: Bytes };

export function chiefOf(facts: Ledger, dossier: DossierId): Chief | undefined {
  const row = facts.ledger.dossier(dossier);
  const grant = row?.chief ?? ROOT_GRANT;
  const key = row && keyOf(facts, row, grant);
  return key && { grant, key };
}

/** Does who has the first place sign it away? Asked before the transaction; `aclVersion` says whether that is still so. */
export async function checkHandover(
  verify: VerifySignature,
  dossier: DossierId,
  chief: Chief | undefined,
  handover: HandoverMessage,
): Promise<Problem | undefined> {
  if (!chief || !isWellFormedHandover(handover)) return problem("malformed");
  const signed = await verify(chief.key, handoverSigningInput(dossier, chief.grant, handover), handover.signature);
  return signed ? undefined : problem("unauthenticated");
}

/** No device ends what outranks it: only with a handover does it end. */
export function endsChief(tables: Tables, dossier: DossierId, { endedDevices, handover }: CheckedAccess): boolean {
  const chief = tables.ledger.dossier(dossier)?.chief;
  return chief !== undefined && !handover && endedDevices.some(({ grant }) => grant === chief);
}

/**
 * After the endings: another stands in the first place. What the old one certified and nobody has named ends with it, such
 * as a device that was brought in and then heard of no more. Answers who ended by that.
 */
export function takeHandover(
  tables: Tables,
  dossier: DossierId,
  { handover, endedDevices }: CheckedAccess,
): Result<readonly GrantId[], Problem> {
  if (!handover) return ok([]);
  const { to, stands } = handover;
  const chief = tables.ledger.dossier(dossier)?.chief;
  const heir = tables.ledger.grant(dossier, to);
  if (!heir?.device || heir.end) return err(problem("not-found"));
  // A sheet ends as a device does; the root is no device.
  if (chief !== undefined && !endedDevices.some(({ grant }) => grant === chief)) return err(problem("malformed"));
  const unnamed = tables.ledger.grants(dossier).filter((row) => row.device && !row.end && !stands.includes(row.grant));
  for (const { grant } of unnamed) {
    tables.ledger.endGrant(dossier, grant, "ended", 0);
    tables.mailbox.forget(dossier, grant);
    tables.push.remove(dossier, grant);
  }
  tables.mailbox.forget(dossier, ROOT_GRANT);
  tables.ledger.setChief(dossier, to);
  return ok(unnamed.map(({ grant }) => grant));
}
