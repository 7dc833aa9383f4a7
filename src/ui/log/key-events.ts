import { delegations } from "#src/dossier/delegation.ts";
import { type Mode, MODES } from "#src/dossier/acting.ts";
import { logOf } from "#src/dossier/reduce.ts";
import { LedgerGrant, readLedger } from "#src/grants/ledger.ts";
import type { Replica } from "#src/operations/replica.ts";
import { type GrantId, parseId16 } from "#src/protocol/ids.ts";
import type { LogEvent } from "./log-event.ts";

/** What a key was, as the ledger said it last. */
type Known = { readonly until: number; readonly opens: string; readonly mode: Mode | undefined };

/**
 * What became of keys, by the ledger. An issue of a key that says what the one before it said, because a holder could not
 * open that one, is no event.
 */
export function eventsOfKeys(replica: Replica, now: number): readonly LogEvent[] {
  const state = replica.shown(replica.only("ledger").id);
  if (!state) return [];
  const { grants } = readLedger(state);
  const passed = passedOnAt(replica);
  const known = new Map<GrantId, Known>();
  const out: LogEvent[] = [];
  for (const { op, relayTime } of logOf(state)) {
    if (op.t !== "set" || op.kind !== LedgerGrant.name) continue;
    const grant = parseId16<GrantId>(op.id);
    if (grant === undefined) continue;
    const at = Number.isFinite(relayTime) ? Math.min(relayTime, op.at.ms) : op.at.ms;
    const { stoppedAt } = op.fields;
    if (typeof stoppedAt === "number") out.push({ type: "stopped", at: stoppedAt, grant });
    const before = known.get(grant);
    const after = knownAfter(before, op.fields);
    if (after === undefined) continue;
    known.set(grant, after);
    const { until } = after;
    const by = grants.get(grant)?.parent;
    if (before === undefined && by !== undefined)
      out.push({ type: "passed-on", at: passed.get(grant) ?? at, grant, until, by });
    else if (before === undefined) out.push({ type: "gave", at, grant, until });
    else {
      if (before.until !== until) out.push({ type: "renewed", at, grant, until });
      if (before.opens !== after.opens) out.push({ type: "changed", at, grant });
    }
    // Until something else was said, each proposal is asked.
    const mode = after.mode ?? "together";
    if (mode !== (before?.mode ?? "together")) out.push({ type: mode, at, grant });
  }
  for (const grant of known.keys()) {
    const entry = grants.get(grant);
    if (entry && entry.stoppedAt === undefined && entry.until <= now)
      out.push({ type: "ended", at: entry.until, grant });
  }
  return out;
}

function knownAfter(before: Known | undefined, fields: Readonly<Record<string, unknown>>): Known | undefined {
  const until = typeof fields["until"] === "number" ? fields["until"] : before?.until;
  if (until === undefined) return undefined;
  const { sections, domainRights, passOn } = fields;
  const says = Array.isArray(sections) && typeof domainRights === "number";
  const opens = says
    ? JSON.stringify([sections.map(String).sort(), domainRights, passOn === true])
    : (before?.opens ?? "");
  const mode = MODES.find((one) => one === fields["mode"]) ?? before?.mode;
  return { until, opens, mode };
}

/** When holders let colleagues in, as they signed it; the ledger has it from when this device heard of it. */
function passedOnAt(replica: Replica): ReadonlyMap<GrantId, number> {
  const inbox = replica.shown(replica.only("inbox").id);
  return new Map((inbox ? delegations(inbox) : []).map(({ fields, createdAt }) => [fields.grant, createdAt]));
}
