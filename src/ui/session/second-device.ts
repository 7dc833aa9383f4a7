import { readLedger } from "#src/grants/ledger.ts";
import { ownDevices } from "#src/grants/own-devices.ts";
import type { Replica } from "#src/operations/replica.ts";

/** Is the plan on another device too? Then a lost phone alone does not cost it. */
export const hasSecondDevice = (replica: Replica): boolean =>
  ownDevices(readLedger(replica.only("ledger").log.settled), replica.ref.grant).some(
    ({ here, pending }) => !here && !pending,
  );
