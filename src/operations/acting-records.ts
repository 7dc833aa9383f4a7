import { type Result, err, ok } from "#src/base/result.ts";
import { Acting, actingId, type Mode } from "#src/dossier/acting.ts";
import { isLive } from "#src/dossier/entity.ts";
import { OWNER } from "#src/dossier/entity-id.ts";
import type { FieldFault } from "#src/dossier/field-faults.ts";
import type { Timestamp } from "#src/dossier/hlc.ts";
import { amend, create, read, restore, retract } from "#src/dossier/kind.ts";
import { type Op, opToJson, type SetOp } from "#src/dossier/op.ts";
import { findEntity } from "#src/dossier/reduce.ts";
import { LedgerGrant, ledgerId, opensAt, readLedger } from "#src/grants/ledger.ts";
import { type Represents, representsOf } from "#src/grants/representation-scope.ts";
import type { GrantId, SectionId } from "#src/protocol/ids.ts";
import type { StorageFault } from "./ports.ts";
import type { Replica } from "./replica.ts";
import type { Session } from "./session.ts";

type Said = { readonly section: SectionId; readonly op: Op };

/** What a section says of a holder who acts for the resident. */
export const actingOp = (
  grant: GrantId,
  { scope, mode }: Pick<Represents, "scope" | "mode">,
  at: Timestamp,
): Result<SetOp, FieldFault> => create(Acting, { scope, mode }, actingId(grant), at);

/**
 * "Samen" or "mag meteen", from now on: in the ledger and in each section, at once on this device, also without a network.
 * It changes nothing of what was done before.
 */
export async function setMode(
  session: Session,
  replica: Replica,
  grant: GrantId,
  mode: Mode,
): Promise<Result<undefined, StorageFault>> {
  const entry = grantsOf(replica).get(grant);
  const represents = entry && representsOf(entry);
  if (!represents) return ok(undefined);
  const inLedger = amend(LedgerGrant, ledgerId(grant), { mode }, session.tick());
  const said: Said[] = inLedger.ok ? [{ section: replica.only("ledger").id, op: inLedger.value }] : [];
  for (const section of represents.sections) {
    const made = actingOp(grant, { ...represents, mode }, session.tick());
    if (made.ok) said.push({ section, op: made.value });
  }
  return say(session, replica, said);
}

/**
 * What the sections say follows the ledger: a part that came to a key says who acts there, one that went says it no more,
 * and what was turned off is off everywhere. Where something stands already, nothing is turned on here: a device that has
 * read only half of what another wrote would turn it on again. Inside `session.exclusive`.
 */
export async function settleActing(
  session: Session,
  replica: Replica,
): Promise<Result<undefined, { readonly type: "storage" }>> {
  const said: Said[] = [];
  for (const [grant, entry] of grantsOf(replica)) {
    const represents = representsOf(entry);
    if (!represents || !opensAt(entry, session.now())) continue;
    for (const { id, created } of replica.sections)
      if (created) said.push(...missingIn(session, replica, id, grant, represents));
  }
  if (said.length === 0) return ok(undefined);
  const kept = await say(session, replica, said);
  return kept.ok ? kept : err({ type: "storage" });
}

function missingIn(
  session: Session,
  replica: Replica,
  section: SectionId,
  grant: GrantId,
  represents: Represents,
): readonly Said[] {
  const state = replica.mayHold(section, Acting.name) ? replica.shown(section) : undefined;
  const said = state && findEntity(state, { kind: Acting.name, author: OWNER, id: actingId(grant) });
  const stands = said && isLive(said);
  if (!represents.sections.includes(section))
    return stands ? [{ section, op: retract(Acting, actingId(grant), session.tick()) }] : [];
  const isStillOn = stands && read(Acting, said)?.fields.mode === "managed" && represents.mode === "together";
  if (stands && !isStillOn) return [];
  const back = said && !stands ? [{ section, op: restore(Acting, actingId(grant), session.tick()) }] : [];
  const made = actingOp(grant, represents, session.tick());
  return made.ok ? [...back, { section, op: made.value }] : [];
}

const grantsOf = (replica: Replica): ReadonlyMap<GrantId, LedgerGrant> => {
  const { id, log } = replica.only("ledger");
  return readLedger(replica.shown(id) ?? log.settled).grants;
};

/** All of it or none, in their order. */
const say = (session: Session, replica: Replica, said: readonly Said[]): Promise<Result<undefined, StorageFault>> =>
  session.enqueue(
    replica,
    said.map(({ section, op }) => session.rowFor(replica, { section, op: opToJson(op) })),
  );
