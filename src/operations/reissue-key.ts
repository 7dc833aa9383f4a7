import { fromBase64url } from "#src/base/bytes.ts";
import type { Result } from "#src/base/result.ts";
import { amend, create } from "#src/dossier/kind.ts";
import { RosterMember } from "#src/dossier/roster-member.ts";
import { createRotation } from "#src/dossier/rotation.ts";
import { rightsPerSection } from "#src/grants/key-choice.ts";
import { beginOf, LedgerGrant, ledgerId, passesOn } from "#src/grants/ledger.ts";
import { type DomainRights, knownDomainRights } from "#src/grants/rights.ts";
import { RIGHTS } from "#src/protocol/capability.ts";
import type { GrantId, SectionId } from "#src/protocol/ids.ts";
import { type Epoch, startOf, type Window } from "#src/protocol/time.ts";
import { type AccessChange, newEntityId } from "./access-change.ts";
import { type AccessFault, changeAccess } from "./change-access.ts";
import { giveSection } from "./give-key.ts";
import type { Replica } from "./replica.ts";
import type { Session } from "./session.ts";
import { tellColleague } from "./tell-colleague.ts";

/** What a key is to be from now on. */
export type Issue = {
  readonly sections: readonly SectionId[];
  readonly domain: DomainRights;
  readonly passOn: boolean;
  readonly window: Window;
  /** In which of its sections the holder acts for the resident; undefined for one who does not. */
  readonly represents: LedgerGrant["represents"];
  /** The epoch from which parts that are new to the key are read. */
  readonly now: Epoch;
};

/** A live key as it stands, in the words of an issue. */
export const issueOf = (entry: LedgerGrant, now: Epoch): Issue => ({
  sections: entry.sections,
  domain: knownDomainRights(entry.domainRights),
  passOn: passesOn(entry),
  window: { nbf: entry.nbf as Epoch, exp: entry.exp as Epoch },
  represents: entry.represents,
  now,
});

/**
 * Issues a key anew under its old id, all or nothing: the same holder, one counter higher. `plan` answers what it is to
 * be, or undefined when there is nothing to do; it may run again on what the relay has by then. A colleague's key is its
 * holder's to issue. Inside `session.exclusive`.
 */
export function reissueKey(
  session: Session,
  replica: Replica,
  grant: GrantId,
  plan: (entry: LedgerGrant) => Issue | undefined,
): Promise<Result<unknown, AccessFault>> {
  return changeAccess(session, replica, (change) => {
    const entry = change.ledger.grants.get(grant);
    const isOwn = entry?.parent === undefined && entry?.stoppedAt === undefined;
    const issue = entry && isOwn ? plan(entry) : undefined;
    return entry && issue && issueAnew(session, replica, change, grant, entry, issue) ? "send" : "nothing";
  });
}

function issueAnew(
  session: Session,
  replica: Replica,
  change: AccessChange,
  grant: GrantId,
  entry: LedgerGrant,
  issue: Issue,
): boolean {
  const signPk = fromBase64url(entry.signPk);
  const boxPk = fromBase64url(entry.boxPk);
  if (!signPk || !boxPk) return false;
  const counter = entry.counter + 1;
  const until = startOf(issue.window.exp);
  const holder = { name: entry.name, role: entry.role ?? "", organisation: entry.organisation ?? "", signPk, boxPk };
  const inbox = replica.only("inbox").id;
  const sections = [...issue.sections, inbox];
  const begins = issue.sections.flatMap((section) => {
    const nbf = entry.sections.includes(section) ? beginOf(entry, section) : issue.now;
    return nbf > issue.window.nbf ? [{ section, nbf }] : [];
  });
  takeAway(session, replica, change, grant, entry, issue);
  const asked = (section: SectionId): boolean => replica.section(section)?.kind === "help";
  const issued = rightsPerSection(issue, inbox, asked);
  for (const rights of issued) {
    const begin = begins.find(({ section }) => section === rights.section)?.nbf ?? issue.window.nbf;
    const window = { nbf: begin as Epoch, exp: issue.window.exp };
    giveSection(session, replica, change, {
      rights,
      grant,
      window,
      holder,
      until,
      counter,
      sections,
      // Who was let in by a holder speaks as nobody of the family.
      circle: entry.parent === undefined ? entry.circle : "professional",
    });
    if ((rights.rights & RIGHTS.append) === 0 && (entry.rights & RIGHTS.append) !== 0)
      silence(session, change, grant, rights.section);
  }
  const [first] = issued;
  const amended = amend(
    LedgerGrant,
    ledgerId(grant),
    {
      ...issue.window,
      until,
      counter,
      sections: [...issue.sections],
      rights: issue.sections.length > 0 ? (first?.rights ?? 0) : 0,
      domainRights: issue.domain,
      passOn: issue.passOn,
      begins,
      ...(issue.represents === undefined ? {} : { represents: issue.represents }),
    },
    session.tick(),
  );
  if (amended.ok) change.say(replica.only("ledger").id, [amended.value]);
  return true;
}

/**
 * Each part that the key loses turns, so that what is written from here on opens without it no more. When its end comes
 * sooner every part does: the keys that were given reach to the old end, and an end is arithmetic.
 */
function takeAway(
  session: Session,
  replica: Replica,
  change: AccessChange,
  grant: GrantId,
  entry: LedgerGrant,
  issue: Issue,
): void {
  const { exp } = issue.window;
  const below = change.belowOf(grant);
  const has = (one: GrantId, section: SectionId): boolean =>
    change.ledger.grants.get(one)?.sections.includes(section) === true;
  const sooner = new Map(below.map((one) => [one, Math.min(exp, change.ledger.grants.get(one)?.exp ?? exp) as Epoch]));
  const turn = (section: SectionId, without: readonly GrantId[]): void => {
    const generation = change.rotate(section, false, new Set(without), sooner);
    const rotation = createRotation({ generation, voidGrants: [], endedDevices: [] }, newEntityId(), session.tick());
    if (rotation.ok) change.say(section, [rotation.value]);
  };
  const gone = entry.sections.filter((section) => !issue.sections.includes(section));
  for (const section of gone) {
    const losers = [grant, ...below.filter((one) => has(one, section))];
    turn(section, losers);
    change.drop(grant, section);
    for (const one of losers) silence(session, change, one, section);
  }
  // The holder's own keys of what stays come with the issue itself.
  if (exp < entry.exp) for (const section of entry.sections) if (!gone.includes(section)) turn(section, [grant]);
  for (const one of below) cutShort(session, replica, change, one, gone, sooner.get(one) ?? exp);
}

/** A colleague has no more, and no longer, than the key above: the ledger says so, and the colleague is told. */
function cutShort(
  session: Session,
  replica: Replica,
  change: AccessChange,
  grant: GrantId,
  gone: readonly SectionId[],
  exp: Epoch,
): void {
  const entry = change.ledger.grants.get(grant);
  const sections = entry?.sections.filter((section) => !gone.includes(section)) ?? [];
  if (!entry || entry.stoppedAt !== undefined) return;
  if (sections.length === entry.sections.length && exp === entry.exp) return;
  const left = { ...entry, sections, exp, until: startOf(exp) };
  const { until } = left;
  const amended = amend(LedgerGrant, ledgerId(grant), { sections, exp, until }, session.tick());
  if (amended.ok) change.say(replica.only("ledger").id, [amended.value]);
  tellColleague(replica, change, grant, left);
}

/** From here on nothing of this grant counts in the section; what it wrote before stays. */
function silence(session: Session, change: AccessChange, grant: GrantId, section: SectionId): void {
  const known = change.memberOf(section, grant);
  if (!known) return;
  const { voice: _silenced, ...before } = known;
  const member = create(RosterMember, { ...before, domainRights: 0 }, newEntityId(), session.tick());
  if (member.ok) change.say(section, [member.value]);
}
