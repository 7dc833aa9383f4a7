import type { Instant } from "#src/base/instant.ts";
import { type Result, err, ok } from "#src/base/result.ts";
import { type Problem, problem } from "#src/protocol/errors.ts";
import type { DossierId, GrantId } from "#src/protocol/ids.ts";
import { epochAt, startOf } from "#src/protocol/time.ts";
import type { GrantLedgerReader } from "#relay/ports/grant-ledger.ts";
import type { Tables } from "#relay/ports/store.ts";
import { requestEvidence, writeLine } from "./access-log.ts";
import type { Answer, CommandOf } from "./commands.ts";
import { type Asking, isHeldBack, opensAt } from "./held-back.ts";
import { noteAsking } from "./push-news.ts";
import type { Tools } from "./tools.ts";

/** What a key that is held back is told, whatever it asks but to be heard; `time` is when it opens, once it asked. */
export function heldBack(
  facts: { readonly ledger: GrantLedgerReader },
  dossier: DossierId,
  grant: GrantId,
  now: Instant,
): Problem | undefined {
  const row = facts.ledger.grant(dossier, grant);
  if (!row || row.end || !isHeldBack(row, epochAt(now))) return undefined;
  return problem("held-back", row.asked ? { time: startOf(opensAt(row.asked)) } : {});
}

/** POST /v1/ask. The first time it counts as a change of access, so that every device of the owner hears of it at once. */
export function askToOpen(tables: Tables, tools: Tools, command: CommandOf<"ask">): Result<Answer<"ask">, Problem> {
  const { request, now } = command;
  const { dossier, grant } = request;
  const row = tables.ledger.grant(dossier, grant);
  const known = tables.ledger.dossier(dossier);
  if (!row || !known) return err(problem("unauthenticated"));
  if (row.end) return err(problem("revoked"));
  if (row.asked === undefined) return err(problem("forbidden"));
  if (row.asked !== 0) return ok({ opens: startOf(opensAt(row.asked)), first: false });
  tables.ledger.ask(dossier, grant, now);
  tables.ledger.setAclVersion(dossier, known.aclVersion + 1);
  noteAsking(tables, tools, dossier, grant, now);
  writeLine(tables, tools.sha512, dossier, now, { verb: "ask", grant, evidence: requestEvidence(request) });
  return ok({ opens: startOf(opensAt(now)), first: true });
}

/** Keys that asked, for the owner's other devices; one that ended asks no more. */
export const asking = (facts: { readonly ledger: GrantLedgerReader }, dossier: DossierId): readonly Asking[] =>
  facts.ledger
    .grants(dossier)
    .flatMap(({ grant, asked, end }) => (asked && !end ? [{ grant, asked, opens: startOf(opensAt(asked)) }] : []));
