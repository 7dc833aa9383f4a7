import { type Instant, instant } from "#src/base/instant.ts";
import { invariant } from "#src/base/never.ts";
import type { GrantId, SectionId } from "#src/protocol/ids.ts";
import { epoch } from "#src/protocol/time.ts";
import type { LogEntry, LogRow, RecordLog, RecordLogReader, SectionRow } from "#relay/ports/record-log.ts";
import { fromId, toBytes, toId } from "./columns.ts";
import type { Sqlite } from "./open-database.ts";

type Id = Uint8Array;
type SectionColumns = {
  id: Buffer;
  generation: number;
  inbox: number;
  head_pos: number;
  head_hash: Buffer;
  head_time: number;
};
type EntryColumns = {
  pos: number;
  time: number;
  grant_id: Buffer;
  seq: number;
  epoch: number;
  env_hash: Buffer;
  head_hash: Buffer;
  prefix: Buffer;
  body_hash: Buffer;
  signature: Buffer;
};

const ENTRY = "pos, time, grant_id, seq, epoch, env_hash, head_hash, prefix, body_hash, signature";
const PLACE = "dossier = ? AND section = ?";

const sectionRow = (row: SectionColumns): SectionRow => ({
  section: fromId<SectionId>(row.id),
  generation: row.generation,
  inbox: row.inbox === 1,
  head: { pos: row.head_pos, hash: toBytes(row.head_hash) },
  time: instant(row.head_time),
});

const logEntry = (row: EntryColumns): LogEntry => ({
  pos: row.pos,
  time: instant(row.time),
  grant: fromId<GrantId>(row.grant_id),
  seq: row.seq,
  epoch: epoch(row.epoch),
  envHash: toBytes(row.env_hash),
  headHash: toBytes(row.head_hash),
  prefix: toBytes(row.prefix),
  bodyHash: toBytes(row.body_hash),
  signature: toBytes(row.signature),
});

function* logRows(rows: Iterable<EntryColumns & { body: Buffer }>): Iterable<LogRow> {
  for (const row of rows) yield { ...logEntry(row), body: toBytes(row.body) };
}

export function createRecordLogReader(db: Sqlite): RecordLogReader {
  const section = db.prepare<[Id, Id], SectionColumns>("SELECT * FROM section WHERE dossier = ? AND id = ?");
  const sections = db.prepare<[Id], SectionColumns>("SELECT * FROM section WHERE dossier = ? ORDER BY id");
  const at = db.prepare<[Id, Id, number], EntryColumns>(`SELECT ${ENTRY} FROM envelope WHERE ${PLACE} AND pos = ?`);
  const bySeq = db.prepare<[Id, Id, Id, number], EntryColumns>(
    `SELECT ${ENTRY} FROM envelope WHERE ${PLACE} AND grant_id = ? AND seq = ?`,
  );
  const lastOf = db.prepare<[Id, Id, Id], EntryColumns>(
    `SELECT ${ENTRY} FROM envelope WHERE ${PLACE} AND grant_id = ? ORDER BY seq DESC LIMIT 1`,
  );
  const after = db.prepare<[Id, Id, number], EntryColumns & { body: Buffer }>(
    `SELECT ${ENTRY}, body FROM envelope WHERE ${PLACE} AND pos > ? ORDER BY pos`,
  );
  const firstFrom = db.prepare<[Id, Id, number], { pos: number }>(
    `SELECT pos FROM envelope WHERE ${PLACE} AND epoch >= ? ORDER BY pos LIMIT 1`,
  );
  const entry = (row: EntryColumns | undefined): LogEntry | undefined => row && logEntry(row);
  return {
    section: (dossier, id) => {
      const row = section.get(toId(dossier), toId(id));
      return row && sectionRow(row);
    },
    sections: (dossier) => sections.all(toId(dossier)).map(sectionRow),
    at: (dossier, id, pos) => entry(at.get(toId(dossier), toId(id), pos)),
    bySeq: (dossier, id, grant, seq) => entry(bySeq.get(toId(dossier), toId(id), toId(grant), seq)),
    lastOf: (dossier, id, grant) => entry(lastOf.get(toId(dossier), toId(id), toId(grant))),
    after: (dossier, id, pos) => logRows(after.iterate(toId(dossier), toId(id), pos)),
    firstFrom: (dossier, id, leaf) => firstFrom.get(toId(dossier), toId(id), leaf)?.pos,
  };
}

export function createRecordLog(db: Sqlite): RecordLog {
  const create = db.prepare<[Id, Id, number, Id]>(
    "INSERT INTO section (dossier, id, generation, inbox, head_pos, head_hash, head_time) VALUES (?, ?, 0, ?, 0, ?, 0)",
  );
  const rotate = db.prepare<[number, Id, Id]>("UPDATE section SET generation = ? WHERE dossier = ? AND id = ?");
  const claim = db.prepare<[Id, Id], { pos: number; head_hash: Buffer }>(
    "UPDATE section SET head_pos = head_pos + 1 WHERE dossier = ? AND id = ? RETURNING head_pos - 1 AS pos, head_hash",
  );
  const head = db.prepare<[Id, Instant, Id, Id]>(
    "UPDATE section SET head_hash = ?, head_time = ? WHERE dossier = ? AND id = ?",
  );
  const insert = db.prepare<(Id | number)[]>(
    `INSERT INTO envelope (dossier, section, ${ENTRY}, body) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const bodyLength = db.prepare<[Id, Id, number], { bytes: number }>(
    `SELECT length(body) AS bytes FROM envelope WHERE ${PLACE} AND pos = ?`,
  );
  const dropBody = db.prepare<[Id, Id, number]>(`UPDATE envelope SET body = x'' WHERE ${PLACE} AND pos = ?`);
  return {
    ...createRecordLogReader(db),
    create: (dossier, id, inbox) => {
      create.run(toId(dossier), toId(id), inbox ? 1 : 0, new Uint8Array(32));
    },
    rotate: (dossier, id, generation) => {
      rotate.run(generation, toId(dossier), toId(id));
    },
    claim: (dossier, id) => {
      const before = claim.get(toId(dossier), toId(id));
      invariant(before, "a section is created before it is written to");
      return { pos: before.pos, hash: toBytes(before.head_hash) };
    },
    append: (dossier, id, row) => {
      const place = [toId(dossier), toId(id)] as const;
      const names = [row.pos, row.time, toId(row.grant), row.seq, row.epoch, row.envHash, row.headHash] as const;
      insert.run(...place, ...names, row.prefix, row.bodyHash, row.signature, row.body);
      head.run(row.headHash, row.time, ...place);
    },
    dropBody: (dossier, id, pos) => {
      const { bytes } = bodyLength.get(toId(dossier), toId(id), pos) ?? { bytes: 0 };
      if (bytes > 0) dropBody.run(toId(dossier), toId(id), pos);
      return bytes;
    },
  };
}
