import { recordsOf } from "#src/dossier/kind.ts";
import { type GrantStanding, LedgerGrant, passesOn, standingOf } from "#src/grants/ledger.ts";
import { knownDomainRights } from "#src/grants/rights.ts";
import type { Replica } from "#src/operations/replica.ts";
import type { GrantId, SectionId } from "#src/protocol/ids.ts";
import type { KeyContents } from "./key-sentences.ts";

/** A key that was given, and how it stands. */
export type OwnKey = {
  readonly grant: GrantId;
  readonly entry: LedgerGrant;
  readonly contents: KeyContents;
  /** `stopping`: asked to stop, and the relay has not confirmed it yet. */
  readonly standing: GrantStanding | "stopping";
  /** Milliseconds since 1970. */
  readonly givenAt: number;
  /** The name of who let this holder in; undefined where the resident gave the key. */
  readonly via: string | undefined;
  /** The name of whose key took its place. */
  readonly replacedBy: string | undefined;
  /** Time left as a part of the whole, from 0 to 1. */
  readonly left: number;
};

/** All keys ever given: the ones that open something first, of which the soonest to end first; then the latest. */
export function ownKeys(replica: Replica, now: number): readonly OwnKey[] {
  const state = replica.shown(replica.only("ledger").id);
  if (!state) return [];
  const records = recordsOf(state, LedgerGrant);
  const names = new Map(records.map(({ ref, fields }) => [ref.id as string as GrantId, fields.name]));
  const keys = records.map(({ ref, fields, createdAt }): OwnKey => {
    const grant = ref.id as string as GrantId;
    const standing = standingOf(fields, now);
    const stopping = replica.record.stopping.includes(grant) && standing !== "stopped" && standing !== "over";
    return {
      grant,
      entry: fields,
      contents: {
        ...contentsOf(replica, fields.sections),
        domain: knownDomainRights(fields.domainRights),
        passOn: passesOn(fields),
      },
      standing: stopping ? "stopping" : standing,
      givenAt: createdAt,
      via: fields.parent && names.get(fields.parent),
      replacedBy: fields.replacedBy && names.get(fields.replacedBy),
      left: Math.max(0, Math.min(1, (fields.until - now) / Math.max(1, fields.until - createdAt))),
    };
  });
  return keys.sort(
    (a, b) =>
      Number(isOver(a)) - Number(isOver(b)) ||
      (isOver(a) ? endOf(b) - endOf(a) : a.entry.until - b.entry.until) ||
      (a.grant < b.grant ? -1 : 1),
  );
}

/** Parts of the plan, and apart from them what somebody was asked for. */
function contentsOf(replica: Replica, all: readonly SectionId[]): Pick<KeyContents, "sections" | "asked"> {
  const asked = all.filter((section) => replica.section(section)?.kind === "help");
  return { sections: all.filter((section) => !asked.includes(section)), asked };
}

export const isOver = ({ standing }: OwnKey): boolean => standing === "over" || standing === "stopped";

/** All that this key was shared with, and that can still be opened with it. */
export const sharedWith = (keys: readonly OwnKey[], above: OwnKey): readonly OwnKey[] =>
  keys.filter((key) => key.entry.parent === above.grant && !isOver(key));

/** When it ended or will. */
export const endOf = ({ entry }: OwnKey): number => entry.stoppedAt ?? entry.until;

export const ownKey = (replica: Replica, now: number, grant: string | undefined): OwnKey | undefined =>
  ownKeys(replica, now).find((key) => key.grant === grant);
