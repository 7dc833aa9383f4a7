import { type Result, err } from "#src/base/result.ts";
import { RecoverySecret } from "#src/crypto/recovery-secret.ts";
import { isLinked } from "#src/grants/own-devices.ts";
import { forgetRecoverySecret } from "./register.ts";
import { type Replica, namesOf } from "./replica.ts";
import type { Session } from "./session.ts";

/** The twelve words, as long as this device still has them. Undefined once the sheet was checked: there is no reprint. */
export async function sheetWords(session: Session, replica: Replica): Promise<readonly string[] | undefined> {
  const { recoverySecret } = namesOf(replica.ref);
  const sealed = await session.store.bytes(recoverySecret);
  return sealed && RecoverySecret.restore(session.store.database, recoverySecret, sealed)?.words();
}

export type SheetFault =
  | { readonly type: "word-wrong"; readonly positions: readonly number[] }
  | { readonly type: "storage" }
  | { readonly type: "sheet-gone" };

/** A word as the person reads it off the paper; positions count from 1. */
export type TypedWord = { readonly position: number; readonly word: string };

/** Positions at which the paper says something else. */
export const wrongWords = (words: readonly string[], typed: readonly TypedWord[]): readonly number[] =>
  typed
    .filter(({ position, word }) => words[position - 1] !== word.trim().toLowerCase())
    .map(({ position }) => position);

/** Two words as the person reads them off the paper. When both are right the sheet is trusted. */
export async function checkSheet(
  session: Session,
  replica: Replica,
  typed: readonly TypedWord[],
): Promise<Result<undefined, SheetFault>> {
  const words = await sheetWords(session, replica);
  if (!words) return err({ type: "sheet-gone" });
  const positions = wrongWords(words, typed);
  if (positions.length > 0) return err({ type: "word-wrong", positions });
  return session.exclusive(async () => {
    replica.record = { ...replica.record, sheetChecked: true };
    const change = session.store.change();
    replica.saveAccess(change);
    const done = await session.commit(change);
    return done.ok ? forgetRecoverySecret(session, replica) : err({ type: "storage" as const });
  });
}

/** A device that was linked never had the secret: the sheet is made on the one that did. */
export const sheetElsewhere = (replica: Replica): boolean => isLinked(replica.record.certificate ?? "");

export const sheetDone = (replica: Replica): boolean => replica.record.sheetChecked;
