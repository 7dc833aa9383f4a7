import type { DossierId } from "#src/protocol/ids.ts";
import type { BundleRow, Mailbox, WelcomeRow } from "#relay/ports/mailbox.ts";
import { numberIn, toId } from "./columns.ts";
import type { Rows } from "./rows.ts";
import type { Query } from "./sql.ts";
import type { Work } from "./work.ts";

const weight = (table: "bundle" | "welcome", dossier: DossierId): Query<number> => ({
  name: `${table}:${dossier} weight`,
  dossier,
  text: `SELECT coalesce(sum(octet_length(sealed)), 0)::bigint AS weight FROM ${table} WHERE dossier = $1`,
  values: [toId(dossier)],
  parse: ([row]) => numberIn(row?.["weight"]),
});

export function createMailbox(
  work: Work,
  bundles: Rows<BundleRow>,
  welcomes: Rows<WelcomeRow>,
  isNew: (dossier: DossierId) => boolean,
): Mailbox {
  const stored = (table: "bundle" | "welcome", dossier: DossierId): number =>
    isNew(dossier) ? 0 : work.ask(weight(table, dossier));
  const gained = (rows: Rows<BundleRow> | Rows<WelcomeRow>, dossier: DossierId): number =>
    rows
      .changes(dossier)
      .reduce((sum, { before, after }) => sum + (after?.sealed.length ?? 0) - (before?.sealed.length ?? 0), 0);
  return {
    bundles: (dossier, grant) => bundles.all(dossier, toId(grant)),
    welcomes: (dossier, grant) => welcomes.all(dossier, toId(grant)),
    putBundle: (dossier, row) => {
      const kept = bundles.get(dossier, toId(row.grant), toId(row.section), row.generation);
      if (!kept || kept.counter < row.counter) bundles.set(dossier, row);
    },
    putWelcome: (dossier, row) => welcomes.set(dossier, row),
    forget: (dossier, grant, section) => {
      const isMeant = (row: { readonly section: string }): boolean => section === undefined || row.section === section;
      for (const row of bundles.all(dossier, toId(grant)))
        if (isMeant(row)) bundles.remove(dossier, toId(grant), toId(row.section), row.generation);
      for (const row of welcomes.all(dossier, toId(grant)))
        if (isMeant(row)) welcomes.remove(dossier, toId(grant), toId(row.section));
    },
    bytes: (dossier) =>
      stored("bundle", dossier) + stored("welcome", dossier) + gained(bundles, dossier) + gained(welcomes, dossier),
  };
}
