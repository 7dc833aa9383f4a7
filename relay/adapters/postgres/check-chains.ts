import type { DossierId } from "#src/protocol/ids.ts";
import { type Followed, followAccessLog, followSection } from "#relay/adapters/care/chains.ts";
import type { Tally } from "#relay/adapters/care/tally.ts";
import { sha512 } from "#relay/adapters/node-crypto/hash.ts";
import { dossierOf } from "#relay/core/register.ts";
import { linesAfter } from "./access-lines.ts";
import { bytesIn, idIn, numberIn } from "./columns.ts";
import type { Sql } from "./connect.ts";
import type { LookAt } from "./look-at.ts";
import { envelopesAfter } from "./record-log.ts";
import { SECTION } from "./shapes.ts";
import { type Columns, type Query, asked } from "./sql.ts";

type Looking = { readonly sql: Sql; readonly at: LookAt; readonly tally: Tally };

/** Follows the log of every section, and looks for envelopes that are in none. */
export async function checkLogs(looking: Looking): Promise<void> {
  const { sql, at, tally } = looking;
  let counted = 0;
  const names = SECTION.columns.map(([name]) => name).join(", ");
  await forEach(looking, "section", `SELECT dossier, ${names} FROM section ORDER BY dossier, id`, async (row) => {
    const dossier = idIn<DossierId>(row["dossier"]);
    const kept = SECTION.parse(row, dossier);
    const followed = followSection(dossier, kept.section, tally);
    await at("envelope", async () => {
      await follow(
        sql,
        followed,
        (pos) => envelopesAfter(dossier, kept.section, pos),
        (entry) => entry.pos,
      );
      followed.end(kept);
    });
    counted += followed.counted();
  });
  await at("envelope", () => compareCount(sql, "envelope", counted, "no section", tally));
}

/** Follows the access log of every dossier, each of which has the keys that its name is made of. */
export async function checkAccessLogs(looking: Looking): Promise<void> {
  const { sql, at, tally } = looking;
  let counted = 0;
  await forEach(looking, "dossier", "SELECT id, root_pk FROM dossier ORDER BY id", async (row) => {
    const dossier = idIn<DossierId>(row["id"]);
    if (dossierOf(bytesIn(row["root_pk"]), sha512) !== dossier) tally.fault("dossier", "hash");
    const followed = followAccessLog(dossier, tally);
    await at("access_line", () =>
      follow(
        sql,
        followed,
        (pos) => linesAfter(dossier, pos),
        ({ line }) => line.pos,
      ),
    );
    counted += followed.counted();
  });
  await at("access_line", () => compareCount(sql, "access_line", counted, "no dossier", tally));
}

/** A row that is not what it can be keeps none of the others from being looked at. */
async function forEach(
  { sql, at, tally }: Looking,
  where: string,
  text: string,
  look: (row: Columns) => Promise<void>,
): Promise<void> {
  const rows: Columns[] = [];
  await at(where, async () => void rows.push(...(await sql.run(asked(text)))));
  for (const row of rows) await tally.waiting(where, () => look(row));
}

async function follow<Row>(
  sql: Sql,
  followed: Followed<Row>,
  next: (after: number) => Query<readonly Row[]>,
  posOf: (row: Row) => number,
): Promise<void> {
  for (let after = -1; ;) {
    const query = next(after);
    const rows = query.parse(await sql.run(query));
    for (const row of rows) followed.next(row);
    const last = rows.at(-1);
    if (last === undefined) return;
    after = posOf(last);
  }
}

async function compareCount(sql: Sql, table: string, counted: number, what: string, tally: Tally): Promise<void> {
  tally.looked(table, counted);
  const [row] = await sql.run(asked(`SELECT count(*) AS n FROM ${table}`));
  if (numberIn(row?.["n"]) !== counted) tally.fault(table, what);
}
