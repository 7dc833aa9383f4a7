import { type Accessor, createMemo } from "solid-js";
import { readLedger } from "#src/grants/ledger.ts";
import { type OwnSheet, ownSheets } from "#src/grants/own-sheets.ts";
import { chiefOf } from "#src/operations/handovers.ts";
import { ROOT_GRANT } from "#src/protocol/ids.ts";
import { useOwnDossier } from "#src/ui/session/app-context.tsx";

export type Sheets = {
  readonly all: Accessor<readonly OwnSheet[]>;
  readonly of: (sheet: string | undefined) => OwnSheet | undefined;
  /** The further sheet that stands in the place of the first one; undefined while that one stands. */
  readonly chief: Accessor<OwnSheet | undefined>;
  readonly rootStands: Accessor<boolean>;
  /** Those that may take the first place. */
  readonly heirs: Accessor<readonly OwnSheet[]>;
};

/** The further sheets that stand, as the ledger says. */
export function createSheets(): Sheets {
  const dossier = useOwnDossier();
  const all = createMemo(() => ownSheets(readLedger(dossier().only("ledger").log.settled)));
  const first = (): string => chiefOf(dossier().only("ledger").handovers);
  const of = (id: string | undefined): OwnSheet | undefined => all().find(({ sheet }) => sheet === id);
  return {
    all,
    of,
    chief: () => of(first()),
    rootStands: () => first() === ROOT_GRANT,
    heirs: () => all().filter(({ sheet }) => sheet !== first()),
  };
}
