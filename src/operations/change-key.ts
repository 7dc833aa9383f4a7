import { type Result, err, ok } from "#src/base/result.ts";
import { readLedger } from "#src/grants/ledger.ts";
import { type DomainRights, withHelp, withoutHelp } from "#src/grants/rights.ts";
import { type DateChoice, windowFor } from "#src/grants/window.ts";
import type { GrantId, SectionId } from "#src/protocol/ids.ts";
import { type Epoch, startOf } from "#src/protocol/time.ts";
import { flush } from "./flush.ts";
import type { GiveFault } from "./give-key.ts";
import { type Issue, issueOf, reissueKey } from "./reissue-key.ts";
import type { Replica } from "./replica.ts";
import type { Session } from "./session.ts";
import { runStops } from "./stop-key.ts";

/** What is left out stays as it is. */
export type KeyChange = {
  /** Parts of the plan; what the holder was asked for stays beside them. */
  readonly sections?: readonly SectionId[];
  /** Help requests that come, and that go; with none of them the key has no right to help. */
  readonly ask?: readonly SectionId[];
  readonly unask?: readonly SectionId[];
  readonly domain?: DomainRights;
  readonly passOn?: boolean;
  readonly until?: DateChoice;
  /** Of a holder who acts for the resident: in which of the parts. */
  readonly represented?: readonly SectionId[];
};

/**
 * Changes what a live key opens, allows or lasts, without a new code. A part that comes is read from now on, with what
 * stands there; a part that goes turns to keys that this holder has not. Inside `session.exclusive`.
 */
export async function changeKey(
  session: Session,
  replica: Replica,
  grant: GrantId,
  change: KeyChange,
): Promise<Result<{ readonly until: number }, GiveFault>> {
  const window = change.until && windowFor(change.until, session.now());
  if (window && !window.ok) return err(window.error);
  // What waits goes first, so that a part that comes is told as it stands.
  for (const step of [runStops, flush]) {
    const done = await step(session, replica);
    if (!done.ok) return done;
  }
  if (change.passOn === false) {
    const alone = await endColleagues(session, replica, grant);
    if (!alone.ok) return alone;
  }
  let until = 0;
  const done = await reissueKey(session, replica, grant, (entry) => {
    const before = issueOf(entry, session.beginEpoch());
    const after = changed(replica, before, change, window?.value.exp);
    until = startOf(after.window.exp);
    // What lay between the end of a key and a later one was never meant to be read: that is a renewal, from now on.
    const isOver = Math.min(before.window.exp, after.window.exp) <= before.now;
    return isOver || same(before, after) ? undefined : after;
  });
  return done.ok ? ok({ until }) : done;
}

/** Who may pass on no more has passed on nothing: readers judge a colleague by the key above it. */
async function endColleagues(
  session: Session,
  replica: Replica,
  grant: GrantId,
): Promise<Result<undefined, GiveFault>> {
  const { grants } = readLedger(replica.only("ledger").log.settled);
  const below = [...grants].flatMap(([one, entry]) =>
    entry.parent === grant && entry.stoppedAt === undefined ? [one] : [],
  );
  replica.record = { ...replica.record, stopping: [...new Set([...replica.record.stopping, ...below])] };
  return runStops(session, replica);
}

function changed(replica: Replica, before: Issue, change: KeyChange, exp: Epoch | undefined): Issue {
  const isAsked = (section: SectionId): boolean => replica.section(section)?.kind === "help";
  const parts = (change.sections ?? before.sections).filter((section) => !isAsked(section));
  const gone = new Set(change.unask);
  const asked = [...new Set([...before.sections.filter(isAsked), ...(change.ask ?? [])])].filter(
    (one) => !gone.has(one),
  );
  const domain = withoutHelp(change.domain ?? before.domain);
  const represented = change.represented ?? before.represents?.sections ?? [];
  return {
    ...before,
    ...(before.represents === undefined
      ? {}
      : { represents: { ...before.represents, sections: represented.filter((one) => parts.includes(one)) } }),
    sections: [...parts, ...asked],
    domain: asked.length > 0 ? withHelp(domain) : domain,
    passOn: change.passOn ?? before.passOn,
    window: { nbf: before.window.nbf, exp: exp ?? before.window.exp },
  };
}

const same = (a: Issue, b: Issue): boolean =>
  a.domain === b.domain &&
  a.passOn === b.passOn &&
  a.window.exp === b.window.exp &&
  sameSections(a.sections, b.sections) &&
  sameSections(a.represents?.sections ?? [], b.represents?.sections ?? []);

const sameSections = (a: readonly SectionId[], b: readonly SectionId[]): boolean =>
  a.length === b.length && a.every((section) => b.includes(section));
