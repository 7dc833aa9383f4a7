import { instant } from "#src/base/instant.ts";
import type { AccessLine, AccessVerb } from "#src/protocol/access-line.ts";
import type { GrantId, SectionId } from "#src/protocol/ids.ts";
import { EMPTY_HEAD } from "#src/protocol/log-head.ts";
import type { AccessLines } from "#relay/ports/access-lines.ts";
import { fromId, toBytes, toId } from "./columns.ts";
import type { Sqlite } from "./open-database.ts";

type Id = Uint8Array;
type LineColumns = {
  pos: number;
  time: number;
  verb: AccessVerb;
  grant_id: Buffer;
  section: Buffer;
  from_pos: number;
  to_pos: number;
  bytes: number;
  evidence: Buffer;
};

function* accessLines(rows: Iterable<LineColumns>): Iterable<AccessLine> {
  for (const row of rows)
    yield {
      pos: row.pos,
      time: instant(row.time),
      verb: row.verb,
      grant: fromId<GrantId>(row.grant_id),
      section: fromId<SectionId>(row.section),
      from: row.from_pos,
      to: row.to_pos,
      bytes: row.bytes,
      evidence: toBytes(row.evidence),
    };
}

export function createAccessLines(db: Sqlite): AccessLines {
  const head = db.prepare<[Id], { pos: number; hash: Buffer }>(
    "SELECT pos, hash FROM access_line WHERE dossier = ? ORDER BY pos DESC LIMIT 1",
  );
  const insert = db.prepare<(Id | number | string)[]>(
    `INSERT INTO access_line (dossier, pos, time, verb, grant_id, section, from_pos, to_pos, bytes, hash, evidence)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const after = db.prepare<[Id, number], LineColumns>(
    "SELECT * FROM access_line WHERE dossier = ? AND pos > ? ORDER BY pos",
  );
  return {
    head: (dossier) => {
      const row = head.get(toId(dossier));
      return row ? { pos: row.pos, hash: toBytes(row.hash) } : EMPTY_HEAD;
    },
    add: (dossier, line, hash) => {
      const { pos, time, verb, from, to, bytes, evidence } = line;
      const who = [toId(line.grant), toId(line.section)] as const;
      insert.run(toId(dossier), pos, time, verb, ...who, from, to, bytes, hash, evidence);
    },
    after: (dossier, pos) => accessLines(after.iterate(toId(dossier), pos)),
  };
}
