import { type Result, ok } from "#src/base/result.ts";
import { overFrom } from "#src/dossier/help-dates.ts";
import { helpRequestIn } from "#src/dossier/help-request.ts";
import { compareDates } from "#src/dossier/local-date.ts";
import { opensAt, readLedger } from "#src/grants/ledger.ts";
import { DUTCH_TIME, dateIn } from "#src/grants/window.ts";
import type { SectionId } from "#src/protocol/ids.ts";
import { changeKey } from "./change-key.ts";
import type { FlushFault } from "./flush.ts";
import type { Replica } from "./replica.ts";
import type { Session } from "./session.ts";

/**
 * Takes help requests that are over from the keys they were given to, at the resident's next opening after their time:
 * nobody has to remember it. What does not succeed is tried at the next exchange, and holds up nothing else. Inside
 * `session.exclusive`.
 */
export async function takeHelpBack(session: Session, replica: Replica): Promise<Result<undefined, FlushFault>> {
  const over = new Map<SectionId, boolean>();
  const isOver = (section: SectionId): boolean => {
    const known = over.get(section) ?? isTimeUp(session, replica, section);
    over.set(section, known);
    return known;
  };
  for (const [grant, entry] of readLedger(replica.only("ledger").log.settled).grants) {
    if (!opensAt(entry, session.now())) continue;
    const unask = entry.sections.filter(isOver);
    if (unask.length > 0) await changeKey(session, replica, grant, { unask });
  }
  return ok(undefined);
}

function isTimeUp(session: Session, replica: Replica, section: SectionId): boolean {
  const copy = replica.section(section);
  const state = copy?.kind === "help" ? replica.shown(section) : undefined;
  if (!state) return false;
  const request = helpRequestIn(state);
  // Taken away by the resident: there is nothing left to read.
  if (!request) return true;
  const from = overFrom(request.fields);
  return from !== undefined && compareDates(from, dateIn(DUTCH_TIME, session.now())) <= 0;
}
