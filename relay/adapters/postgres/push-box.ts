import { type Instant, instant } from "#src/base/instant.ts";
import type { DossierId, GrantId } from "#src/protocol/ids.ts";
import type { PushBox, PushRow } from "#relay/ports/push-box.ts";
import { idIn, numberIn, toId } from "./columns.ts";
import type { Rows } from "./rows.ts";
import type { Query } from "./sql.ts";
import type { Work } from "./work.ts";

/** So many dossiers are locked at once at most; what else is due comes with the next second. */
const TAKEN = 32;

type Name = { readonly dossier: DossierId; readonly grant: GrantId };

/** Of all dossiers; looked at again, one by one, once their dossier is locked. */
const dueBy = (now: Instant, limit: number): Query<readonly Name[]> => ({
  name: `push<=${now}`,
  text: "SELECT dossier, grant_id FROM push WHERE look <= $1 ORDER BY look, dossier LIMIT $2",
  values: [now, Math.min(limit, TAKEN)],
  parse: (rows) =>
    rows.map((row) => ({ dossier: idIn<DossierId>(row["dossier"]), grant: idIn<GrantId>(row["grant_id"]) })),
});

const anyDue = (now: Instant): Query<boolean> => ({
  name: `push<=${now}?`,
  text: "SELECT 1 FROM push WHERE look <= $1 LIMIT 1",
  values: [now],
  parse: (rows) => rows.length > 0,
});

/** One browser may listen for keys of several dossiers. */
const lastSent = (endpoint: string): Query<Instant> => ({
  name: `push sent ${endpoint}`,
  text: "SELECT coalesce(max(sent), 0)::bigint AS sent FROM push WHERE endpoint = $1",
  values: [endpoint],
  parse: ([row]) => instant(numberIn(row?.["sent"])),
});

export function createPushBox(work: Work, rows: Rows<PushRow>): PushBox {
  const one = (dossier: DossierId, grant: GrantId): PushRow | undefined => rows.get(dossier, toId(grant));
  return {
    subscription: one,
    anyDue: (now) => work.ask(anyDue(now)),
    idle: (dossier) => rows.all(dossier).filter(({ since }) => since === 0),
    due: (now, limit) =>
      work
        .ask(dueBy(now, limit))
        .flatMap(({ dossier, grant }) => one(dossier, grant) ?? [])
        .filter(({ look }) => look <= now)
        .sort((a, b) => a.look - b.look),
    lastSent: (endpoint) =>
      instant(
        Math.max(
          work.ask(lastSent(endpoint)),
          ...rows.changes().flatMap(({ after }) => (after?.endpoint === endpoint ? [after.sent] : [])),
        ),
      ),
    put: (row) => rows.set(row.dossier, row),
    remove: (dossier, grant) => rows.remove(dossier, toId(grant)),
  };
}
