import type { DossierId, SectionId } from "#src/protocol/ids.ts";
import { followAccessLog, followSection } from "#relay/adapters/care/chains.ts";
import type { Tally } from "#relay/adapters/care/tally.ts";
import { sha512 } from "#relay/adapters/node-crypto/hash.ts";
import { dossierOf } from "#relay/core/register.ts";
import { createAccessLines } from "./access-lines.ts";
import { fromId, toBytes, toId } from "./columns.ts";
import type { Sqlite } from "./open-database.ts";
import { createRecordLogReader } from "./record-log.ts";

/** Follows the log of every section, and looks for envelopes that are in none. */
export function checkLogs(db: Sqlite, tally: Tally): void {
  const log = createRecordLogReader(db);
  const sections = db.prepare<[], { dossier: Buffer; id: Buffer }>("SELECT dossier, id FROM section");
  let counted = 0;
  tally.within("section", () => {
    for (const row of sections.all()) {
      const [dossier, section] = [fromId<DossierId>(row.dossier), fromId<SectionId>(row.id)];
      const followed = followSection(dossier, section, tally);
      tally.within("envelope", () => {
        for (const entry of log.after(dossier, section, -1)) followed.next(entry);
        followed.end(log.section(dossier, section));
      });
      counted += followed.counted();
    }
  });
  tally.within("envelope", () => {
    tally.looked("envelope", counted);
    const all = db.prepare<[], { n: number }>("SELECT count(*) AS n FROM envelope").get()?.n;
    if (all !== counted) tally.fault("envelope", "no section");
  });
}

/** Follows the access log of every dossier, each of which has the keys that its name is made of. */
export function checkAccessLogs(db: Sqlite, tally: Tally): void {
  const lines = createAccessLines(db);
  const hashes = db.prepare<[Uint8Array], { hash: Buffer }>(
    "SELECT hash FROM access_line WHERE dossier = ? ORDER BY pos",
  );
  const dossiers = db.prepare<[], { id: Buffer; root_pk: Buffer }>("SELECT id, root_pk FROM dossier");
  let counted = 0;
  tally.within("dossier", () => {
    for (const row of dossiers.all()) {
      const dossier = fromId<DossierId>(row.id);
      if (dossierOf(toBytes(row.root_pk), sha512) !== dossier) tally.fault("dossier", "hash");
      const followed = followAccessLog(dossier, tally);
      tally.within("access_line", () => {
        const kept = hashes.iterate(toId(dossier));
        try {
          for (const line of lines.after(dossier, -1)) {
            const next = kept.next();
            followed.next({ line, hash: toBytes(next.done === true ? Buffer.of() : next.value.hash) });
          }
        } finally {
          // An open query would keep the database from being closed.
          kept.return?.();
        }
      });
      counted += followed.counted();
    }
  });
  tally.within("access_line", () => {
    tally.looked("access_line", counted);
    const all = db.prepare<[], { n: number }>("SELECT count(*) AS n FROM access_line").get()?.n;
    if (all !== counted) tally.fault("access_line", "no dossier");
  });
}
