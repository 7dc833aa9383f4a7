import type { Instant } from "#src/base/instant.ts";
import { type Problem, problem } from "#src/protocol/errors.ts";
import type { DossierId, GrantId } from "#src/protocol/ids.ts";
import type { Tables } from "#relay/ports/store.ts";
import type { CheckedAccess } from "./commands.ts";
import type { Limits } from "./limits.ts";
import { isLive } from "./recipients.ts";

/** Asked of a bundle that lets somebody in, even if it ends another. */
export function tooManyGrants(tables: Tables, dossier: DossierId, limits: Limits, now: Instant): Problem | undefined {
  const live = new Set<GrantId>();
  for (const { capability } of tables.ledger.allHeld(dossier))
    if (!tables.ledger.grant(dossier, capability.grant)?.device && isLive(tables, dossier, capability, now))
      live.add(capability.grant);
  return live.size > limits.liveGrants ? problem("quota", { limit: limits.liveGrants, used: live.size }) : undefined;
}

/**
 * Envelopes and sealed keys together, once all is in place. A bundle that adds nothing is never too heavy: a key can
 * be ended, if without a new generation, in a dossier that holds more than it may.
 */
export function tooHeavy(
  tables: Tables,
  dossier: DossierId,
  { envelopes, bundles, welcomes }: CheckedAccess,
  limit: number,
): Problem | undefined {
  if (envelopes.length + bundles.length + welcomes.length === 0) return undefined;
  const used = (tables.ledger.dossier(dossier)?.bytes ?? 0) + tables.mailbox.bytes(dossier);
  return used > limit ? problem("quota", { limit, used }) : undefined;
}
