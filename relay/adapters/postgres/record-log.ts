import { bytes } from "#src/base/bytes.ts";
import { instant } from "#src/base/instant.ts";
import { invariant } from "#src/base/never.ts";
import type { DossierId, GrantId, SectionId } from "#src/protocol/ids.ts";
import { EMPTY_HEAD } from "#src/protocol/log-head.ts";
import { type Epoch, epoch } from "#src/protocol/time.ts";
import { type Journal, Table } from "#relay/adapters/memory/journal.ts";
import type { LogEntry, LogRow, RecordLog, SectionRow } from "#relay/ports/record-log.ts";
import { byDossier } from "./by-dossier.ts";
import { bytesIn, idIn, numberIn, toId } from "./columns.ts";
import type { Rows } from "./rows.ts";
import type { Columns, Query, Statement, Value } from "./sql.ts";
import type { Work } from "./work.ts";

/** What is read at once when a page is put together: so many bytes of bodies, and so many rows. */
const CHUNK_BYTES = 1024 * 1024;
const CHUNK_ROWS = 512;

const ENTRY = "pos, time, grant_id, seq, epoch, env_hash, head_hash, prefix, body_hash, signature";
const PLACE = "dossier = $1 AND section = $2";

const logEntry = (row: Columns): LogEntry => ({
  pos: numberIn(row["pos"]),
  time: instant(numberIn(row["time"])),
  grant: idIn<GrantId>(row["grant_id"]),
  seq: numberIn(row["seq"]),
  epoch: epoch(numberIn(row["epoch"])),
  envHash: bytesIn(row["env_hash"]),
  headHash: bytesIn(row["head_hash"]),
  prefix: bytesIn(row["prefix"]),
  bodyHash: bytesIn(row["body_hash"]),
  signature: bytesIn(row["signature"]),
});
const oneEntry = ([row]: readonly Columns[]): LogEntry | undefined => row && logEntry(row);

/** A reading of one section's log; `rest` are the parameters from the third on. */
function ofSection<T>(
  dossier: DossierId,
  section: SectionId,
  text: string,
  rest: readonly (string | number | Uint8Array)[],
  parse: (rows: readonly Columns[]) => T,
): Query<T> {
  const named = rest.map((one) => (typeof one === "object" ? Buffer.from(one).toString("hex") : one)).join(".");
  const name = `envelope:${dossier}.${section}:${text}:${named}`;
  return { name, dossier, text, values: [toId(dossier), toId(section), ...rest], parse };
}

const AT = `SELECT ${ENTRY} FROM envelope WHERE ${PLACE} AND pos = $3`;
const BY_SEQ = `SELECT ${ENTRY} FROM envelope WHERE ${PLACE} AND grant_id = $3 AND seq = $4`;
const LAST_OF = `SELECT ${ENTRY} FROM envelope WHERE ${PLACE} AND grant_id = $3 ORDER BY seq DESC LIMIT 1`;
const FIRST_FROM = `SELECT pos FROM envelope WHERE ${PLACE} AND epoch >= $3 ORDER BY pos LIMIT 1`;
const BODY_LENGTH = `SELECT octet_length(body) AS bytes FROM envelope WHERE ${PLACE} AND pos = $3`;
/** Positions have no holes, so that the first row of a chunk is known: it comes however large it is. */
const AFTER = `SELECT ${ENTRY}, body FROM (
    SELECT *, sum(octet_length(body)) OVER (ORDER BY pos) AS weight FROM (
      SELECT * FROM envelope WHERE ${PLACE} AND pos > $3 ORDER BY pos LIMIT ${CHUNK_ROWS}
    ) AS next
  ) AS weighed WHERE weight <= ${CHUNK_BYTES} OR pos = $3 + 1 ORDER BY pos`;

export type PostgresLog = RecordLog & {
  forget(dossier: DossierId): void;
  statements(): readonly Statement[];
};

type Written = { readonly dossier: DossierId; readonly section: SectionId; readonly row: LogRow };
type Dropped = { readonly dossier: DossierId; readonly section: SectionId; readonly pos: number };

export function createRecordLog(work: Work, journal: Journal, sections: Rows<SectionRow>): PostgresLog {
  const appended = new Table<Written>(journal);
  const dropped = new Table<Dropped>(journal);
  const nameOf = (dossier: DossierId, section: SectionId, pos: number): string =>
    `${dossier}.${section}.${String(pos).padStart(16, "0")}`;
  const own = (dossier: DossierId, section: SectionId): readonly LogRow[] =>
    appended.rows(`${dossier}.${section}.`).map(({ row }) => row);
  const change = (dossier: DossierId, section: SectionId, to: Partial<SectionRow>): void => {
    const row = sections.get(dossier, toId(section));
    invariant(row, "a section is created before it is written to");
    sections.set(dossier, { ...row, ...to });
  };
  const reach = (dossier: DossierId, section: SectionId): number => sections.get(dossier, toId(section))?.head.pos ?? 0;

  function* after(dossier: DossierId, section: SectionId, from: number): Iterable<LogRow> {
    let pos = from;
    const written = own(dossier, section);
    const stored = reach(dossier, section) - written.length;
    while (pos < stored) {
      const chunk = work.ask(
        ofSection(dossier, section, AFTER, [pos], (rows) =>
          rows.map((row): LogRow => ({ ...logEntry(row), body: bytesIn(row["body"]) })),
        ),
      );
      if (chunk.length === 0) break;
      for (const row of chunk) yield dropped.get(nameOf(dossier, section, row.pos)) ? { ...row, body: bytes(0) } : row;
      pos = chunk.at(-1)?.pos ?? stored;
    }
    for (const row of written) if (row.pos > from) yield row;
  }

  return {
    section: (dossier, section) => sections.get(dossier, toId(section)),
    sections: (dossier) => sections.all(dossier),
    at: (dossier, section, pos) =>
      pos < 1
        ? undefined
        : (appended.get(nameOf(dossier, section, pos))?.row ??
          work.ask(ofSection(dossier, section, AT, [pos], oneEntry))),
    bySeq: (dossier, section, grant, seq) =>
      own(dossier, section).find((row) => row.grant === grant && row.seq === seq) ??
      work.ask(ofSection(dossier, section, BY_SEQ, [toId(grant), seq], oneEntry)),
    lastOf: (dossier, section, grant) =>
      own(dossier, section).findLast((row) => row.grant === grant) ??
      work.ask(ofSection(dossier, section, LAST_OF, [toId(grant)], oneEntry)),
    after,
    firstFrom: (dossier, section, leaf: Epoch) =>
      work.ask(ofSection(dossier, section, FIRST_FROM, [leaf], ([row]) => row && numberIn(row["pos"]))) ??
      own(dossier, section).find((row) => row.epoch >= leaf)?.pos,
    create: (dossier, section, inbox) =>
      sections.set(dossier, { section, generation: 0, inbox, head: EMPTY_HEAD, time: instant(0) }),
    rotate: (dossier, section, generation) => change(dossier, section, { generation }),
    // The dossier's row is locked, so that nobody else takes this position.
    claim: (dossier, section) => {
      const row = sections.get(dossier, toId(section));
      invariant(row, "a section is created before it is written to");
      return row.head;
    },
    append: (dossier, section, row) => {
      invariant(row.pos === reach(dossier, section) + 1, "positions run on without holes");
      appended.set(nameOf(dossier, section, row.pos), { dossier, section, row });
      change(dossier, section, { head: { pos: row.pos, hash: row.headHash }, time: row.time });
    },
    dropBody: (dossier, section, pos) => {
      const name = nameOf(dossier, section, pos);
      if (dropped.get(name)) return 0;
      const length = work.ask(
        ofSection(dossier, section, BODY_LENGTH, [pos], ([row]) => (row ? numberIn(row["bytes"]) : 0)),
      );
      if (length > 0) dropped.set(name, { dossier, section, pos });
      return length;
    },
    forget: (dossier) => {
      for (const table of [appended, dropped]) for (const [name] of table.entries(dossier)) table.delete(name);
    },
    statements: () => [...inserts(appended.rows()), ...drops(dropped.rows())],
  };
}

const COLUMNS: readonly (readonly [type: string, of: (one: Written) => string | number | Uint8Array])[] = [
  ["bytea", ({ section }) => toId(section)],
  ["bigint", ({ row }) => row.pos],
  ["bigint", ({ row }) => row.time],
  ["bytea", ({ row }) => toId(row.grant)],
  ["bigint", ({ row }) => row.seq],
  ["bigint", ({ row }) => row.epoch],
  ["bytea", ({ row }) => row.envHash],
  ["bytea", ({ row }) => row.headHash],
  ["bytea", ({ row }) => row.prefix],
  ["bytea", ({ row }) => row.bodyHash],
  ["bytea", ({ row }) => row.signature],
  ["bytea", ({ row }) => row.body],
];

const inserts = (written: readonly Written[]): readonly Statement[] =>
  [...byDossier(written)].map(([dossier, rows]) => ({
    text: `INSERT INTO envelope (dossier, section, ${ENTRY}, body)
      SELECT $1::bytea, * FROM unnest(${COLUMNS.map(([type], i) => `$${i + 2}::${type}[]`).join(", ")})`,
    values: [toId(dossier), ...COLUMNS.map(([, of]): Value => rows.map(of))],
  }));

const drops = (dropped: readonly Dropped[]): readonly Statement[] =>
  [...byDossier(dropped)].map(([dossier, rows]) => ({
    text: `UPDATE envelope SET body = '' WHERE dossier = $1
      AND (section, pos) IN (SELECT * FROM unnest($2::bytea[], $3::bigint[]))`,
    values: [toId(dossier), rows.map((one) => toId(one.section)), rows.map((one) => one.pos)],
  }));
