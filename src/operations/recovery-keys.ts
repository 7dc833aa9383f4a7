import type { RecoveryKey } from "#src/crypto/backup-slots.ts";
import { readLedger } from "#src/grants/ledger.ts";
import { ownSheets } from "#src/grants/own-sheets.ts";
import { certificatesOf } from "./certificates.ts";
import { certified } from "./fetch-bundles.ts";
import type { Replica } from "./replica.ts";

/** Whom a backup is sealed to: the root while it stands, and the further sheets that stand, the oldest first. Each follows from the root. */
export async function recoveryKeysOf(replica: Replica): Promise<readonly RecoveryKey[]> {
  const { rootPk } = replica;
  const { id, handovers } = replica.only("ledger");
  const root = { signPk: rootPk.slice(0, 32), boxPk: rootPk.slice(32) };
  const keys: RecoveryKey[] = handovers.length > 0 ? [] : [root];
  const log = replica.shown(id);
  if (!log) return keys;
  const ledger = readLedger(log);
  const certificates = certificatesOf(ledger, replica.record.certificate);
  for (const { sheet } of ownSheets(ledger)) {
    const found = await certified(sheet, certificates, rootPk);
    if (found) keys.push({ signPk: found.capability.subjectSignPk, boxPk: found.capability.subjectBoxPk });
  }
  return keys;
}
