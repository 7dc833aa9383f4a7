import type { SectionId } from "#src/protocol/ids.ts";
import type { Mailbox } from "#relay/ports/mailbox.ts";
import { fromId, toBytes, toId } from "./columns.ts";
import type { Sqlite } from "./open-database.ts";

type Id = Uint8Array;
type BundleColumns = { section: Buffer; generation: number; counter: number; sealed: Buffer };
type WelcomeColumns = { section: Buffer; sealed: Buffer };

const WHO = "dossier = ? AND grant_id = ?";

export function createMailbox(db: Sqlite): Mailbox {
  const bundles = db.prepare<[Id, Id], BundleColumns>(`SELECT * FROM bundle WHERE ${WHO} ORDER BY section, generation`);
  const welcomes = db.prepare<[Id, Id], WelcomeColumns>(`SELECT * FROM welcome WHERE ${WHO} ORDER BY section`);
  const putBundle = db.prepare<[Id, Id, Id, number, number, Id]>(
    `INSERT INTO bundle (dossier, grant_id, section, generation, counter, sealed) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (dossier, grant_id, section, generation)
     DO UPDATE SET counter = excluded.counter, sealed = excluded.sealed WHERE excluded.counter > bundle.counter`,
  );
  const putWelcome = db.prepare<[Id, Id, Id, Id]>(
    `INSERT INTO welcome (dossier, grant_id, section, sealed) VALUES (?, ?, ?, ?)
     ON CONFLICT (dossier, grant_id, section) DO UPDATE SET sealed = excluded.sealed`,
  );
  const forgetBundles = db.prepare<[Id, Id]>(`DELETE FROM bundle WHERE ${WHO}`);
  const forgetWelcomes = db.prepare<[Id, Id]>(`DELETE FROM welcome WHERE ${WHO}`);
  const forgetBundlesOf = db.prepare<[Id, Id, Id]>(`DELETE FROM bundle WHERE ${WHO} AND section = ?`);
  const forgetWelcomesOf = db.prepare<[Id, Id, Id]>(`DELETE FROM welcome WHERE ${WHO} AND section = ?`);
  const weigh = db.prepare<[Id, Id], { weight: number }>(
    `SELECT (SELECT COALESCE(SUM(LENGTH(sealed)), 0) FROM bundle WHERE dossier = ?)
          + (SELECT COALESCE(SUM(LENGTH(sealed)), 0) FROM welcome WHERE dossier = ?) AS weight`,
  );
  return {
    bundles: (dossier, grant) =>
      bundles.all(toId(dossier), toId(grant)).map((row) => ({
        grant,
        section: fromId<SectionId>(row.section),
        generation: row.generation,
        counter: row.counter,
        sealed: toBytes(row.sealed),
      })),
    welcomes: (dossier, grant) =>
      welcomes.all(toId(dossier), toId(grant)).map((row) => ({
        grant,
        section: fromId<SectionId>(row.section),
        sealed: toBytes(row.sealed),
      })),
    putBundle: (dossier, { grant, section, generation, counter, sealed }) => {
      putBundle.run(toId(dossier), toId(grant), toId(section), generation, counter, sealed);
    },
    putWelcome: (dossier, { grant, section, sealed }) => {
      putWelcome.run(toId(dossier), toId(grant), toId(section), sealed);
    },
    forget: (dossier, grant, section) => {
      if (section === undefined) {
        forgetBundles.run(toId(dossier), toId(grant));
        forgetWelcomes.run(toId(dossier), toId(grant));
      } else {
        forgetBundlesOf.run(toId(dossier), toId(grant), toId(section));
        forgetWelcomesOf.run(toId(dossier), toId(grant), toId(section));
      }
    },
    bytes: (dossier) => weigh.get(toId(dossier), toId(dossier))?.weight ?? 0,
  };
}
