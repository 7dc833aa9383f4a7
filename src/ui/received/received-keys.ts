import { compareDates, type LocalDate } from "#src/dossier/local-date.ts";
import { residentName } from "#src/operations/resident-name.ts";
import type { Session } from "#src/operations/session.ts";
import type { GrantId } from "#src/protocol/ids.ts";

/** One key that was received, as the list shows it: by what was known of it, so that none need be opened for that. */
export type ReceivedKey = {
  readonly grant: GrantId;
  readonly name: string | undefined;
  /** Milliseconds since 1970. */
  readonly until: number | undefined;
  readonly over: boolean;
  /** Things that have not been on this screen; null where nothing of it ever was. */
  readonly news: number | null;
  readonly answers: number;
  readonly steps: number;
  /** Something was to be heard by a pilot light, and was not. */
  readonly quiet: boolean;
};

/** In no order. */
export function receivedKeys(session: Session, today: LocalDate): readonly ReceivedKey[] {
  return session.held.map((grant) => {
    const known = session.overview.get(grant);
    const replica = session.replica(grant);
    const until = replica?.record.until ?? known?.until;
    const over = replica ? replica.record.over !== undefined : known?.over === true;
    const name = known?.name ?? (replica && residentName(replica));
    return {
      grant,
      name: name === "" ? undefined : name,
      until,
      over: over || (until !== undefined && until <= session.now()),
      news: known === undefined ? 0 : known.news,
      answers: known?.answers ?? 0,
      steps: known?.steps ?? 0,
      quiet: known?.hearOn !== undefined && compareDates(known.hearOn, today) < 0,
    };
  });
}

export const isAsked = ({ answers, steps, quiet }: ReceivedKey): boolean => answers + steps > 0 || quiet;
export const isNew = ({ news }: ReceivedKey): boolean => news !== 0;

export const isSame = (a: ReceivedKey, b: ReceivedKey): boolean =>
  a.name === b.name &&
  a.until === b.until &&
  a.over === b.over &&
  a.news === b.news &&
  a.answers === b.answers &&
  a.steps === b.steps &&
  a.quiet === b.quiet;

/** What is asked comes first, then what is new, each by name; what is over comes last. */
export const inOrder = (keys: readonly ReceivedKey[]): readonly ReceivedKey[] =>
  [...keys].sort(
    (a, b) =>
      Number(a.over) - Number(b.over) ||
      Number(isAsked(b)) - Number(isAsked(a)) ||
      Number(isNew(b)) - Number(isNew(a)) ||
      byName(a, b),
  );

const names = new Intl.Collator();
const byName = (a: ReceivedKey, b: ReceivedKey): number =>
  names.compare(a.name ?? "", b.name ?? "") || (a.grant < b.grant ? -1 : 1);
