import { type Accessor, createMemo } from "solid-js";
import { readLedger } from "#src/grants/ledger.ts";
import { type OwnSheet, ownSheets } from "#src/grants/own-sheets.ts";
import { useOwnDossier } from "#src/ui/session/app-context.tsx";

export type Sheets = {
  readonly all: Accessor<readonly OwnSheet[]>;
  readonly of: (sheet: string | undefined) => OwnSheet | undefined;
};

/** The further sheets that stand, as the ledger says. */
export function createSheets(): Sheets {
  const dossier = useOwnDossier();
  const all = createMemo(() => ownSheets(readLedger(dossier().only("ledger").log.settled)));
  return { all, of: (id) => all().find(({ sheet }) => sheet === id) };
}
