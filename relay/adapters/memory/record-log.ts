import { bytes } from "#src/base/bytes.ts";
import { invariant } from "#src/base/never.ts";
import { instant } from "#src/base/instant.ts";
import type { DossierId, GrantId, SectionId } from "#src/protocol/ids.ts";
import { EMPTY_HEAD } from "#src/protocol/log-head.ts";
import type { LogRow, RecordLog, SectionRow } from "#relay/ports/record-log.ts";
import { type Journal, Table } from "./journal.ts";

export type MemoryLog = RecordLog & { erase(dossier: DossierId): void };

type Kept = { readonly row: SectionRow; readonly rows: readonly LogRow[] };

export function createRecordLog(journal: Journal): MemoryLog {
  const sections = new Table<SectionRow>(journal);
  const logs = new Map<string, LogRow[]>();
  const key = (dossier: DossierId, section: SectionId): string => `${dossier}.${section}`;
  const at = (dossier: DossierId, section: SectionId): Kept | undefined => {
    const row = sections.get(key(dossier, section));
    return row && { row, rows: logs.get(key(dossier, section)) ?? [] };
  };
  const rowsOf = (dossier: DossierId, section: SectionId): readonly LogRow[] => at(dossier, section)?.rows ?? [];
  const change = (dossier: DossierId, section: SectionId, to: Partial<SectionRow>): SectionRow => {
    const row = sections.get(key(dossier, section));
    invariant(row, "a section is created before it is written to");
    sections.set(key(dossier, section), { ...row, ...to });
    return row;
  };
  return {
    section: (dossier, section) => sections.get(key(dossier, section)),
    sections: (dossier) => sections.rows(dossier),
    at: (dossier, section, pos) => rowsOf(dossier, section)[pos - 1],
    bySeq: (dossier, section, grant, seq) =>
      rowsOf(dossier, section).find((row) => row.grant === grant && row.seq === seq),
    lastOf: (dossier, section, grant: GrantId) => rowsOf(dossier, section).findLast((row) => row.grant === grant),
    after: (dossier, section, after) => rowsOf(dossier, section).slice(after),
    firstFrom: (dossier, section, epoch) => rowsOf(dossier, section).find((row) => row.epoch >= epoch)?.pos,
    create: (dossier, section, inbox) =>
      sections.set(key(dossier, section), { section, generation: 0, inbox, head: EMPTY_HEAD, time: instant(0) }),
    rotate: (dossier, section, generation) => {
      change(dossier, section, { generation });
    },
    claim: (dossier, section) => {
      const row = sections.get(key(dossier, section));
      invariant(row, "a section is created before it is written to");
      return row.head;
    },
    append: (dossier, section, row) => {
      const name = key(dossier, section);
      const rows = logs.get(name) ?? [];
      logs.set(name, rows);
      invariant(row.pos === rows.length + 1, "positions run on without holes");
      rows.push(row);
      journal.wrote(() => rows.pop());
      change(dossier, section, { head: { pos: row.pos, hash: row.headHash }, time: row.time });
    },
    dropBody: (dossier, section, pos) => {
      const rows = logs.get(key(dossier, section));
      const row = rows?.[pos - 1];
      if (!rows || !row) return 0;
      rows[pos - 1] = { ...row, body: bytes(0) };
      journal.wrote(() => (rows[pos - 1] = row));
      return row.body.length;
    },
    erase: (dossier) => {
      for (const [name] of sections.entries(dossier)) {
        const rows = logs.get(name);
        sections.delete(name);
        if (!rows) continue;
        logs.delete(name);
        journal.wrote(() => logs.set(name, rows));
      }
    },
  };
}
