import * as z from "zod/mini";
import { fromBase64url } from "#src/base/bytes.ts";
import type { Authored } from "#src/dossier/authored.ts";
import { OWNER } from "#src/dossier/entity-id.ts";
import type { KnownOp, SetOp } from "#src/dossier/op.ts";
import { RosterDevice, RosterMember, type Voice } from "#src/dossier/roster-member.ts";
import { logOf, type SectionState } from "#src/dossier/reduce.ts";
import { Rotation } from "#src/dossier/rotation.ts";
import { type Capability, decodeCapability, hasRight } from "#src/protocol/capability.ts";
import type { GrantId } from "#src/protocol/ids.ts";
import type { Window } from "#src/protocol/time.ts";
import { endedBy, type PlacedRotation, standingRotations } from "./standing-rotations.ts";
import { type DomainRights, knownDomainRights } from "./rights.ts";

/** Who is behind a grant, as the resident entered it when giving the key. */
export type Member = {
  readonly grant: GrantId;
  readonly name: string | undefined;
  readonly role: string | undefined;
  readonly organisation: string | undefined;
  readonly domain: DomainRights;
  readonly voice: Voice | undefined;
  readonly window: Window;
  readonly capability: string;
  /** From this position of the log on, until a later record of the same grant. */
  readonly since: number;
  /** The holder who let this one in; undefined where the resident gave the key. */
  readonly by: GrantId | undefined;
};

/** Who may write in one section, at every position of its log. */
export type Roster = {
  /** Records per grant, earliest first. */
  readonly members: ReadonlyMap<GrantId, readonly Member[]>;
  /** The position from which a grant is void for good. */
  readonly voidFrom: ReadonlyMap<GrantId, number>;
  /** The last position that counts of a device that was ended. */
  readonly ended: ReadonlyMap<GrantId, number>;
  readonly generation: number;
};

const RECORD_KINDS: ReadonlySet<string> = new Set([RosterMember.name, RosterDevice.name, Rotation.name]);

/**
 * Roster records are what the resident's devices set, and what a holder says of a colleague; nobody's retract takes one away. Their place in the log
 * is what they say, so they are never restated: a welcome hands them over with the positions they have, and
 * a body that holds one is never dropped.
 */
export const isRosterRecord = (authored: Authored<KnownOp>): boolean =>
  authored.restated !== true &&
  authored.op.t === "set" &&
  (authored.author === OWNER ? RECORD_KINDS.has(authored.op.kind) : authored.op.kind === RosterMember.name);

/** Folds the records of a section, in log order. Records that cannot be read change nothing. */
export function foldRoster(records: readonly Authored<KnownOp>[]): Roster {
  const placed: PlacedRotation[] = [];
  for (const { op, position, device, author } of records) {
    const rotation = author === OWNER ? readRecord(op, Rotation) : undefined;
    if (rotation !== undefined) placed.push({ position, device, rotation });
  }
  const rotations = standingRotations(placed);
  const ended = endedBy(rotations);
  const voidFrom = new Map<GrantId, number>();
  for (const { rotation, position } of rotations) {
    for (const grant of rotation.voidGrants) if (!voidFrom.has(grant)) voidFrom.set(grant, position);
  }
  const members = new Map<GrantId, Member[]>();
  for (const { op, position, device, author } of records) {
    if (position > (ended.get(device) ?? Number.POSITIVE_INFINITY)) continue;
    const record = readRecord(op, RosterMember);
    if (record === undefined) continue;
    const history = members.get(record.grant) ?? [];
    const by = author === OWNER ? history.at(-1)?.by : device;
    if (author !== OWNER && !mayLetIn(members, voidFrom, device, position, record)) continue;
    history.push(toMember(record, position, by));
    members.set(record.grant, history);
  }
  return {
    members,
    voidFrom,
    ended,
    generation: rotations.reduce((most, { rotation }) => Math.max(most, rotation.generation), 0),
  };
}

/**
 * A holder lets in below itself, no wider, and speaks of nobody else. That the capabilities are signed is checked where
 * envelopes are (operations/author-book.ts): without that, whoever is named here writes nothing that counts.
 */
function mayLetIn(
  members: ReadonlyMap<GrantId, readonly Member[]>,
  voidFrom: ReadonlyMap<GrantId, number>,
  holder: GrantId,
  position: number,
  record: RosterMember,
): boolean {
  const own = members.get(holder)?.at(-1);
  const ended = voidFrom.get(holder);
  if (own === undefined || (ended !== undefined && position >= ended)) return false;
  if (members.get(record.grant)?.some(({ by }) => by !== holder) === true) return false;
  const given = capabilityIn(record.capability);
  const held = capabilityIn(own.capability);
  return (
    given?.grant === record.grant &&
    given.parent === holder &&
    held !== undefined &&
    hasRight(held, "delegate") &&
    (record.domainRights & ~own.domain) === 0 &&
    record.nbf >= own.window.nbf &&
    record.exp <= own.window.exp
  );
}

function capabilityIn(text: string): Capability | undefined {
  const data = fromBase64url(text);
  return data && decodeCapability(data)?.capability;
}

function readRecord<T>(op: KnownOp, kind: { readonly name: string; readonly schema: z.ZodMiniType<T> }): T | undefined {
  if (op.t !== "set" || op.kind !== kind.name) return undefined;
  const { fields }: SetOp = op;
  return z.safeParse(kind.schema, fields).data;
}

/** What was last said of a grant in a section. */
export function latestMember(state: SectionState, grant: GrantId): RosterMember | undefined {
  const records = logOf(state).filter(
    (row): row is Authored<KnownOp> => row.op.t === "set" && isRosterRecord(row as Authored<KnownOp>),
  );
  for (const { op } of records.reverse()) {
    const record = readRecord(op, RosterMember);
    if (record?.grant === grant) return record;
  }
  return undefined;
}

const toMember = (record: RosterMember, since: number, by: GrantId | undefined): Member => ({
  grant: record.grant,
  name: record.name,
  role: record.role,
  organisation: record.organisation,
  domain: knownDomainRights(record.domainRights),
  voice: record.voice,
  window: { nbf: record.nbf, exp: record.exp } as Window,
  capability: record.capability,
  since,
  by,
});

/** The record in force at a position: the latest one up to there, unless the grant was void by then. */
export function memberAt(roster: Roster, grant: GrantId, position: number): Member | undefined {
  // What waits in an outbox has no position yet, and comes after all that has one.
  const voidFrom = roster.voidFrom.get(grant);
  if (voidFrom !== undefined && position >= voidFrom) return undefined;
  const member = roster.members.get(grant)?.findLast(({ since }) => since <= position);
  // A colleague goes with the one who let them in.
  return member?.by !== undefined && memberAt(roster, member.by, position) === undefined ? undefined : member;
}

/** As what a grant speaks in a section now, whatever the clock says. */
export const voiceNow = (state: SectionState, grant: GrantId): Voice | undefined =>
  memberAt(foldRoster(state.records), grant, Number.MAX_SAFE_INTEGER)?.voice;

/** Everybody who was in at a position, whatever the clock says. */
export function membersAt(roster: Roster, position: number): Member[] {
  const out: Member[] = [];
  for (const grant of roster.members.keys()) {
    const member = memberAt(roster, grant, position);
    if (member !== undefined) out.push(member);
  }
  return out;
}

/** The name to show beside what a grant wrote, also after it ended: the latest the resident gave it. */
export const nameOf = (roster: Roster, grant: GrantId): Member | undefined => roster.members.get(grant)?.at(-1);

/** Does what this device wrote at the position count? True of devices of which no end is known. */
export const deviceCounts = (roster: Roster, device: GrantId, position: number): boolean =>
  position <= (roster.ended.get(device) ?? Number.POSITIVE_INFINITY);
