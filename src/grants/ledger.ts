import { MODES, SCOPES } from "#src/dossier/acting.ts";
import type { EntityId } from "#src/dossier/entity-id.ts";
import { base64url, count, few, grantId, name, sectionId, text } from "#src/dossier/field-rules.ts";
import { type FieldsOf, type Recorded, defineKind, recordsOf } from "#src/dossier/kind.ts";
import type { SectionState } from "#src/dossier/reduce.ts";
import { SECTION_KINDS } from "#src/dossier/section-kinds.ts";
import type { GrantId, SectionId } from "#src/protocol/ids.ts";
import * as z from "zod/mini";

/**
 * The records of the ledger, the owner's own book of who has which access. Entity ids are the ids of what they are
 * about, so that two devices never make two records of one thing.
 */
export const LedgerSection = defineKind("ledger.section", { section: sectionId(), kind: z.enum(SECTION_KINDS) });
export type LedgerSection = FieldsOf<typeof LedgerSection>;

const MOST_GUARDIANS = 5;
/** What is to become of the plan: erased, or as the words say. */
export const WISHES = ["erase", "give"] as const;

export const LedgerDevice = defineKind("ledger.device", {
  certificate: base64url(2_000),
  name: z.exactOptional(name()),
  /** Milliseconds since 1970: when it became one of the resident's. */
  addedAt: z.exactOptional(count()),
  /** Said by a linked device itself, once all is on it. */
  readyAt: z.exactOptional(count()),
  /** No device but a further recovery sheet: its keys follow from twelve words on paper, and it has all that a device has. */
  sheet: z.exactOptional(z.boolean()),
  /** No sheet either, but what guardians hold in parts: any `k` of them have it, and the relay holds it back for 48 hours. */
  guardians: z.exactOptional(
    z.object({
      k: count(),
      n: count(),
      set: base64url(24),
      /** To what the wish is sealed, which they open together. */
      wishPk: base64url(60),
      holders: few(grantId(), MOST_GUARDIANS),
    }),
  ),
  /** Milliseconds since 1970; absent while the device is one of the resident's. */
  endedAt: z.exactOptional(count()),
});
export type LedgerDevice = FieldsOf<typeof LedgerDevice>;

export const CIRCLES = ["professional", "supporter", "family", "child"] as const;
export type Circle = (typeof CIRCLES)[number];

/** A key somebody has: FHIR Consent with its provision. */
export const LedgerGrant = defineKind("ledger.grant", {
  name: name(),
  role: z.exactOptional(name()),
  organisation: z.exactOptional(name()),
  circle: z.enum(CIRCLES),
  preset: z.string().check(z.maxLength(40)),
  /** What it opens or may write to, the inbox not counted. */
  sections: few(sectionId(), 256),
  /** Bits of protocol's RIGHTS and DOMAIN_RIGHTS for those sections. */
  rights: count(),
  domainRights: count(),
  nbf: count(),
  exp: count(),
  /** Milliseconds since 1970: the instant a person was told, the end of a day in the Netherlands. */
  until: count(),
  signPk: base64url(60),
  boxPk: base64url(60),
  counter: count(),
  /** Parts that the key got later than its beginning, and the epoch from which it reads them. */
  begins: z.exactOptional(few(z.object({ section: sectionId(), nbf: count() }), 256)),
  /** May the holder let a colleague in? */
  passOn: z.exactOptional(z.boolean()),
  /** The holder who let this one in; absent where the resident gave the key. */
  parent: z.exactOptional(grantId()),
  /** The holder acts for the resident (representation-scope.ts), in those of its sections that are named here. */
  represents: z.exactOptional(z.object({ scope: z.enum(SCOPES), sections: few(sectionId(), 256) })),
  /** How: a field of its own, so that a change of parts on one device never turns on what another turned off. */
  mode: z.exactOptional(z.enum(MODES)),
  /** The key that took this one's place. */
  replacedBy: z.exactOptional(grantId()),
  /** Stopped by the resident, at this time; a revoke that waits for the relay is not in here yet. */
  stoppedAt: z.exactOptional(count()),
});
export type LedgerGrant = FieldsOf<typeof LedgerGrant>;

/** What is to be read once the resident is no more, by guardians together. Nothing happens by itself. */
export const LedgerWish = defineKind("ledger.wish", { after: z.enum(WISHES), text: z.exactOptional(text()) });
export type LedgerWish = FieldsOf<typeof LedgerWish>;

/** The relay's public key, pinned at first contact. */
export const LedgerRelay = defineKind("ledger.relay", { key: base64url(60) });
export type LedgerRelay = FieldsOf<typeof LedgerRelay>;

/** By the id of the thing: the entity's id in the other brand. */
const byId = <K extends SectionId | GrantId, T>(records: readonly Recorded<T>[]): ReadonlyMap<K, T> =>
  new Map(records.map(({ ref, fields }) => [ref.id as string as K, fields]));

export type Ledger = {
  readonly sections: ReadonlyMap<SectionId, LedgerSection>;
  readonly devices: ReadonlyMap<GrantId, LedgerDevice>;
  readonly grants: ReadonlyMap<GrantId, LedgerGrant>;
};

export const readLedger = (state: SectionState): Ledger => ({
  sections: byId(recordsOf(state, LedgerSection)),
  devices: byId(recordsOf(state, LedgerDevice)),
  grants: byId(recordsOf(state, LedgerGrant)),
});

export type GrantStanding = "active" | "ending" | "over" | "stopped";

/** How a key stands at an instant. `ending`: it stops within a week. */
export function standingOf(grant: LedgerGrant, now: number): GrantStanding {
  if (grant.stoppedAt !== undefined) return "stopped";
  if (now >= grant.until) return "over";
  return grant.until - now <= 7 * 24 * 3_600_000 ? "ending" : "active";
}

/** Does it open what it opens at this instant? */
export const opensAt = (grant: LedgerGrant, now: number): boolean => grant.stoppedAt === undefined && now < grant.until;

/** The epoch from which a key reads one of its parts. */
export const beginOf = (grant: LedgerGrant, section: SectionId): number =>
  grant.begins?.find((one) => one.section === section)?.nbf ?? grant.nbf;

export const passesOn = (grant: LedgerGrant): boolean => grant.passOn === true;

/** All that hang below a key, at any depth. */
export function grantsBelow(grants: ReadonlyMap<GrantId, LedgerGrant>, above: GrantId): readonly GrantId[] {
  const below = [...grants].flatMap(([grant, { parent }]) => (parent === above ? [grant] : []));
  return below.flatMap((grant) => [grant, ...grantsBelow(grants, grant)]);
}

/** The entity id of the record about a thing is the thing's own id: both are 16 bytes in hexadecimal. */
export const ledgerId = (id: GrantId | SectionId): EntityId => id as string as EntityId;
