import { DAY } from "#src/base/instant.ts";
import { type Result, err, ok } from "#src/base/result.ts";
import { Copied } from "#src/dossier/copied.ts";
import { createdAt, isLive } from "#src/dossier/entity.ts";
import { OWNER } from "#src/dossier/entity-id.ts";
import { Person } from "#src/dossier/person.ts";
import { entitiesOf } from "#src/dossier/reduce.ts";
import type { SectionKind } from "#src/dossier/section-kinds.ts";
import type { StorageFault } from "./ports.ts";
import type { Replica } from "./replica.ts";
import { copiedBy } from "./say-copied.ts";
import type { Session } from "./session.ts";

/** So long things may stand in no backup before it is asked for. */
export const BACKUP_EVERY = 30 * DAY;

/** What a backup itself writes, and what is about keys, makes none older. */
const BESIDE: ReadonlySet<SectionKind> = new Set(["inbox", "ledger"]);

/** When a backup was last made on any device of the resident, in milliseconds since 1970. */
export function lastBackup(replica: Replica): number | undefined {
  if (!replica.mayHold(replica.only("inbox").id, Copied.name)) return undefined;
  const times = copiedBy(replica).flatMap(({ ref, fields }) =>
    ref.author === OWNER && fields.as === "backup" ? [fields.copiedAt] : [],
  );
  return times.length > 0 ? Math.max(...times) : undefined;
}

/**
 * Has something stood in no backup for long enough to ask for one? Not before the sheet is there: without its words a
 * backup opens nothing. From the last backup on, or from the first day; put off, from then on.
 */
export function isBackupDue(replica: Replica, now: number): boolean {
  if (!replica.record.sheetChecked) return false;
  const last = lastBackup(replica);
  const since = last ?? firstDay(replica);
  if (since === undefined || now - Math.max(since, replica.record.backupLater ?? 0) < BACKUP_EVERY) return false;
  return last === undefined || changedSince(replica, last);
}

function firstDay(replica: Replica): number | undefined {
  const [person] = [...entitiesOf(replica.shownOf("about"), Person.name)].filter(isLive);
  return person && createdAt(person);
}

/** By when the relay last took something in: no log has to be opened for it. */
const changedSince = (replica: Replica, last: number): boolean =>
  replica.sections.some(
    ({ id, kind, signed }) =>
      !BESIDE.has(kind) &&
      ((signed?.time ?? 0) > last || replica.waiting.some(({ row }) => row.section === id && row.op !== undefined)),
  );

/** Not now: this device asks again after as long as between two backups. */
export const remindLater = (session: Session, replica: Replica): Promise<Result<undefined, StorageFault>> =>
  session.exclusive(async () => {
    const here = session.replica(replica.ref.grant) ?? replica;
    here.record = { ...here.record, backupLater: session.now() };
    const change = session.store.change();
    here.saveAccess(change);
    const done = await session.commit(change);
    return done.ok ? ok(undefined) : err(done.error);
  });
