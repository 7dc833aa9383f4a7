import * as z from "zod/mini";
import type { Authored } from "#src/dossier/authored.ts";
import { OWNER } from "#src/dossier/entity-id.ts";
import type { KnownOp, SetOp } from "#src/dossier/op.ts";
import { RosterDevice, RosterMember, type Voice } from "#src/dossier/roster-member.ts";
import { logOf, type SectionState } from "#src/dossier/reduce.ts";
import { Rotation } from "#src/dossier/rotation.ts";
import type { GrantId } from "#src/protocol/ids.ts";
import type { Window } from "#src/protocol/time.ts";
import { endedBy, type PlacedRotation, standingRotations } from "./standing-rotations.ts";
import { type DomainRights, knownDomainRights } from "./rights.ts";

/** Who is behind a grant, as the resident entered it when giving the key. */
export type Member = {
  readonly grant: GrantId;
  readonly name: string;
  readonly role: string | undefined;
  readonly organisation: string | undefined;
  readonly domain: DomainRights;
  readonly voice: Voice | undefined;
  readonly window: Window;
  readonly capability: string;
  /** From this position of the log on, until a later record of the same grant. */
  readonly since: number;
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
 * Roster records are what the resident's devices set; nobody's retract takes one away. Their place in the log
 * is what they say, so they are never restated: a welcome hands them over with the positions they have, and
 * a body that holds one is never dropped.
 */
export const isRosterRecord = (authored: Authored<KnownOp>): boolean =>
  authored.author === OWNER &&
  authored.restated !== true &&
  authored.op.t === "set" &&
  RECORD_KINDS.has(authored.op.kind);

/** Folds the records of a section, in log order. Records that cannot be read change nothing. */
export function foldRoster(records: readonly Authored<KnownOp>[]): Roster {
  const placed: PlacedRotation[] = [];
  for (const { op, position, device } of records) {
    const rotation = readRecord(op, Rotation);
    if (rotation !== undefined) placed.push({ position, device, rotation });
  }
  const rotations = standingRotations(placed);
  const ended = endedBy(rotations);
  const voidFrom = new Map<GrantId, number>();
  for (const { rotation, position } of rotations) {
    for (const grant of rotation.voidGrants) if (!voidFrom.has(grant)) voidFrom.set(grant, position);
  }
  const members = new Map<GrantId, Member[]>();
  for (const { op, position, device } of records) {
    if (position > (ended.get(device) ?? Number.POSITIVE_INFINITY)) continue;
    const record = readRecord(op, RosterMember);
    if (record === undefined) continue;
    const history = members.get(record.grant) ?? [];
    history.push(toMember(record, position));
    members.set(record.grant, history);
  }
  return {
    members,
    voidFrom,
    ended,
    generation: rotations.reduce((most, { rotation }) => Math.max(most, rotation.generation), 0),
  };
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

const toMember = (record: RosterMember, since: number): Member => ({
  grant: record.grant,
  name: record.name,
  role: record.role,
  organisation: record.organisation,
  domain: knownDomainRights(record.domainRights),
  voice: record.voice,
  window: { nbf: record.nbf, exp: record.exp } as Window,
  capability: record.capability,
  since,
});

/** The record in force at a position: the latest one up to there, unless the grant was void by then. */
export function memberAt(roster: Roster, grant: GrantId, position: number): Member | undefined {
  if (position >= (roster.voidFrom.get(grant) ?? Number.POSITIVE_INFINITY)) return undefined;
  return roster.members.get(grant)?.findLast(({ since }) => since <= position);
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
