import type { Instant } from "#src/base/instant.ts";
import { type Capability, RIGHTS } from "#src/protocol/capability.ts";
import { type DossierId, type GrantId, ROOT_GRANT, type SectionId } from "#src/protocol/ids.ts";
import { epochAt } from "#src/protocol/time.ts";
import type { SectionRow } from "#relay/ports/record-log.ts";
import type { Tables } from "#relay/ports/store.ts";
import { rootEnded, standing } from "./authorize.ts";
import type { CheckedAccess } from "./commands.ts";

const place = (grant: GrantId, section: SectionId): string => `${grant}.${section}`;
const name = (grant: GrantId, section: SectionId, generation: number): string =>
  `${place(grant, section)}.${generation}`;

/** Reading needs the section's keys; dropping into an inbox needs its public key. */
const needsKeys = (c: Capability, inbox: boolean): boolean =>
  (c.rights & RIGHTS.read) !== 0 || (inbox && (c.rights & RIGHTS.append) !== 0);

/**
 * Do the key bundles of an access bundle match those who have access once it is applied? The relay cannot look into
 * a bundle; it only sees to it that nobody is forgotten and nobody without a right is served. Needed exactly
 * once, at the generation that counts from now on: for a created or rotated section, everyone; on any other section, whoever
 * gets a new or renewed capability, unless the root registers it (a recovered device reads the backup). A colleague whom
 * a holder let in is served at a turn by owners who were told of them, and may be left out by who was not. Beyond
 * that, those with a right may get bundles of any generation, as a window into the past or a lost key asks for.
 */
export function recipientsMatch(
  tables: Tables,
  dossier: DossierId,
  access: CheckedAccess,
  byRoot: boolean,
  now: Instant,
): boolean {
  const sections = new Map(tables.log.sections(dossier).map((row) => [row.section, row]));
  const entitled = new Map<string, SectionRow>();
  const devices = new Set(liveDevices(tables, dossier));
  const root = rootEnded(tables, dossier) ? [] : [ROOT_GRANT];
  for (const grant of [...root, ...devices])
    for (const row of sections.values()) entitled.set(place(grant, row.section), row);
  const colleagues = new Set<GrantId>();
  for (const { capability } of tables.ledger.allHeld(dossier)) {
    const row = sections.get(capability.section);
    if (row && needsKeys(capability, row.inbox) && isLive(tables, dossier, capability, now))
      entitled.set(place(capability.grant, capability.section), row);
    if (tables.ledger.grant(dossier, capability.parent)?.device === false) colleagues.add(capability.grant);
  }

  const changed = new Set(access.sections.map((s) => s.section));
  const renewed = new Set(access.capabilities.map((c) => place(c.capability.grant, c.capability.section)));
  const added = new Set(access.capabilities.map((c) => c.capability.grant));
  const needed = new Set<string>();
  const keyless = new Set([...devices].filter((grant) => isKeyless(tables, dossier, grant, added)));
  for (const [who, row] of entitled) {
    const grant = who.slice(0, ROOT_GRANT.length) as GrantId;
    if (keyless.has(grant)) continue;
    const isNew = renewed.has(who) || (devices.has(grant) && added.has(grant));
    if ((changed.has(row.section) && !colleagues.has(grant)) || (isNew && !byRoot))
      needed.add(name(grant, row.section, row.generation));
  }

  const seen = new Set<string>();
  for (const bundle of access.bundles) {
    const row = entitled.get(place(bundle.grant, bundle.section));
    const key = name(bundle.grant, bundle.section, bundle.generation);
    if (!row || bundle.generation > row.generation || seen.has(key)) return false;
    seen.add(key);
  }
  const welcomed = new Set<string>();
  for (const welcome of access.welcomes) {
    const key = place(welcome.grant, welcome.section);
    if (!entitled.has(key) || welcomed.has(key)) return false;
    welcomed.add(key);
  }
  return [...needed].every((key) => seen.has(key));
}

/**
 * Without what is sealed to grants that were never registered. A holder may tell the resident of a colleague whom it never
 * brought here; refusing that would let the holder keep the resident from ever turning a key.
 */
export function withoutNobodies(tables: Tables, dossier: DossierId, access: CheckedAccess): CheckedAccess {
  const isSomebody = ({ grant }: { readonly grant: GrantId }): boolean =>
    grant === ROOT_GRANT || tables.ledger.grant(dossier, grant) !== undefined;
  return {
    ...access,
    bundles: access.bundles.filter(isSomebody),
    welcomes: access.welcomes.filter(isSomebody),
  };
}

/**
 * The root brought this device in, and then it was heard of no more: a recovery that was cut off. The ledger, from which
 * clients take the recipients, does not name it; were it needed, nothing could ever be stopped or recovered again.
 */
const isKeyless = (tables: Tables, dossier: DossierId, device: GrantId, added: ReadonlySet<GrantId>): boolean =>
  !added.has(device) && tables.mailbox.bundles(dossier, device).length === 0;

const liveDevices = (tables: Tables, dossier: DossierId): readonly GrantId[] =>
  tables.ledger.grants(dossier).flatMap((row) => (row.device && !row.end ? [row.grant] : []));

/** A window that has yet to open counts as live: its keys must be there when it does. */
export function isLive(tables: Tables, dossier: DossierId, capability: Capability, now: Instant): boolean {
  const why = standing(tables, dossier, capability, epochAt(now));
  return why === undefined || why === "not-yet";
}
