import { type Bytes } from "#src/base/bytes.ts";
import { type Result, err, ok } from "#src/base/result.ts";
import { openBundle } from "#src/crypto/key-bundle.ts";
import { verifyStrict } from "#src/crypto/verify.ts";
import type { Handed } from "#src/dossier/rotation.ts";
import { RIGHTS, type SignedCapability } from "#src/protocol/capability.ts";
import { verifyChain } from "#src/protocol/chain.ts";
import type { GrantId, SectionId } from "#src/protocol/ids.ts";
import type { BundlesAnswer } from "#src/protocol/messages.ts";
import { chainOf } from "./certificates.ts";
import { handoversOf, hangsOnRoot } from "./handovers.ts";
import type { RelayFault } from "./ports.ts";
import type { Replica } from "./replica.ts";
import type { Session } from "./session.ts";

/** Fetches what is sealed to this access and takes every bundle that a device of the owner signed which has not ended. */
export async function fetchBundles(session: Session, replica: Replica): Promise<Result<BundlesAnswer, RelayFault>> {
  const answer = await session.ports.relay.bundles(replica.signer);
  if (!answer.ok) return err(answer.error);
  session.hearRelayTime(answer.value.time);
  await takeBundles(replica, answer.value);
  return ok(answer.value);
}

export async function takeBundles(replica: Replica, answer: BundlesAnswer): Promise<void> {
  const known = knownAuthors(replica);
  const ended = endedGrants(replica);
  const handed = handoversOf(replica);
  for (const { section, generation, sealed } of answer.bundles) {
    const opened = openBundle(replica.keys, { ...replica.ref, section, generation }, sealed);
    if (!opened) continue;
    const shown = [...known.values(), ...opened.bundle.vouchers];
    if (!standsFor(opened.bundle.issuer, shown, known, ended, handed)) continue;
    const device = await certified(opened.bundle.issuer, shown, replica.rootPk);
    const issuer = device ?? letInBy(replica, section, opened.bundle.issuer);
    if (!issuer || !(await verifyStrict(issuer.capability.subjectSignPk, opened.signingInput, opened.signature)))
      continue;
    replica.ring.take(section, generation, opened.bundle.counter, opened.bundle.content);
    // Who turned the section may be new here: its word counts in the log that follows.
    const copy = replica.section(section);
    if (!copy || copy.authors.has(issuer.capability.grant)) continue;
    replica.put({ ...copy, authors: new Map([...copy.authors, [issuer.capability.grant, issuer]]) });
  }
}

/** The holder who let this one in: its capability came with the welcome and was followed up to the root then. */
function letInBy(replica: Replica, section: SectionId, issuer: GrantId): SignedCapability | undefined {
  const authors = replica.section(section)?.authors;
  return authors?.get(replica.ref.grant)?.capability.parent === issuer ? authors.get(issuer) : undefined;
}

/** Whoever may append anywhere here, by this replica's own verified logs. */
export function knownAuthors(replica: Replica): ReadonlyMap<GrantId, SignedCapability> {
  const known = new Map<GrantId, SignedCapability>();
  for (const copy of replica.sections) for (const [grant, author] of copy.authors) known.set(grant, author);
  return known;
}

/** Grants and devices of which some log says that they ended. */
export const endedGrants = (replica: Replica): ReadonlySet<GrantId> =>
  new Set(replica.sections.flatMap(({ voided }) => [...voided.keys()]));

/**
 * May the word of this device still count? A lost phone's certificate chains to the root for ever, and so would that of a
 * device which it made up afterwards: together with the relay either could put a key it knows in the place of the one that
 * everything is sealed under since. So one that ended does not count, nor one that is met now for the first time and
 * follows from one that ended; one that a log introduced before that end does. The root ends likewise (handovers.ts).
 */
export function standsFor(
  device: GrantId,
  shown: readonly SignedCapability[],
  known: ReadonlyMap<GrantId, SignedCapability>,
  ended: ReadonlySet<GrantId>,
  handed: readonly Handed[],
): boolean {
  for (const link of chainOf(device, shown)) {
    if (ended.has(link.capability.grant)) return false;
    if (known.has(link.capability.grant)) return true;
    if (!hangsOnRoot(link, handed, known)) return false;
  }
  return true;
}

/** The certificate of a device of the owner, followed up to the root through those that were shown. */
export async function certified(
  device: GrantId,
  shown: readonly SignedCapability[],
  rootPk: Bytes,
): Promise<SignedCapability | undefined> {
  const certificates = shown.filter(({ capability }) => (capability.rights & RIGHTS.manage) !== 0);
  const find = (grant: GrantId): SignedCapability | undefined =>
    certificates.find(({ capability }) => capability.grant === grant);
  const leaf = find(device);
  if (!leaf) return undefined;
  const chain = await verifyChain(leaf, rootPk.slice(0, 32), find, verifyStrict);
  return chain.ok ? leaf : undefined;
}
