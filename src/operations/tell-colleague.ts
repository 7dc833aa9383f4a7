import { fromBase64url, toBase64url } from "#src/base/bytes.ts";
import { delegations } from "#src/dossier/delegation.ts";
import { personOf } from "#src/dossier/person.ts";
import type { LedgerGrant } from "#src/grants/ledger.ts";
import { decodeCapability, encodeCapability, type SignedCapability } from "#src/protocol/capability.ts";
import type { GrantId, SectionId } from "#src/protocol/ids.ts";
import type { AccessChange } from "./access-change.ts";
import type { Replica } from "./replica.ts";
import { welcomeText } from "./welcome-state.ts";

/**
 * A colleague whose part went with the part of the key above, or whose end came sooner with its end: the issue of their key is their holder's, so that no new one
 * says it. A welcome of the inbox does, signed by the resident's device; without it their app would ask for that part for ever.
 */
export function tellColleague(replica: Replica, change: AccessChange, grant: GrantId, left: LedgerGrant): void {
  const inbox = replica.only("inbox").id;
  const own = capabilityIn(replica, grant, inbox);
  const above = left.parent === undefined ? undefined : replica.section(inbox)?.authors.get(left.parent);
  if (!own || !above) return;
  const source = {
    generationOf: (section: SectionId) => change.generationOf(section),
    certificates: () => change.certificates(),
    above: () => [above],
  };
  const text = welcomeText(replica, source, {
    section: inbox,
    name: personOf(replica.shownOf("about"))?.fields.preferredName ?? "",
    capability: toBase64url(encodeCapability(own)),
    until: left.until,
    sections: [...left.sections, inbox],
  });
  change.welcome(inbox, own.capability, text);
}

/** As the one who let them in said it, to the resident. */
function capabilityIn(replica: Replica, grant: GrantId, section: SectionId): SignedCapability | undefined {
  const said = delegations(replica.only("inbox").log.settled).find(({ fields }) => fields.grant === grant);
  for (const text of said?.fields.capabilities ?? []) {
    const data = fromBase64url(text);
    const signed = data && decodeCapability(data);
    if (signed?.capability.section === section && signed.capability.grant === grant) return signed;
  }
  return undefined;
}
