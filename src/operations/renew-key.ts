import { fromBase64url } from "#src/base/bytes.ts";
import { type Result, err, ok } from "#src/base/result.ts";
import { amend } from "#src/dossier/kind.ts";
import { rightsPerSection } from "#src/grants/key-choice.ts";
import { LedgerGrant, ledgerId } from "#src/grants/ledger.ts";
import { type DateChoice, windowFor } from "#src/grants/window.ts";
import { knownDomainRights } from "#src/grants/rights.ts";
import type { GrantId } from "#src/protocol/ids.ts";
import { type Epoch, startOf, type Window } from "#src/protocol/time.ts";
import { type AccessFault, changeAccess } from "./change-access.ts";
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
  const { nbf, exp } = window.value;
  const until = startOf(exp);
  // What could be read before stays readable: the window keeps its beginning unless it had ended.
  const done = await issueAgain(session, replica, grant, (entry) =>
    entry.exp === exp ? undefined : { nbf: entry.exp > nbf ? (entry.nbf as Epoch) : nbf, exp },
  );
  return done.ok ? ok({ until }) : done;
}

/** The same key in the same window, sealed anew: for a holder who could not open what came. Inside `session.exclusive`. */
export const sealKeyAgain = (
  session: Session,
  replica: Replica,
  grant: GrantId,
): Promise<Result<unknown, AccessFault>> =>
  issueAgain(session, replica, grant, ({ nbf, exp }) => ({ nbf: nbf as Epoch, exp: exp as Epoch }));

/** `windowOf` answers the window of the next issue, or undefined when there is nothing to do. */
function issueAgain(
  session: Session,
  replica: Replica,
  grant: GrantId,
  windowOf: (entry: LedgerGrant) => Window | undefined,
): Promise<Result<unknown, AccessFault>> {
  return changeAccess(session, replica, (change) => {
    const entry = change.ledger.grants.get(grant);
    const signPk = entry && fromBase64url(entry.signPk);
    const boxPk = entry && fromBase64url(entry.boxPk);
    const window = entry && entry.stoppedAt === undefined ? windowOf(entry) : undefined;
    if (!entry || !signPk || !boxPk || !window) return "nothing";
    const counter = entry.counter + 1;
    const until = startOf(window.exp);
    const holder = { name: entry.name, role: entry.role ?? "", organisation: entry.organisation ?? "", signPk, boxPk };
    const chosen = { sections: entry.sections, domain: knownDomainRights(entry.domainRights) };
    for (const rights of rightsPerSection(chosen, replica.only("inbox").id))
      giveSection(session, replica, change, { rights, grant, window, holder, until, counter });
    const amended = amend(LedgerGrant, ledgerId(grant), { ...window, until, counter }, session.tick());
    if (amended.ok) change.say(replica.only("ledger").id, [amended.value]);
    return "send";
  });
}
