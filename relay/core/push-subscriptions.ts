import { DAY, type Instant, instant } from "#src/base/instant.ts";
import { type Result, err, ok } from "#src/base/result.ts";
import { type Problem, problem } from "#src/protocol/errors.ts";
import { ROOT_GRANT } from "#src/protocol/ids.ts";
import type { PushRow } from "#relay/ports/push-box.ts";
import type { Tables } from "#relay/ports/store.ts";
import { openSections, openUntil } from "./authorize.ts";
import type { Answer, CommandOf } from "./commands.ts";
import { hasNews } from "./push-news.ts";
import { endOfQuiet } from "./quiet-hours.ts";
import type { Tools } from "./tools.ts";

/** Tries in a row that come to nothing, the last ones a day apart, before an address is given up. */
const MOST_FAILURES = 8;
/** Rows looked at in one transaction, beside other work. */
const LOOKED_AT = 256;

/** POST /v1/push: by a grant that has something open now. The address was admitted before. */
export function subscribePush(
  tables: Tables,
  { request, body, now, hasRoom }: CommandOf<"subscribePush">,
): Result<Answer<"subscribePush">, Problem> {
  const { dossier, grant } = request;
  if (grant === ROOT_GRANT) return err(problem("forbidden"));
  const open = openSections(tables, dossier, grant, now);
  if (!open.ok) return open;
  if (!hasRoom) return err(problem("unavailable"));
  const look = openUntil(tables, dossier, grant, now) ?? now;
  const earlier = tables.push.subscription(dossier, grant);
  // Asked again for the same address, as apps do, it changes nothing of what waits and of when something may be sent.
  const kept =
    earlier?.endpoint === body.endpoint
      ? earlier
      : { since: instant(0), own: false, sent: earlier?.sent ?? instant(0), failures: 0, look };
  tables.push.put({ ...kept, ...body, dossier, grant });
  return ok({});
}

/** POST /v1/push/remove: whoever has the key may, ended or not. */
export function unsubscribePush(
  tables: Tables,
  { request }: CommandOf<"unsubscribePush">,
): Result<Answer<"unsubscribePush">, Problem> {
  tables.push.remove(request.dossier, request.grant);
  return ok({});
}

/**
 * Takes what is to be sent by now, and counts it as sent: a cut between here and the push service loses a hint, and
 * nobody is told twice. What cannot be sent yet gets its next look; whose access is over goes.
 */
export function takePushes(
  tables: Tables,
  tools: Tools,
  { most, now }: CommandOf<"takePushes">,
): Result<Answer<"takePushes">, Problem> {
  const taken: PushRow[] = [];
  for (const row of tables.push.due(now, LOOKED_AT)) {
    if (taken.length >= most) break;
    const next = judge(tables, tools, row, now);
    if (next === undefined) tables.push.remove(row.dossier, row.grant);
    else tables.push.put(next.row);
    if (next?.send === true) taken.push(row);
  }
  return ok({ taken });
}

type Judgement = { readonly send: boolean; readonly row: PushRow };

/** Undefined when the access is over. */
function judge(tables: Tables, tools: Tools, row: PushRow, now: Instant): Judgement | undefined {
  const closes = openUntil(tables, row.dossier, row.grant, now);
  if (closes === undefined) return undefined;
  const nothing = { ...row, since: instant(0), own: false, look: closes };
  if (row.since === 0) return { send: false, row: nothing };
  // One device may listen for several keys: what it was told for one of them, it was told.
  const told = tables.push.lastSent(row.endpoint);
  const since = row.since >= told ? row.since : instant(told + 1);
  const isOwnNews = row.own && openSections(tables, row.dossier, row.grant, now).ok;
  if (!isOwnNews && !hasNews(tables, row, since, now)) return { send: false, row: nothing };
  const later = (look: Instant): Judgement => ({ send: false, row: { ...row, since, look } });
  const calm = told === 0 ? now : instant(told + tools.limits.pushInterval);
  if (now < calm) return later(calm);
  const morning = endOfQuiet(now, row.quietFrom, row.quietUntil);
  return morning === undefined ? { send: true, row: { ...nothing, sent: now } } : later(morning);
}

/**
 * What came of a try. What was not taken waits again, as long as the interval at least, since an answer that was lost may
 * stand for a message that was not.
 */
export function settlePush(
  tables: Tables,
  tools: Tools,
  { push, outcome, now }: CommandOf<"settlePush">,
): Result<Answer<"settlePush">, Problem> {
  const { dossier, grant, endpoint } = push;
  const row = tables.push.subscription(dossier, grant);
  if (row?.endpoint !== endpoint) return ok({});
  if (outcome === "taken") tables.push.put({ ...row, failures: 0 });
  else if (outcome === "gone" || row.failures + 1 >= MOST_FAILURES) tables.push.remove(dossier, grant);
  else {
    const pause = Math.min(DAY, Math.max(tools.limits.pushInterval * 2 ** row.failures, outcome.later));
    tables.push.put({
      ...row,
      since: push.since,
      own: push.own || row.own,
      sent: push.sent,
      failures: row.failures + 1,
      look: instant(now + pause),
    });
  }
  return ok({});
}
