import { equal } from "#src/base/bytes.ts";
import { lengthOfPiece } from "#src/protocol/blob-messages.ts";
import type { BlobId, DossierId, SectionId } from "#src/protocol/ids.ts";
import { type KeptPiece, checkPieces } from "#relay/adapters/care/pieces.ts";
import { type Tally, createTally } from "#relay/adapters/care/tally.ts";
import type { BlobStore } from "#relay/ports/blob-store.ts";
import type { CheckReport } from "#relay/ports/caretaker.ts";
import { checkAccessLogs, checkLogs } from "./check-chains.ts";
import { checkSchema, checkVersion } from "./check-schema.ts";
import { bytesIn, idIn, numberIn, toId } from "./columns.ts";
import { type Database, type Sql, codeOf } from "./connect.ts";
import { lookOver } from "./look-at.ts";
import { SUMMED_TABLES } from "./schema.ts";
import { LOOK, asked } from "./sql.ts";

/**
 * Looks at everything in a database, as it stood at one moment; relays may go on meanwhile. `quick` reads every row and
 * compares no hash and no sum: it finds what PostgreSQL itself notices.
 */
export async function checkDatabase(database: Database, blobs: BlobStore, quick = false): Promise<CheckReport> {
  const tally = createTally(codeOf);
  const pieces: KeptPiece[] = [];
  await tally.waiting("database", () => checkSchema(database, tally));
  await tally.waiting("database", () =>
    database.with(async (sql) => {
      for (const statement of LOOK) await sql.run(statement);
      const at = lookOver(sql, tally);
      await at("database", () => checkVersion(sql, tally));
      for (const table of SUMMED_TABLES) await at(table, () => checkRows(sql, table, quick, tally));
      if (!quick) {
        await checkLogs({ sql, at, tally });
        await checkAccessLogs({ sql, at, tally });
        await at("blob_piece", async () => void pieces.push(...(await keptPieces(sql, tally))));
      }
      await sql.run(asked("COMMIT"));
    }),
  );
  await checkPieces(pieces, blobs, (piece) => stillCounts(database, piece), tally);
  return tally.report();
}

/** Does each row still have the values that it was written with? */
async function checkRows(sql: Sql, table: string, quick: boolean, tally: Tally): Promise<void> {
  const differs = quick ? "false" : "row_sum IS DISTINCT FROM row_sum_of(to_jsonb(kept))";
  const text = `SELECT count(*) AS looked, count(*) FILTER (WHERE ${differs}) AS wrong FROM ${table} AS kept`;
  const [row] = await sql.run(asked(text));
  const wrong = numberIn(row?.["wrong"]);
  if (wrong > 0) tally.fault(table, "sum", wrong);
  tally.looked(table, numberIn(row?.["looked"]));
}

/** Every piece of a file that a row speaks of. */
async function keptPieces(sql: Sql, tally: Tally): Promise<readonly KeptPiece[]> {
  const rows = await sql.run(
    asked(
      "SELECT p.dossier, p.section, p.blob, p.piece, p.hash, b.bytes FROM blob_piece AS p LEFT JOIN blob AS b USING (dossier, section, blob)",
    ),
  );
  const whole = rows.filter((row) => row["bytes"] !== null);
  if (whole.length < rows.length) tally.fault("blob_piece", "no file");
  return whole.map((row) => {
    const piece = numberIn(row["piece"]);
    return {
      dossier: idIn<DossierId>(row["dossier"]),
      section: idIn<SectionId>(row["section"]),
      blob: idIn<BlobId>(row["blob"]),
      piece,
      hash: bytesIn(row["hash"]),
      bytes: lengthOfPiece(numberIn(row["bytes"]), piece),
    };
  });
}

const PIECE = "SELECT hash FROM blob_piece WHERE dossier = $1 AND section = $2 AND blob = $3 AND piece = $4";

const stillCounts = (database: Database, { dossier, section, blob, piece, hash }: KeptPiece): Promise<boolean> =>
  database.with(async (sql) => {
    const [row] = await sql.run({ text: PIECE, values: [toId(dossier), toId(section), toId(blob), piece] });
    return row !== undefined && equal(bytesIn(row["hash"]), hash);
  });
