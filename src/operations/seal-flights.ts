import { type Result, err, ok } from "#src/base/result.ts";
import { parseOp } from "#src/dossier/op.ts";
import { mayMake } from "#src/grants/decide.ts";
import { knownDomainRights } from "#src/grants/rights.ts";
import type { Epoch } from "#src/protocol/time.ts";
import type { Replica } from "./replica.ts";
import { sealEnvelope } from "./seal-envelope.ts";
import type { Flight, SectionCopy } from "./section-copy.ts";
import type { Session } from "./session.ts";

/** Ops of one envelope stay well under the envelope's limit, so that padding never breaks it. */
const OPS_BYTES = 40 * 1024;

export type SealFault = { readonly type: "storage" } | { readonly type: "clock"; readonly which: "device" | "relay" };

/** Seals what waits, one envelope per section, and keeps the sealed bytes before they are sent. */
export async function sealFlights(session: Session, replica: Replica): Promise<Result<undefined, SealFault>> {
  const sealing = session.sealingEpoch(replica);
  if (sealing.type !== "sealable")
    return err({ type: "clock", which: sealing.type === "relay-behind" ? "relay" : "device" });
  const change = session.store.change();
  for (const copy of replica.sections) {
    if (!copy.created || copy.flight || copy.forked) continue;
    const flight = sealFlight(replica, copy, sealing.epoch);
    if (!flight) continue;
    const flying = { ...copy, flight };
    replica.put(flying);
    replica.save(change, flying);
  }
  if (change.list.length === 0) return ok(undefined);
  session.raiseFloor(change, sealing.epoch);
  const done = await session.commit(change);
  return done.ok ? ok(undefined) : err({ type: "storage" });
}

/**
 * Of a holder whose right was taken while a text waited: sent, it would be refused by every reader, and gone from here. It
 * stays, to be copied.
 */
export function wouldCount(replica: Replica, copy: SectionCopy, op: unknown): boolean {
  const own = replica.owner ? undefined : copy.authors.get(replica.ref.grant)?.capability;
  const parsed = own && parseOp(op);
  if (!own || !parsed?.ok || parsed.value.t === "unknown") return true;
  return mayMake(knownDomainRights(own.domainRights), parsed.value.kind);
}

function sealFlight(replica: Replica, copy: SectionCopy, at: Epoch): Flight | undefined {
  const rows: number[] = [];
  const texts: string[] = [];
  let size = 0;
  for (const { key, row } of replica.waiting) {
    if (row.section !== copy.id || row.op === undefined || !wouldCount(replica, copy, row.op)) continue;
    const text = JSON.stringify(row.op);
    size += text.length * 3;
    if (rows.length > 0 && size > OPS_BYTES) break;
    rows.push(key);
    texts.push(text);
  }
  if (rows.length === 0) return undefined;
  const drop = copy.kind === "inbox" && !replica.owner;
  const generation = drop ? replica.ring.latest(copy.id) : copy.generation;
  if (generation < 0) return undefined;
  const seq = copy.ownSeq + 1;
  const place = { section: copy.id, generation, epoch: at, seq, prev: copy.ownPrev, seen: copy.head, drop };
  const sealed = sealEnvelope(replica, replica.ring, place, texts);
  return sealed && { seq, ...sealed, rows };
}
