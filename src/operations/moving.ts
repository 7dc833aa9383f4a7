import { type Result, ok } from "#src/base/result.ts";
import { type Recorded, recordsOf, retract } from "#src/dossier/kind.ts";
import { createMoved, Moved, movedIn } from "#src/dossier/moved.ts";
import { emptySection } from "#src/dossier/reduce.ts";
import { LedgerGrant } from "#src/grants/ledger.ts";
import { hasRelayRight, type RelayRights } from "#src/grants/rights.ts";
import type { SectionId } from "#src/protocol/ids.ts";
import { newEntityId } from "./access-change.ts";
import { record, type RecordFault } from "./record.ts";
import type { Replica } from "./replica.ts";
import type { Session } from "./session.ts";

/** Somebody with a key. `reads`: finds in what they read that it moved; the others have to be told by other ways. */
export type KeyHolder = { readonly name: string; readonly reads: boolean };

/** Who has a key now, in the order of their names. */
export const keyHolders = (replica: Replica, now: number): readonly KeyHolder[] =>
  liveGrants(replica, now)
    .map((fields) => ({ name: fields.name, reads: readBy(fields).length > 0 }))
    .sort((a, b) => a.name.localeCompare(b.name));

/** What this dossier says of having moved, in any of its parts. */
export function movedOf(replica: Replica): Recorded<Moved> | undefined {
  for (const { id } of replica.sections) {
    if (!replica.mayHold(id, Moved.name)) continue;
    const said = movedIn(replica.shown(id) ?? emptySection);
    if (said) return said;
  }
  return undefined;
}

/** Says so in every part that somebody reads. `to`: where they are to ask; empty when that is nobody's business. */
export async function sayMoved(
  session: Session,
  replica: Replica,
  to: string,
): Promise<Result<undefined, RecordFault>> {
  const sections = new Set(liveGrants(replica, session.now()).flatMap(readBy));
  const fields = to.trim() === "" ? {} : { to };
  for (const section of sections) {
    const said = await record(session, replica, section, (at) => createMoved(fields, newEntityId(), at));
    if (!said.ok) return said;
  }
  return ok(undefined);
}

/** Takes that back everywhere: one stays. */
export async function sayStayed(session: Session, replica: Replica): Promise<Result<undefined, RecordFault>> {
  for (const { id } of replica.sections) {
    if (!replica.mayHold(id, Moved.name)) continue;
    for (const { ref } of recordsOf(replica.shown(id) ?? emptySection, Moved)) {
      const taken = await record(session, replica, id, (at) => retract(Moved, ref.id, at));
      if (!taken.ok) return taken;
    }
  }
  return ok(undefined);
}

const liveGrants = (replica: Replica, now: number): readonly LedgerGrant[] =>
  recordsOf(replica.shown(replica.only("ledger").id) ?? emptySection, LedgerGrant)
    .map(({ fields }) => fields)
    .filter(({ stoppedAt, until }) => stoppedAt === undefined && now < until);

const readBy = ({ rights, sections }: LedgerGrant): readonly SectionId[] =>
  hasRelayRight(rights as RelayRights, "read") ? sections : [];
