import type { GrantId } from "#src/protocol/ids.ts";
import type { Ledger } from "./ledger.ts";

/** A further recovery sheet, as a list shows it. The first one stands in no ledger: it is the root. */
export type OwnSheet = {
  readonly sheet: GrantId;
  /** Milliseconds since 1970. */
  readonly madeAt: number;
};

/** Those that have not ended, the oldest first. */
export const ownSheets = (ledger: Ledger): readonly OwnSheet[] =>
  [...ledger.devices]
    .flatMap(([sheet, entry]) =>
      entry.sheet === true && entry.guardians === undefined && entry.endedAt === undefined
        ? [{ sheet, madeAt: entry.addedAt ?? 0 }]
        : [],
    )
    .sort((a, b) => a.madeAt - b.madeAt || (a.sheet < b.sheet ? -1 : 1));
