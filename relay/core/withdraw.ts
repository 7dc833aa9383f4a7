import { type Result, err, ok } from "#src/base/result.ts";
import { type Problem, problem } from "#src/protocol/errors.ts";
import { epochAt } from "#src/protocol/time.ts";
import type { Tables } from "#relay/ports/store.ts";
import { requestEvidence, writeLine } from "./access-log.ts";
import { heldOn, mayManage, standing } from "./authorize.ts";
import type { Answer, CommandOf } from "./commands.ts";
import type { Tools } from "./tools.ts";

/**
 * POST /v1/withdraw: the bodies of these positions go, for good; prefix, hash and signature stay, so that the log still
 * chains. Only an author's own envelopes, or any for who manages. A body that is gone already is no fault.
 */
export function withdraw(
  tables: Tables,
  tools: Tools,
  { request, section, positions, now }: CommandOf<"withdraw">,
): Result<Answer<"withdraw">, Problem> {
  const { dossier, grant } = request;
  const manages = mayManage(tables, dossier, grant).ok;
  if (!manages) {
    const row = tables.ledger.grant(dossier, grant);
    const held = row && heldOn(tables, dossier, row, section);
    if (!held) return err(problem("forbidden"));
    const closed = standing(tables, dossier, held.capability, epochAt(now), "append");
    if (closed) return err(problem(closed, { time: now }));
  }
  let freed = 0;
  for (const pos of positions) {
    const entry = tables.log.at(dossier, section, pos);
    if (!entry) return err(problem("not-found"));
    if (!manages && entry.grant !== grant) return err(problem("forbidden"));
    const bytes = tables.log.dropBody(dossier, section, pos);
    const author = tables.ledger.grant(dossier, entry.grant);
    tables.ledger.addBytes(dossier, -bytes, author && !author.device ? -bytes : 0);
    freed += bytes;
  }
  const last = Math.max(...positions);
  writeLine(tables, tools.sha512, dossier, now, {
    verb: "erase",
    grant,
    section,
    from: Math.min(...positions) - 1,
    to: last,
    bytes: freed,
    evidence: requestEvidence(request),
  });
  return ok({});
}
