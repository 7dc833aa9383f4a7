import { type Bytes, equal, fromBase64url } from "#src/base/bytes.ts";
import { instant } from "#src/base/instant.ts";
import { type Result, err, ok } from "#src/base/result.ts";
import { sha512 } from "#src/crypto/nacl.ts";
import { verifyStrict } from "#src/crypto/verify.ts";
import { type AccessLine, accessHeadSigningInput, nextLineHash } from "#src/protocol/access-line.ts";
import { readLedger } from "#src/grants/ledger.ts";
import { ROOT_GRANT } from "#src/protocol/ids.ts";
import { EvidenceCheck, type KeyOfGrant } from "./check-evidence.ts";
import { adoptDelegations } from "./adopt-delegations.ts";
import type { RelayFault } from "./ports.ts";
import { pull } from "./pull.ts";
import type { Replica } from "./replica.ts";
import type { Session } from "./session.ts";
import { toBytes } from "./stored.ts";

export type LogFault = RelayFault | { readonly type: "log-broken" };

/**
 * What the relay wrote down about who fetched and wrote, in its order, checked from the first line to its signed head; each
 * line with what its author signed for it. The relay can leave a line out; it cannot put one in another's name.
 */
export async function readAccessLog(
  session: Session,
  replica: Replica,
): Promise<Result<readonly AccessLine[], LogFault>> {
  const read = await readLines(session, replica);
  if (read.ok || read.error.type !== "log-broken") return read;
  // A line may be of a colleague whom a holder let in a moment ago: this device first hears who that is.
  const heard = await session.exclusive(async () => {
    const pulled = await pull(session, replica);
    return pulled.ok ? adoptDelegations(session, replica) : pulled;
  });
  return heard.ok ? readLines(session, replica) : read;
}

async function readLines(session: Session, replica: Replica): Promise<Result<readonly AccessLine[], LogFault>> {
  const lines: AccessLine[] = [];
  const evidence = new EvidenceCheck(replica.ref.dossier, keysIn(replica));
  let hash: Bytes = new Uint8Array(32);
  for (let more = true; more;) {
    const answer = await session.ports.relay.accessLog(replica.signer, lines.length);
    if (!answer.ok) return err(answer.error);
    for (const row of answer.value.lines) {
      const line: AccessLine = { ...row, time: instant(row.time) };
      if (line.pos !== lines.length + 1 || !(await evidence.proves(line))) return err({ type: "log-broken" });
      hash = nextLineHash(replica.ref.dossier, hash, line, sha512);
      lines.push(line);
    }
    more = answer.value.more && answer.value.lines.length > 0;
    if (more) continue;
    const { head } = answer.value;
    const signed = await verifyStrict(
      toBytes(replica.record.relayKey),
      accessHeadSigningInput(replica.ref.dossier, head.pos, head.hash),
      head.signature,
    );
    if (!signed || head.pos !== lines.length || !equal(head.hash, hash)) return err({ type: "log-broken" });
  }
  return ok(lines);
}

/** By whom a line may be signed: the root, a device, or a grant that the ledger names, ended or not. */
function keysIn(replica: Replica): KeyOfGrant {
  const ledger = readLedger(replica.only("ledger").log.settled);
  return (grant) => {
    if (grant === ROOT_GRANT) return replica.rootPk.slice(0, 32);
    const device = replica.only("ledger").authors.get(grant);
    if (device) return device.capability.subjectSignPk;
    const given = ledger.grants.get(grant);
    return given && fromBase64url(given.signPk);
  };
}
