import { instant } from "#src/base/instant.ts";
import type { Bytes } from "#src/base/bytes.ts";
import type { AccessLine, AccessVerb } from "#src/protocol/access-line.ts";
import type { DossierId, GrantId, SectionId } from "#src/protocol/ids.ts";
import { EMPTY_HEAD, type Head } from "#src/protocol/log-head.ts";
import { type Journal, Table } from "#relay/adapters/memory/journal.ts";
import type { AccessLines } from "#relay/ports/access-lines.ts";
import { byDossier } from "./by-dossier.ts";
import { bytesIn, idIn, numberIn, toId } from "./columns.ts";
import type { Columns, Query, Statement, Value } from "./sql.ts";
import type { Work } from "./work.ts";

/** What is read at once when a page is put together. */
const CHUNK_BYTES = 1024 * 1024;
const CHUNK_ROWS = 512;

const accessLine = (row: Columns): AccessLine => ({
  pos: numberIn(row["pos"]),
  time: instant(numberIn(row["time"])),
  verb: row["verb"] as AccessVerb,
  grant: idIn<GrantId>(row["grant_id"]),
  section: idIn<SectionId>(row["section"]),
  from: numberIn(row["from_pos"]),
  to: numberIn(row["to_pos"]),
  bytes: numberIn(row["bytes"]),
  evidence: bytesIn(row["evidence"]),
});

const headOf = (dossier: DossierId): Query<Head> => ({
  name: `access_line:${dossier}`,
  dossier,
  text: "SELECT pos, hash FROM access_line WHERE dossier = $1 ORDER BY pos DESC LIMIT 1",
  values: [toId(dossier)],
  parse: ([row]) => (row ? { pos: numberIn(row["pos"]), hash: bytesIn(row["hash"]) } : EMPTY_HEAD),
});

/** Positions have no holes, so that the first row of a chunk is known: it comes however large it is. */
const chunk = (dossier: DossierId, after: number): Query<readonly AccessLine[]> => ({
  name: `access_line:${dossier}>${after}`,
  dossier,
  text: `SELECT * FROM (
      SELECT *, sum(octet_length(evidence)) OVER (ORDER BY pos) AS weight FROM (
        SELECT * FROM access_line WHERE dossier = $1 AND pos > $2 ORDER BY pos LIMIT ${CHUNK_ROWS}
      ) AS next
    ) AS weighed WHERE weight <= ${CHUNK_BYTES} OR pos = $2 + 1 ORDER BY pos`,
  values: [toId(dossier), after],
  parse: (rows) => rows.map(accessLine),
});

export type PostgresLines = AccessLines & {
  forget(dossier: DossierId): void;
  statements(): readonly Statement[];
};

type Written = { readonly dossier: DossierId; readonly line: AccessLine; readonly hash: Bytes };

export function createAccessLines(work: Work, journal: Journal, isNew: (dossier: DossierId) => boolean): PostgresLines {
  const added = new Table<Written>(journal);
  const heads = new Table<Head>(journal);
  const stored = (dossier: DossierId): Head => (isNew(dossier) ? EMPTY_HEAD : work.ask(headOf(dossier)));

  function* after(dossier: DossierId, from: number): Iterable<AccessLine> {
    const { pos: last } = stored(dossier);
    for (let pos = from; pos < last;) {
      const lines = work.ask(chunk(dossier, pos));
      yield* lines;
      pos = lines.at(-1)?.pos ?? last;
    }
    for (const { line } of added.rows(dossier)) if (line.pos > from) yield line;
  }

  return {
    head: (dossier) => heads.get(dossier) ?? stored(dossier),
    add: (dossier, line, hash) => {
      added.set(`${dossier}.${String(line.pos).padStart(16, "0")}`, { dossier, line, hash });
      heads.set(dossier, { pos: line.pos, hash });
    },
    after,
    forget: (dossier) => {
      for (const [name] of added.entries(dossier)) added.delete(name);
    },
    statements: () => [...byDossier(added.rows())].map(([dossier, rows]) => inserting(dossier, rows)),
  };
}

const COLUMNS: readonly (readonly [name: string, type: string, of: (one: Written) => string | number | Uint8Array])[] =
  [
    ["pos", "bigint", ({ line }) => line.pos],
    ["time", "bigint", ({ line }) => line.time],
    ["verb", "text", ({ line }) => line.verb],
    ["grant_id", "bytea", ({ line }) => toId(line.grant)],
    ["section", "bytea", ({ line }) => toId(line.section)],
    ["from_pos", "bigint", ({ line }) => line.from],
    ["to_pos", "bigint", ({ line }) => line.to],
    ["bytes", "bigint", ({ line }) => line.bytes],
    ["hash", "bytea", ({ hash }) => hash],
    ["evidence", "bytea", ({ line }) => line.evidence],
  ];

const inserting = (dossier: DossierId, rows: readonly Written[]): Statement => ({
  text: `INSERT INTO access_line (dossier, ${COLUMNS.map(([name]) => name).join(", ")})
    SELECT $1::bytea, * FROM unnest(${COLUMNS.map(([, type], i) => `$${i + 2}::${type}[]`).join(", ")})`,
  values: [toId(dossier), ...COLUMNS.map(([, , of]): Value => rows.map(of))],
});
