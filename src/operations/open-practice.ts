import type { Instant } from "#src/base/instant.ts";
import { invariant } from "#src/base/never.ts";
import type { Result } from "#src/base/result.ts";
import { AccessKeys } from "#src/crypto/access-keys.ts";
import { LocalDatabase } from "#src/crypto/local-database.ts";
import { randomBytes } from "#src/crypto/nacl.ts";
import type { Authored } from "#src/dossier/authored.ts";
import { type EntityId, holder, OWNER } from "#src/dossier/entity-id.ts";
import type { FieldFault } from "#src/dossier/field-faults.ts";
import type { Timestamp } from "#src/dossier/hlc.ts";
import { create, type Kind, type Unchecked } from "#src/dossier/kind.ts";
import type { Op } from "#src/dossier/op.ts";
import { createRosterMember } from "#src/dossier/roster-member.ts";
import type { SectionKind } from "#src/dossier/section-kinds.ts";
import { type Circle, LedgerGrant, ledgerId } from "#src/grants/ledger.ts";
import { type DomainRights, relayRights } from "#src/grants/rights.ts";
import { type GrantId, idFromBytes, type SectionId } from "#src/protocol/ids.ts";
import { boundaryAfter, epochAt } from "#src/protocol/time.ts";
import { newEntityId } from "./access-change.ts";
import { addDossier, newSectionId } from "./create-dossier.ts";
import { voiceIn } from "./give-key.ts";
import { sayInOwnWords } from "./own-words.ts";
import type { Ports } from "./ports.ts";
import type { Replica } from "./replica.ts";
import { newSection } from "./section-copy.ts";
import { SectionLog } from "./section-log.ts";
import { Session } from "./session.ts";
import { toText } from "./stored.ts";

/**
 * Where an entry stands: in the one section of a kind, or in that of a goal, a case sheet, a help request or a child, by a
 * name of the script's own.
 */
export type PracticePlace =
  | Exclude<SectionKind, "goal" | "case-sheet" | "help" | "child" | "ledger">
  | { readonly goal: string }
  | { readonly caseSheet: string }
  | { readonly help: string }
  | { readonly child: string };

/** Signs a record as who says it, where its readers ask for that: own-words.ts. */
export type InOwnWords = (kind: Kind, values: Unchecked, id: EntityId) => Result<Op, FieldFault>;

export type PracticeEntry = {
  readonly place: PracticePlace;
  /** Absent: the resident. */
  readonly by?: GrantId;
  readonly at: Instant;
  /** `sectionAt` names the section of a place, for records that speak of one. */
  readonly make: (
    at: Timestamp,
    sectionAt: (place: PracticePlace) => SectionId,
    inOwnWords: InOwnWords,
  ) => Result<Op, FieldFault> | Op;
};

/** Somebody who has, or had, a key to the practice dossier. */
export type PracticeHolder = {
  readonly grant: GrantId;
  readonly name: string;
  readonly role?: string;
  readonly organisation?: string;
  readonly circle: Circle;
  readonly preset: string;
  readonly domain: DomainRights;
  readonly places: readonly PracticePlace[];
  readonly given: Instant;
  readonly until: Instant;
  readonly stopped?: Instant;
};

export type PracticeScript = {
  readonly preferredName: string;
  readonly entries: readonly PracticeEntry[];
  readonly holders: readonly PracticeHolder[];
};

/** A grant id that is nobody's. */
export const randomGrant = (): GrantId => idFromBytes<GrantId>(randomBytes(16));

/**
 * A filled dossier to try things on: real sections, records and rosters over a disk in memory and a relay that is not
 * there, so that nothing of it can be kept or sent. The keys of its holders are made here, sign what is told in a voice of
 * one's own as the ledger names them, and are gone when this returns: they open nothing, and nobody has them.
 */
export async function openPractice(ports: Ports, script: PracticeScript): Promise<Session> {
  const session = await Session.begin(ports, LocalDatabase.create());
  const added = await addDossier(session, script.preferredName);
  const replica = session.owned();
  invariant(added.ok && replica !== undefined, "a practice dossier fits its rules");
  replica.record = { ...replica.record, sheetChecked: true };
  const keys = new Map(script.holders.map(({ grant }) => [grant, AccessKeys.generate()]));
  const keysOf = (grant: GrantId): AccessKeys => {
    const found = keys.get(grant);
    invariant(found, "who writes in the practice dossier has a key to it");
    return found;
  };
  const named = new Map<string, SectionId>();
  const sectionAt = (place: PracticePlace): SectionId => {
    if (typeof place === "string") return oneOf(replica, place);
    const name = JSON.stringify(place);
    const known = named.get(name) ?? newSectionId();
    named.set(name, known);
    return known;
  };
  const logs = new Map<SectionId, { readonly kind: SectionKind; readonly entries: PracticeEntry[] }>();
  const put = (section: SectionId, kind: SectionKind, entry: PracticeEntry): void => {
    const log = logs.get(section) ?? { kind, entries: [] };
    log.entries.push(entry);
    logs.set(section, log);
  };
  for (const one of script.holders) {
    const sections = one.places.map(sectionAt);
    put(
      replica.only("ledger").id,
      "ledger",
      entryOf(one, (at) => ledgerRecord(one, keysOf(one.grant), sections, at)),
    );
    // Every key may write to the inbox: that is where "geopend" goes.
    for (const place of [...one.places, "inbox"] as const)
      put(
        sectionAt(place),
        kindOf(place),
        entryOf(one, (at) => rosterRecord(one, kindOf(place), at)),
      );
  }
  for (const entry of script.entries) put(sectionAt(entry.place), kindOf(entry.place), entry);
  for (const [section, { kind, entries }] of logs) {
    const copy = replica.section(section) ?? replica.withOwnCertificate(newSection(section, kind));
    if (!replica.ring.has(section, 0)) replica.ring.create(section, 0);
    const wordsOf = (by: GrantId | undefined, at: Timestamp): InOwnWords => {
      const grant = by ?? replica.ref.grant;
      const speaker = { dossier: replica.ref.dossier, grant, keys: by === undefined ? replica.keys : keysOf(by) };
      return (said, values, id) => sayInOwnWords(speaker, section, said, values, { id, isNew: true }, at);
    };
    const rows = rowsOf(replica, entries, sectionAt, wordsOf);
    const head = { pos: rows.length, hash: copy.head.hash };
    replica.put({ ...copy, created: true, head, log: SectionLog.of(rows) });
  }
  for (const made of keys.values()) made.wipe();
  return session;
}

function kindOf(place: PracticePlace): SectionKind {
  if (typeof place === "string") return place;
  if ("goal" in place) return "goal";
  if ("help" in place) return "help";
  return "child" in place ? "child" : "case-sheet";
}

function oneOf(replica: Replica, kind: SectionKind): SectionId {
  const [there] = replica.ofKind(kind);
  const id = there?.id ?? replica.ring.sectionId(replica.only("ledger").id, kind);
  invariant(id, "the resident's device holds the ledger's first key");
  return id;
}

/** In the order of time, one envelope each, as a relay would have placed them. */
function rowsOf(
  replica: Replica,
  entries: readonly PracticeEntry[],
  sectionAt: (place: PracticePlace) => SectionId,
  wordsOf: (by: GrantId | undefined, at: Timestamp) => InOwnWords,
): readonly Authored[] {
  return [...entries]
    .sort((a, b) => a.at - b.at)
    .map(({ at, by, make }, i) => {
      const stamp = { ms: at, n: i };
      const made = make(stamp, sectionAt, wordsOf(by, stamp));
      const op = "t" in made ? made : made.ok ? made.value : undefined;
      invariant(op, "a practice record fits its kind");
      return {
        op,
        author: by === undefined ? OWNER : holder(by),
        device: by ?? replica.ref.grant,
        position: i + 1,
        index: 0,
        relayTime: at,
        epoch: epochAt(at),
      };
    });
}

const entryOf = (one: PracticeHolder, make: PracticeEntry["make"]): PracticeEntry => ({
  place: "private",
  at: one.given,
  make,
});

function ledgerRecord(
  one: PracticeHolder,
  keys: AccessKeys,
  sections: readonly SectionId[],
  at: Timestamp,
): Result<Op, FieldFault> {
  const id: EntityId = ledgerId(one.grant);
  return create(
    LedgerGrant,
    {
      ...namesOf(one),
      circle: one.circle,
      preset: one.preset,
      sections: [...sections],
      rights: sections.length === 0 ? 0 : relayRights("read", ...(one.domain === 0 ? [] : (["append"] as const))),
      domainRights: one.domain,
      nbf: epochAt(one.given),
      exp: boundaryAfter(one.until),
      until: one.until,
      signPk: toText(keys.signPk),
      boxPk: toText(keys.boxPk),
      counter: 1,
      ...(one.stopped === undefined ? {} : { stoppedAt: one.stopped }),
    },
    id,
    at,
  );
}

const rosterRecord = (one: PracticeHolder, kind: SectionKind, at: Timestamp): Result<Op, FieldFault> =>
  createRosterMember(
    {
      ...namesOf(one),
      grant: one.grant,
      domainRights: one.domain,
      nbf: epochAt(one.given),
      exp: boundaryAfter(one.until),
      // Of nobody's making, for nobody to use: no relay ever sees it.
      capability: toText(randomBytes(244)),
      ...voiceIn(one.circle, kind),
    },
    newEntityId(),
    at,
  );

const namesOf = ({ name, role, organisation }: PracticeHolder) => ({
  name,
  ...(role === undefined ? {} : { role }),
  ...(organisation === undefined ? {} : { organisation }),
});
