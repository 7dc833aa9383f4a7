import { type Bytes, equal } from "#src/base/bytes.ts";
import { type Result, err, ok } from "#src/base/result.ts";
import { type Capability, type SignedCapability, decodeCapability } from "#src/protocol/capability.ts";
import { verifyChain } from "#src/protocol/chain.ts";
import { admitBoxKey, admitPublicKey } from "#src/protocol/ed25519-profile.ts";
import { type Problem, problem } from "#src/protocol/errors.ts";
import { ALL_SECTIONS, type DossierId, type GrantId } from "#src/protocol/ids.ts";
import type { AccessBundle } from "#src/protocol/messages.ts";
import type { Sha512 } from "#relay/ports/hash.ts";
import type { Facts } from "#relay/ports/store.ts";
import type { VerifySignature } from "#relay/ports/verify-signature.ts";
import { rootEnded } from "./authorize.ts";
import { checkEnvelope } from "./check-envelope.ts";
import type { CheckedAccess, CheckedEnvelope } from "./commands.ts";
import { checkHandover } from "./handover.ts";

export type AccessChecks = {
  readonly facts: Facts;
  readonly verify: VerifySignature;
  readonly sha512: Sha512;
  readonly envelopeBytes: number;
};

/**
 * All of an access bundle that needs no transaction: form, keys, chains to the root, signatures. What it read of
 * the ledger holds at the bundle's `aclVersion`; the transaction sees whether that is still the present one. `current`:
 * the version that the asker is told.
 */
export async function checkAccess(
  checks: AccessChecks,
  dossier: DossierId,
  rootPk: Bytes,
  access: AccessBundle,
  current: number,
): Promise<Result<CheckedAccess, Problem>> {
  if (access.aclVersion !== current) return err(problem("acl-version", { current }));
  const capabilities = decodeAll(dossier, access.capabilities);
  if (!capabilities) return err(problem("malformed"));
  for (const { capability } of capabilities) {
    const known = checks.facts.ledger.grant(dossier, capability.grant);
    // Keys of a registered grant were admitted before, and may not change.
    const admitted = known
      ? equal(known.signPk, capability.subjectSignPk) && equal(known.boxPk, capability.subjectBoxPk)
      : admitPublicKey(capability.subjectSignPk) && admitBoxKey(capability.subjectBoxPk);
    if (!admitted) return err(problem(known ? "conflict" : "malformed"));
  }
  const unsigned = access.handover && (await checkHandover(checks.facts, checks.verify, dossier, access.handover));
  if (unsigned) return err(unsigned);
  const unfounded = await findUnfounded(checks, dossier, rootPk.slice(0, 32), capabilities);
  if (unfounded) return err(unfounded);

  const newKeys = new Map(capabilities.map(({ capability }) => [capability.grant, capability.subjectSignPk]));
  const keyFor = (grant: GrantId): Bytes | undefined =>
    checks.facts.ledger.grant(dossier, grant)?.signPk ?? newKeys.get(grant);
  const envelopes: CheckedEnvelope[] = [];
  for (const judged of await Promise.all(
    access.envelopes.map((wire) => checkEnvelope(checks, dossier, wire, keyFor)),
  )) {
    if (!judged.ok) return judged;
    envelopes.push(judged.value);
  }
  const { dropped = [], heldBack = [], ...asked } = access;
  return ok({ ...asked, dropped, heldBack, capabilities, envelopes });
}

/** Undefined when one is malformed, another dossier's, or given twice. */
function decodeAll(dossier: DossierId, wires: readonly Bytes[]): readonly SignedCapability[] | undefined {
  const named = new Set<string>();
  const out: SignedCapability[] = [];
  for (const wire of wires) {
    const signed = decodeCapability(wire);
    if (!signed || signed.capability.dossier !== dossier) return undefined;
    const name = `${signed.capability.grant}.${signed.capability.section}`;
    if (named.has(name)) return undefined;
    named.add(name);
    out.push(signed);
  }
  return out;
}

/** Every chain ends at the root, through the bundle itself or through links that were registered and have not ended. */
async function findUnfounded(
  checks: AccessChecks,
  dossier: DossierId,
  rootSignPk: Bytes,
  capabilities: readonly SignedCapability[],
): Promise<Problem | undefined> {
  const { ledger } = checks.facts;
  const registered = new WeakSet<SignedCapability>();
  const find = (grant: GrantId, child: Capability): SignedCapability | undefined => {
    const inBundle = capabilities.find(
      ({ capability: c }) => c.grant === grant && (c.section === child.section || c.section === ALL_SECTIONS),
    );
    if (inBundle) return inBundle;
    if (ledger.grant(dossier, grant)?.end) return undefined;
    const held = ledger.held(dossier, grant, child.section) ?? ledger.held(dossier, grant, ALL_SECTIONS);
    if (held) registered.add(held);
    return held;
  };
  for (const signed of capabilities) {
    const chain = await verifyChain(signed, rootSignPk, find, checks.verify, (link) => registered.has(link));
    if (!chain.ok) return problem(chain.error.type === "chain-bad-signature" ? "unauthenticated" : "forbidden");
    const last = chain.value.at(-1);
    // What the root signs after its end is worth nothing; what it signed before is registered, or was left out then.
    if (last && !registered.has(last) && rootEnded(checks.facts, dossier)) return problem("revoked");
  }
  return undefined;
}
