import { fromBase64url } from "#src/base/bytes.ts";
import { type Result, err, ok } from "#src/base/result.ts";
import { amend } from "#src/dossier/kind.ts";
import { rightsPerSection } from "#src/grants/key-choice.ts";
import { LedgerGrant, ledgerId } from "#src/grants/ledger.ts";
import { type DateChoice, windowFor } from "#src/grants/window.ts";
import { knownDomainRights } from "#src/grants/rights.ts";
import type { GrantId } from "#src/protocol/ids.ts";
import { type Epoch, startOf } from "#src/protocol/time.ts";
import { changeAccess } from "./change-access.ts";
import { type GiveFault, giveSection } from "./give-key.ts";
import type { Replica } from "./replica.ts";
import type { Session } from "./session.ts";

/** Moves the end of a key: the same keys, sections and rights, a new window from now on. Inside `session.exclusive`. */
export async function renewKey(
  session: Session,
  replica: Replica,
  grant: GrantId,
  choice: DateChoice,
): Promise<Result<{ readonly until: number }, GiveFault>> {
  const window = windowFor(choice, session.now());
  if (!window.ok) return err(window.error);
  const until = startOf(window.value.exp);
  const done = await changeAccess(session, replica, (change) => {
    const entry = change.ledger.grants.get(grant);
    const signPk = entry && fromBase64url(entry.signPk);
    const boxPk = entry && fromBase64url(entry.boxPk);
    if (!entry || !signPk || !boxPk || entry.stoppedAt !== undefined || entry.exp === window.value.exp)
      return "nothing";
    const counter = entry.counter + 1;
    const holder = { name: entry.name, role: entry.role ?? "", organisation: entry.organisation ?? "", signPk, boxPk };
    // What could be read before stays readable: the window keeps its beginning unless it had ended.
    const nbf = entry.exp > window.value.nbf ? (entry.nbf as Epoch) : window.value.nbf;
    const chosen = { sections: entry.sections, domain: knownDomainRights(entry.domainRights), until: choice };
    for (const rights of rightsPerSection(chosen, replica.only("inbox").id)) {
      giveSection(session, replica, change, {
        rights,
        grant,
        window: { nbf, exp: window.value.exp },
        holder,
        until,
        counter,
      });
    }
    const amended = amend(LedgerGrant, ledgerId(grant), { nbf, exp: window.value.exp, until, counter }, session.tick());
    if (amended.ok) change.say(replica.only("ledger").id, [amended.value]);
    return "send";
  });
  return done.ok ? ok({ until }) : done;
}
