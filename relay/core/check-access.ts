import { type Bytes, equal } from "#src/base/bytes.ts";
import { type Result, err, ok } from "#src/base/result.ts";
import { type Capability, type SignedCapability, decodeCapability } from "#src/protocol/capability.ts";
import { verifyChain } from "#src/protocol/chain.ts";
import { admitBoxKey, admitPublicKey } from "#src/protocol/ed25519-profile.ts";
import type { Envelope } from "#src/protocol/envelope.ts";
import { type Problem, problem } from "#src/protocol/errors.ts";
import { ALL_SECTIONS, type DossierId, type GrantId, ROOT_GRANT } from "#src/protocol/ids.ts";
import type { AccessBundle } from "#src/protocol/messages.ts";
import type { Sha512 } from "#relay/ports/hash.ts";
import type { GrantRow } from "#relay/ports/grant-ledger.ts";
import type { Facts } from "#relay/ports/store.ts";
import type { VerifySignature } from "#relay/ports/verify-signature.ts";
import { checkEnvelope, parseEnvelope } from "./check-envelope.ts";
import type { CheckedAccess, CheckedEnvelope } from "./commands.ts";
import { type Chief, checkHandover, chiefOf } from "./handover.ts";
import type { Look } from "./look.ts";

export type AccessChecks = {
  readonly look: Look;
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
  const parsed: Envelope[] = [];
  for (const wire of access.envelopes) {
    const envelope = parseEnvelope(checks.envelopeBytes, dossier, wire);
    if (!envelope.ok) return envelope;
    parsed.push(envelope.value);
  }
  const registered = await checks.look((facts) => ok(registeredAround(facts, dossier, capabilities, parsed)));
  if (!registered.ok) return registered;
  const { grants, chief } = registered.value;
  for (const { capability } of capabilities) {
    const known = grants.get(capability.grant);
    // Keys of a registered grant were admitted before, and may not change.
    const admitted = known
      ? equal(known.signPk, capability.subjectSignPk) && equal(known.boxPk, capability.subjectBoxPk)
      : admitPublicKey(capability.subjectSignPk) && admitBoxKey(capability.subjectBoxPk);
    if (!admitted) return err(problem(known ? "conflict" : "malformed"));
  }
  const unsigned = access.handover && (await checkHandover(checks.verify, dossier, chief, access.handover));
  if (unsigned) return err(unsigned);
  const unfounded = await findUnfounded(checks, rootPk.slice(0, 32), capabilities, registered.value);
  if (unfounded) return err(unfounded);

  const newKeys = new Map(capabilities.map(({ capability }) => [capability.grant, capability.subjectSignPk]));
  const keyFor = (grant: GrantId): Bytes | undefined => grants.get(grant)?.signPk ?? newKeys.get(grant);
  const envelopes: CheckedEnvelope[] = [];
  for (const judged of await Promise.all(parsed.map((envelope) => checkEnvelope(checks, envelope, keyFor)))) {
    if (!judged.ok) return judged;
    envelopes.push(judged.value);
  }
  const { dropped = [], heldBack = [], ...asked } = access;
  return ok({ ...asked, dropped, heldBack, capabilities, envelopes });
}

/** What the ledger knows of those whom a bundle names, and of what its capabilities hang from. */
type Registered = {
  readonly grants: ReadonlyMap<GrantId, GrantRow>;
  /** Per capability of the bundle, the registered one above it; none where that has ended. */
  readonly links: ReadonlyMap<Capability, SignedCapability>;
  /** None of a dossier that is only being registered. */
  readonly chief: Chief | undefined;
};

function registeredAround(
  facts: Facts,
  dossier: DossierId,
  capabilities: readonly SignedCapability[],
  envelopes: readonly Envelope[],
): Registered {
  const { ledger } = facts;
  const named = [...capabilities.map((c) => c.capability.grant), ...envelopes.map((e) => e.prefix.grant)];
  const grants = new Map<GrantId, GrantRow>();
  for (const grant of new Set(named)) {
    const row = ledger.grant(dossier, grant);
    if (row) grants.set(grant, row);
  }
  const links = new Map<Capability, SignedCapability>();
  for (const { capability } of capabilities) {
    const { parent, section } = capability;
    if (ledger.grant(dossier, parent)?.end) continue;
    const held = ledger.held(dossier, parent, section) ?? ledger.held(dossier, parent, ALL_SECTIONS);
    if (held) links.set(capability, held);
  }
  return { grants, links, chief: chiefOf(facts, dossier) };
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
  rootSignPk: Bytes,
  capabilities: readonly SignedCapability[],
  { links, chief }: Registered,
): Promise<Problem | undefined> {
  const registered = new Set(links.values());
  const isOver = chief !== undefined && chief.grant !== ROOT_GRANT;
  // A chain is followed no further than to a registered link, so that every child here is one of the bundle.
  const find = (grant: GrantId, child: Capability): SignedCapability | undefined =>
    capabilities.find(
      ({ capability: c }) => c.grant === grant && (c.section === child.section || c.section === ALL_SECTIONS),
    ) ?? links.get(child);
  for (const signed of capabilities) {
    const chain = await verifyChain(signed, rootSignPk, find, checks.verify, (link) => registered.has(link));
    if (!chain.ok) return problem(chain.error.type === "chain-bad-signature" ? "unauthenticated" : "forbidden");
    const last = chain.value.at(-1);
    // What the root signs after its end is worth nothing; what it signed before is registered, or was left out then.
    if (last && !registered.has(last) && isOver) return problem("revoked");
  }
  return undefined;
}
