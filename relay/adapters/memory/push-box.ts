import { type Instant, instant } from "#src/base/instant.ts";
import type { DossierId } from "#src/protocol/ids.ts";
import type { PushBox, PushRow } from "#relay/ports/push-box.ts";
import { type Journal, Table } from "./journal.ts";

export function createPushBox(journal: Journal): PushBox & { erase(dossier: DossierId): void } {
  const rows = new Table<PushRow>(journal);
  const dueBy = (now: Instant): readonly PushRow[] =>
    rows
      .rows()
      .filter(({ look }) => look <= now)
      .sort((a, b) => a.look - b.look);
  return {
    subscription: (dossier, grant) => rows.get(`${dossier}.${grant}`),
    anyDue: (now) => dueBy(now).length > 0,
    idle: (dossier) => rows.rows(dossier).filter(({ since }) => since === 0),
    due: (now, limit) => dueBy(now).slice(0, limit),
    lastSent: (endpoint) =>
      instant(Math.max(0, ...rows.rows().flatMap((row) => (row.endpoint === endpoint ? [row.sent] : [])))),
    put: (row) => rows.set(`${row.dossier}.${row.grant}`, row),
    remove: (dossier, grant) => rows.delete(`${dossier}.${grant}`),
    erase: (dossier) => {
      for (const [key] of rows.entries(dossier)) rows.delete(key);
    },
  };
}
