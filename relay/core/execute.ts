import { DAY, instant } from "#src/base/instant.ts";
import { type Result, err, ok } from "#src/base/result.ts";
import { type Problem, problem, problemName } from "#src/protocol/errors.ts";
import type { SectionId } from "#src/protocol/ids.ts";
import type { Tables } from "#relay/ports/store.ts";
import { acceptAccess } from "./accept-access.ts";
import { NOTED, acceptAppend } from "./accept-append.ts";
import { requestEvidence, serveAccessLog, writeLine } from "./access-log.ts";
import { knownDossier, mayManage, sameKey } from "./authorize.ts";
import type { Answer, CheckedRequest, Command, CommandOf, Outcome, Verb } from "./commands.ts";
import { beginBlob, dropBlob, dropUnfinished, keepPiece, readBlob } from "./blobs.ts";
import { erase } from "./erase.ts";
import { askToOpen, heldBack } from "./hold-back.ts";
import { cancelInvite, claimInvite, deliverInvite, openInvite, revealInvite } from "./invitations.ts";
import { settlePush, subscribePush, takePushes, unsubscribePush } from "./push-subscriptions.ts";
import { register } from "./register.ts";
import { replayed } from "./replay-guard.ts";
import { serveBundles, serveStatus } from "./serve-own.ts";
import { serveRead } from "./serve-read.ts";
import type { Tools } from "./tools.ts";
import { mayWatch, subscribe } from "./watch.ts";
import { withdraw } from "./withdraw.ts";

type Decide<V extends Verb> = (tables: Tables, tools: Tools, command: CommandOf<V>) => Result<Answer<V>, Problem>;

/** Every verb, decided inside a transaction of the store. */
const DECISIONS: { readonly [V in Verb]: Decide<V> } = {
  register,
  access: acceptAccess,
  append: acceptAppend,
  read: serveRead,
  bundles: serveBundles,
  status: (tables, _tools, command) => serveStatus(tables, command),
  accessLog: (tables, tools, { request, after }) => {
    const allowed = mayManage(tables, request.dossier, request.grant);
    return allowed.ok ? serveAccessLog(tables, tools.limits.accessLogPageBytes, request.dossier, after) : allowed;
  },
  erase,
  withdraw,
  ask: askToOpen,
  poll: (tables, _tools, { request, sections, now }) => mayWatch(tables, request.dossier, request.grant, sections, now),
  subscribe,
  openInvite,
  claimInvite: (tables, _tools, command) => claimInvite(tables, command),
  revealInvite: (tables, _tools, command) => revealInvite(tables, command),
  deliverInvite: (tables, _tools, command) => deliverInvite(tables, command),
  cancelInvite: (tables, _tools, command) => cancelInvite(tables, command),
  beginBlob,
  keepPiece: (tables, _tools, command) => keepPiece(tables, command),
  readBlob,
  dropBlob,
  dropUnfinished: (tables, _tools, { now }) => dropUnfinished(tables, now),
  subscribePush: (tables, _tools, command) => subscribePush(tables, command),
  unsubscribePush: (tables, _tools, command) => unsubscribePush(tables, command),
  takePushes,
  settlePush,
  ping: () => ok({}),
  tidy: (tables, _tools, { now }) => {
    tables.nonces.purge(now);
    tables.invites.purge(instant(now - DAY));
    return ok({});
  },
};

/**
 * Runs one command. A refusal undoes all that its verb wrote; the nonce stays taken, and a refused try by a
 * registered key leaves its line.
 */
export function execute(tables: Tables, tools: Tools, command: Command): Outcome {
  tables.mark.raise(command.now);
  const request = "request" in command ? command.request : undefined;
  const refused = request && admit(tables, request, command);
  if (refused) return err(refused);
  // The table above holds for each verb the decision of that verb; the compiler cannot follow a union through it.
  const decide = DECISIONS[command.verb] as Decide<Verb>;
  const outcome = tables.attempt(() => decide(tables, tools, command));
  if (!outcome.ok) noteRefusal(tables, tools, command, outcome.error);
  return outcome;
}

function admit(tables: Tables, request: CheckedRequest, command: Command): Problem | undefined {
  const { dossier, grant, key, nonce } = request;
  if (command.verb !== "register") {
    const known = knownDossier(tables, dossier);
    if (!known.ok) return known.error;
    if (!sameKey(tables, known.value, grant, key)) return problem("unauthenticated");
    const held = command.verb === "ask" ? undefined : heldBack(tables, dossier, grant, command.now);
    if (held) return held;
  }
  return replayed(tables.nonces, dossier, nonce, command.now);
}

/** Of requests and subscriptions; refused envelopes of a batch leave lines of their own. */
function noteRefusal(tables: Tables, tools: Tools, command: Command, why: Problem): void {
  const asker = "request" in command ? command.request : command.verb === "subscribe" ? command : undefined;
  if (!asker || !NOTED.has(problemName(why)) || !tables.ledger.dossier(asker.dossier)) return;
  const { dossier, grant } = asker;
  if (tools.refusals(dossier, grant, command.now) > 0) return;
  writeLine(tables, tools.sha512, dossier, command.now, {
    verb: "refused",
    grant,
    ...onlySection(command),
    evidence: "evidence" in asker ? asker.evidence : requestEvidence(asker),
  });
}

const onlySection = (command: Command): { section?: SectionId } => {
  if (command.verb === "readBlob" || command.verb === "beginBlob") return { section: command.body.section };
  const asked = command.verb === "read" ? command.body.sections : command.verb === "subscribe" ? command.sections : [];
  return asked.length === 1 && asked[0] ? { section: asked[0].section } : {};
};
