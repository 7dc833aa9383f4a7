import { equal, toBase64url } from "#src/base/bytes.ts";
import { type Result, err, ok } from "#src/base/result.ts";
import { type AccessKeys, deviceIdOf } from "#src/crypto/access-keys.ts";
import { RecoverySecret } from "#src/crypto/recovery-secret.ts";
import type { WordsFault } from "#src/crypto/words.ts";
import { handoverSigningInput } from "#src/protocol/handover.ts";
import { type GrantId, ROOT_GRANT } from "#src/protocol/ids.ts";
import type { AccessChange } from "./access-change.ts";
import { decodeCertificate } from "./certificates.ts";
import { changeAccess } from "./change-access.ts";
import { endDevices } from "./end-devices.ts";
import { type FlushFault, flush } from "./flush.ts";
import { chiefOf } from "./handovers.ts";
import type { Replica } from "./replica.ts";
import type { Session } from "./session.ts";
import { runStops } from "./stop-key.ts";

export type HandOverFault =
  | WordsFault
  | FlushFault
  /** Twelve words that belong together, and are not of the sheet that is to end. */
  | { readonly type: "other-sheet" }
  /** The one that is to take its place has ended meanwhile. */
  | { readonly type: "heir-ended" };

/**
 * Ends the first sheet: it signs its own end, and a further one stands in its place, which no device ends. Every section
 * turns, nothing is sealed to the old one again, and what it signs later counts nowhere. Its words are put away before this
 * answers. Called again after an answer was lost, it does nothing twice. Outside `session.exclusive`.
 */
export async function handOver(
  session: Session,
  replica: Replica,
  words: string,
  to: GrantId,
): Promise<Result<undefined, HandOverFault>> {
  const secret = RecoverySecret.fromWords(words);
  if (!secret.ok) return secret;
  const from = chiefOf(replica.only("ledger").handovers);
  // The answer was lost, and what it said came with the log since.
  if (from === to) {
    secret.value.wipe();
    return ok(undefined);
  }
  const keys = keysOfChief(replica, secret.value, from);
  secret.value.wipe();
  if (!keys) return err({ type: "other-sheet" });
  const handed = await session.exclusive(() => signAway(session, replica, { from, keys }, to));
  keys.wipe();
  return handed;
}

function keysOfChief(replica: Replica, secret: RecoverySecret, chief: GrantId): AccessKeys | undefined {
  const keys = chief === ROOT_GRANT ? secret.root() : secret.sheet(replica.rootPk);
  const isChief = chief === ROOT_GRANT ? equal(keys.publicKeys, replica.rootPk) : deviceIdOf(keys.signPk) === chief;
  if (!isChief) keys.wipe();
  return isChief ? keys : undefined;
}

async function signAway(
  session: Session,
  replica: Replica,
  { from, keys }: { readonly from: GrantId; readonly keys: AccessKeys },
  to: GrantId,
): Promise<Result<undefined, HandOverFault>> {
  for (const step of [runStops, flush]) {
    const done = await step(session, replica);
    if (!done.ok) return done;
  }
  let isOver = false;
  const changed = await changeAccess(session, replica, (change) => {
    const { handovers } = replica.only("ledger");
    const now = chiefOf(handovers);
    const entry = change.ledger.devices.get(to);
    const heir =
      entry?.sheet === true && entry.guardians === undefined && entry.endedAt === undefined
        ? decodeCertificate(entry.certificate)
        : undefined;
    isOver = now !== to && (!heir || now !== from);
    if (now !== from || !heir) return "nothing";
    const ended = from === ROOT_GRANT ? [] : [from];
    const said = { to, stands: standing(change, ended) };
    const signature = toBase64url(keys.sign(handoverSigningInput(replica.ref.dossier, from, said)));
    change.signAway({ ...said, signature });
    const handed = { ...said, signature, key: toBase64url(heir.capability.subjectSignPk) };
    endDevices(session, replica, change, ended, () => [], [...handovers, handed]);
    return "send";
  });
  if (!changed.ok) return changed;
  return isOver ? err({ type: "heir-ended" }) : ok(undefined);
}

const standing = (change: AccessChange, without: readonly GrantId[]): GrantId[] =>
  change
    .liveDevices()
    .map(({ capability }) => capability.grant)
    .filter((grant) => !without.includes(grant))
    .sort();
