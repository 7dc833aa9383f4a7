import type { Authored } from "#src/dossier/authored.ts";
import { entityKey } from "#src/dossier/entity-id.ts";
import { isRosterRecord } from "#src/grants/roster.ts";
import type { Replica } from "./replica.ts";
import type { SectionCopy } from "./section-copy.ts";

/** Was this written by somebody else since the part was last on this screen? What was there with the key counts as well. */
const isNewsIn =
  (replica: Replica, copy: SectionCopy) =>
  (row: Authored): boolean => {
    const opened = replica.record.opened?.[copy.id];
    return (
      (opened === undefined || row.position > opened) &&
      row.author !== replica.author &&
      !(row.op.t !== "unknown" && isRosterRecord({ ...row, op: row.op }))
    );
  };

/** Nothing of an inbox is ever on the screen of who holds a key. */
const canHaveNews = (copy: SectionCopy): boolean => copy.kind !== "inbox" && copy.log.summary.count > 0;

export const hasNews = (replica: Replica, copy: SectionCopy): boolean =>
  canHaveNews(copy) && copy.log.rows.some(isNewsIn(replica, copy));

/** What others wrote there since it was last on this screen, in the order of the log. */
export const newsIn = (replica: Replica, copy: SectionCopy): readonly Authored[] =>
  canHaveNews(copy) ? copy.log.rows.filter(isNewsIn(replica, copy)) : [];

/** How many things there are among them: what was changed three times is one. */
export const countThings = (rows: readonly Authored[]): number =>
  new Set(
    rows.map(({ op, author, position, index }) =>
      op.t === "unknown" ? `${position}.${index}` : entityKey({ kind: op.kind, author, id: op.id }),
    ),
  ).size;
