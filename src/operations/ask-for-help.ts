import { type Result, err, ok } from "#src/base/result.ts";
import { createHelpRequest, type HelpRequest } from "#src/dossier/help-request.ts";
import { opensAt, readLedger } from "#src/grants/ledger.ts";
import type { GrantId, SectionId } from "#src/protocol/ids.ts";
import { newEntityId } from "./access-change.ts";
import { changeKey } from "./change-key.ts";
import type { GiveFault } from "./give-key.ts";
import { pull, type PullFault } from "./pull.ts";
import { recordInNewSection, type RecordFault } from "./record.ts";
import type { Replica } from "./replica.ts";
import type { Session } from "./session.ts";

export type AskFault = GiveFault | { readonly type: "key-over" };

/** Somebody whom the request did not reach. */
export type Missed = { readonly grant: GrantId; readonly fault: AskFault };

/**
 * A new help request, with its section, which nobody else reads yet. Only made while the relay answers: without it nobody
 * can be asked, and what was typed is better kept as a draft than as a request that waits for nobody.
 */
export async function beginHelpRequest(
  session: Session,
  replica: Replica,
  request: HelpRequest,
): Promise<Result<SectionId, RecordFault | PullFault>> {
  const reached = await session.exclusive(() => pull(session, replica));
  if (!reached.ok) return reached;
  return recordInNewSection(session, replica, "help", (at) => createHelpRequest(request, newEntityId(), at));
}

/**
 * Asks people: each of these keys gets the request beside what it has, whole or not at all. Who was asked before stays
 * so, so that it may be called again for those who were missed.
 */
export async function askForHelp(
  session: Session,
  replica: Replica,
  section: SectionId,
  grants: readonly GrantId[],
): Promise<readonly Missed[]> {
  const missed: Missed[] = [];
  for (const grant of grants) {
    const asked = await session.exclusive(() => askOne(session, replica, section, grant));
    if (!asked.ok) missed.push({ grant, fault: asked.error });
  }
  return missed;
}

async function askOne(
  session: Session,
  replica: Replica,
  section: SectionId,
  grant: GrantId,
): Promise<Result<undefined, AskFault>> {
  const changed = await changeKey(session, replica, grant, { ask: [section] });
  if (!changed.ok) return changed;
  const entry = readLedger(replica.only("ledger").log.settled).grants.get(grant);
  // A key that ended meanwhile is not changed, and that is no fault of the change.
  const isAsked = entry !== undefined && opensAt(entry, session.now()) && entry.sections.includes(section);
  return isAsked ? ok(undefined) : err({ type: "key-over" });
}
