import Database from "better-sqlite3";
import { fileIn, openWriter } from "#relay/adapters/sqlite/open-database.ts";

/**
 * Puts so many dossiers into an empty store, straight into its tables: each with a device, a section and an inbox, the bundles
 * of both, three entries of a sentence or two, and the line that each left. The rows have the lengths of real ones and random
 * bytes for content; nobody has keys to them, and no sum or chain of theirs fits. Their ids come in order, so that the pages
 * are fuller than those of a store that grew.
 */
export function fillStore(dataDir: string, dossiers: number): void {
  openWriter(dataDir).close();
  const db = new Database(fileIn(dataDir));
  db.pragma("journal_mode = DELETE");
  db.pragma("journal_mode = OFF");
  db.pragma("synchronous = OFF");
  db.pragma("cache_size = -524288");
  db.pragma("temp_store = MEMORY");
  db.exec("CREATE TEMP TABLE made (id BLOB, section BLOB, inbox BLOB, device BLOB)");
  db.exec(`
    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${dossiers})
    INSERT INTO made SELECT randomblob(16), randomblob(16), randomblob(16), randomblob(16) FROM n ORDER BY 1;
  `);
  db.transaction(() => db.exec(FILL))();
  db.close();
}

/** `made` lies in the order of its ids, and a CROSS JOIN keeps to that: nothing is sorted, and pages are filled one after the other. */
const FILL = `
  CREATE TEMP TABLE times (n INTEGER PRIMARY KEY);
  INSERT INTO times VALUES (1), (2), (3), (4);
  INSERT INTO dossier (id, root_pk, acl_version, incarnation, bytes, holder_bytes)
    SELECT id, randomblob(64), 1, 1, 1398, 0 FROM made;
  INSERT INTO grantee (dossier, id, sign_pk, box_pk, device, end_ledger_pos)
    SELECT id, device, randomblob(32), randomblob(32), 1, 0 FROM made;
  INSERT INTO capability (dossier, grant_id, section, signed, start)
    SELECT id, device, zeroblob(16), randomblob(260), 0 FROM made;
  INSERT INTO section (dossier, id, generation, inbox, head_pos, head_hash, head_time)
    SELECT id, iif(n = 1, section, inbox), 0, n - 1, iif(n = 1, 3, 0), randomblob(32), 1760000000000
    FROM made CROSS JOIN times WHERE n <= 2;
  INSERT INTO bundle (dossier, grant_id, section, generation, counter, sealed)
    SELECT id, iif(n <= 2, zeroblob(16), device), iif(n % 2 = 1, section, inbox), 0, 0, randomblob(64)
    FROM made CROSS JOIN times;
  INSERT INTO envelope (dossier, section, pos, grant_id, seq, epoch, time, env_hash, head_hash, prefix, body_hash, signature, body)
    SELECT id, section, n, device, n, 1955555, 1760000000000, randomblob(32), randomblob(32), randomblob(122), randomblob(32),
      randomblob(64), randomblob(296) FROM made CROSS JOIN times WHERE n <= 3;
  INSERT INTO access_line (dossier, pos, time, verb, grant_id, section, from_pos, to_pos, bytes, hash, evidence)
    SELECT id, n, 1760000000000, 'append', device, section, n - 1, n, 466, randomblob(32), randomblob(218)
    FROM made CROSS JOIN times WHERE n <= 3;
`;
