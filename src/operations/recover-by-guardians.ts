import { type Result, err, ok } from "#src/base/result.ts";
import { dossierIdOf } from "#src/crypto/access-keys.ts";
import type { RecoverySecret } from "#src/crypto/recovery-secret.ts";
import { decodeCapability } from "#src/protocol/capability.ts";
import { isCertificateOf } from "./certificates.ts";
import { dropGathering, gatheringOf, putGathering, recoveryOf } from "./gathering.ts";
import type { StorageFault } from "./ports.ts";
import { recoverBySheet, sheetFault } from "./recover-by-sheet.ts";
import type { RecoverFault } from "./recover-fault.ts";
import type { Session } from "./session.ts";

export type GuardiansFault =
  | RecoverFault
  /** Too few shares, or one that was made up. */
  | { readonly type: "shares-not-enough" };

/**
 * Asks the relay to let the guardians' key be used. It tells every device that the plan still has, and waits; asked again it
 * answers the same. Answers when it opens, in milliseconds since 1970 by the relay's clock.
 */
export async function askToOpen(session: Session): Promise<Result<number, GuardiansFault>> {
  return withRecovery(session, async (secret) => {
    const { relay } = session.ports;
    const found = await relay.findSheet({ sheet: secret.sheetId() });
    if (!found.ok) return err(sheetFault(found.error));
    session.hearRelayTime(found.value.time);
    const keys = secret.sheet(found.value.rootPk);
    const dossier = dossierIdOf(found.value.rootPk);
    const certificate = decodeCapability(found.value.certificate);
    if (!certificate || !isCertificateOf(certificate, dossier, keys)) return err({ type: "garbled" });
    const { grant } = certificate.capability;
    const asked = await relay.ask({ dossier, grant, sign: (input) => keys.sign(input) });
    keys.wipe();
    if (!asked.ok) return err(sheetFault(asked.error));
    const kept = await keepOpens(session, asked.value.opens);
    return kept.ok ? ok(asked.value.opens) : kept;
  });
}

/** Once the time is over: everything comes back, and what was before this device ends. */
export async function recoverByGuardians(session: Session): Promise<Result<undefined, GuardiansFault>> {
  const recovered = await withRecovery(session, (secret) => recoverBySheet(session, secret));
  if (!recovered.ok) return recovered;
  return session.exclusive(() => session.commit(dropGathering(session.store.change())));
}

/** The shares go; guardians keep theirs. */
export const giveUpGathering = (session: Session): Promise<Result<undefined, StorageFault>> =>
  session.exclusive(() => session.commit(dropGathering(session.store.change())));

async function withRecovery<T>(
  session: Session,
  work: (secret: RecoverySecret) => Promise<Result<T, GuardiansFault>>,
): Promise<Result<T, GuardiansFault>> {
  const gathering = await gatheringOf(session);
  const secret = gathering && recoveryOf(gathering);
  if (!secret) return err({ type: "shares-not-enough" });
  const done = await work(secret);
  secret.wipe();
  return done;
}

async function keepOpens(session: Session, opens: number): Promise<Result<undefined, StorageFault>> {
  return session.exclusive(async () => {
    const gathering = await gatheringOf(session);
    if (!gathering || gathering.opens === opens) return ok(undefined);
    return session.commit(putGathering(session.store.change(), { ...gathering, opens }));
  });
}
