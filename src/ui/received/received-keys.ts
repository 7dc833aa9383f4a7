import { isRosterRecord } from "#src/grants/roster.ts";
import type { Replica } from "#src/operations/replica.ts";
import type { Session } from "#src/operations/session.ts";
import type { GrantId } from "#src/protocol/ids.ts";
import { residentName } from "#src/ui/session/author-name.ts";
import type { SectionCopy } from "#src/operations/section-copy.ts";

/** One key that was received, as the list shows it. */
export type ReceivedKey = {
  readonly grant: GrantId;
  readonly name: string | undefined;
  /** Milliseconds since 1970. */
  readonly until: number | undefined;
  readonly over: boolean;
  /** Something was written that has not been on this screen. */
  readonly fresh: boolean;
};

/** Keys that still open something come first, by name; then what is over. */
export function receivedKeys(session: Session): readonly ReceivedKey[] {
  return session
    .received()
    .map((replica) => ({
      grant: replica.ref.grant,
      name: residentName(replica),
      until: replica.record.until,
      over: replica.record.over !== undefined,
      fresh: replica.record.over === undefined && replica.sections.some((copy) => hasNews(replica, copy)),
    }))
    .sort(
      (a, b) =>
        Number(a.over) - Number(b.over) || (a.name ?? "").localeCompare(b.name ?? "") || (a.grant < b.grant ? -1 : 1),
    );
}

/** Has somebody else written here since it was last on the screen? What was there with the key counts as well. */
export function hasNews(replica: Replica, copy: SectionCopy): boolean {
  if (copy.kind === "inbox" || copy.log.summary.count === 0) return false;
  const opened = replica.record.opened?.[copy.id];
  return copy.log.rows.some(
    (row) =>
      (opened === undefined || row.position > opened) &&
      row.author !== replica.author &&
      !(row.op.t !== "unknown" && isRosterRecord({ ...row, op: row.op })),
  );
}
