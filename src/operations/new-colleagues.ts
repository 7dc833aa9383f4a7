import { fromBase64url } from "#src/base/bytes.ts";
import { type Delegation, delegations } from "#src/dossier/delegation.ts";
import type { Ledger, LedgerGrant } from "#src/grants/ledger.ts";
import { knownDomainRights, relayRights } from "#src/grants/rights.ts";
import { type Capability, decodeCapability, RIGHTS } from "#src/protocol/capability.ts";
import { admitBoxKey, admitPublicKey } from "#src/protocol/ed25519-profile.ts";
import { type GrantId, parseId16, type SectionId } from "#src/protocol/ids.ts";
import { type Epoch, startOf } from "#src/protocol/time.ts";
import type { Replica } from "./replica.ts";

/**
 * Colleagues whom holders say they let in and whom the ledger does not know yet. Only what a holder may give counts: by a
 * key that passes on, its own parts, no more rights, no longer. One that the relay never registered costs nothing: the
 * relay leaves out what is sealed to nobody.
 */
export function newColleagues(replica: Replica, ledger: Ledger): ReadonlyMap<GrantId, LedgerGrant> {
  const found = new Map<GrantId, LedgerGrant>();
  for (const { ref, fields } of delegations(replica.only("inbox").log.settled)) {
    const parent = parseId16<GrantId>(ref.author);
    const above = parent && ledger.grants.get(parent);
    if (!parent || !above) continue;
    if (ledger.grants.has(fields.grant) || ledger.devices.has(fields.grant) || found.has(fields.grant)) continue;
    if (!canBeSealedTo(fields)) continue;
    if (isWithin(fields, parent, above, replica.only("inbox").id))
      found.set(fields.grant, entryOf(fields, parent, above));
  }
  return found;
}

/** A key that nothing can be sealed to would spoil every change of access from then on. */
function canBeSealedTo({ boxPk, signPk }: Delegation): boolean {
  const [box, sign] = [fromBase64url(boxPk), fromBase64url(signPk)];
  return box?.length === 32 && sign?.length === 32 && admitBoxKey(box) && admitPublicKey(sign);
}

function isWithin(fields: Delegation, parent: GrantId, above: LedgerGrant, inbox: SectionId): boolean {
  const given = fields.capabilities.flatMap((text): readonly Capability[] => {
    const data = fromBase64url(text);
    const signed = data && decodeCapability(data);
    return signed ? [signed.capability] : [];
  });
  const proven = (section: SectionId): boolean =>
    given.some((one) => one.section === section && one.grant === fields.grant && one.parent === parent);
  return (
    above.passOn === true &&
    fields.sections.every((section) => above.sections.includes(section) && proven(section)) &&
    proven(inbox) &&
    (fields.rights & ~above.rights) === 0 &&
    (fields.domainRights & ~above.domainRights) === 0 &&
    fields.exp <= above.exp
  );
}

function entryOf(fields: Delegation, parent: GrantId, above: LedgerGrant): LedgerGrant {
  const { capabilities: _proof, rights, domainRights, ...entry } = fields;
  return {
    ...entry,
    circle: above.circle,
    preset: "colleague",
    rights: rights & relayRights("read", "append") & (RIGHTS.read | RIGHTS.append),
    domainRights: knownDomainRights(domainRights),
    until: startOf(fields.exp as Epoch),
    counter: 1,
    parent,
    // Heard of only after the key above it was stopped: it ended with that one, and the resident still reads who it was.
    ...(above.stoppedAt === undefined ? {} : { stoppedAt: above.stoppedAt }),
  };
}
