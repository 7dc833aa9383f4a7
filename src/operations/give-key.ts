import { type Bytes, toBase64url } from "#src/base/bytes.ts";
import { type Result, err, ok } from "#src/base/result.ts";
import { create } from "#src/dossier/kind.ts";
import { personOf } from "#src/dossier/person.ts";
import { RosterMember, type Voice } from "#src/dossier/roster-member.ts";
import type { SectionKind } from "#src/dossier/section-kinds.ts";
import { type KeyChoice, type SectionRights, rightsPerSection } from "#src/grants/key-choice.ts";
import { type Circle, LedgerGrant, ledgerId, readLedger } from "#src/grants/ledger.ts";
import type { Represents } from "#src/grants/representation-scope.ts";
import { type WindowFault, windowFor } from "#src/grants/window.ts";
import { type Capability, encodeCapability, RIGHTS } from "#src/protocol/capability.ts";
import { hasRelayRight } from "#src/grants/rights.ts";
import type { GrantId, SectionId } from "#src/protocol/ids.ts";
import { type Window, startOf } from "#src/protocol/time.ts";
import { type AccessChange, newEntityId } from "./access-change.ts";
import { actingOp } from "./acting-records.ts";
import { changeAccess } from "./change-access.ts";
import { flush, type FlushFault } from "./flush.ts";
import type { Replica } from "./replica.ts";
import type { Session } from "./session.ts";
import { runStops } from "./stop-key.ts";
import { welcomeText } from "./welcome-state.ts";

/** Somebody who proved to hold these keys, as they introduced themselves. */
export type Holder = {
  readonly name: string;
  readonly role: string;
  readonly organisation: string;
  readonly signPk: Bytes;
  readonly boxPk: Bytes;
};

export type KeyPlan = {
  readonly choice: KeyChoice;
  readonly preset: string;
  readonly circle: Circle;
  /** The holder will act for the resident. */
  readonly represents?: Represents;
};
export type GiveFault = FlushFault | WindowFault;

/**
 * Gives a key: capabilities, roster records, bundles and welcomes for each section and the entry in the ledger, all or
 * nothing. What is still waiting goes first, so that the holder is told the present state. Called again with the same new
 * grant id after an answer was lost, it finds the key given and makes no other. Inside `session.exclusive`.
 */
export async function giveKey(
  session: Session,
  replica: Replica,
  plan: KeyPlan,
  holder: Holder,
  grant: GrantId,
): Promise<Result<{ readonly grant: GrantId; readonly until: number }, GiveFault>> {
  const window = windowFor(plan.choice.until, session.now());
  if (!window.ok) return err(window.error);
  // Whoever was asked to stop is out before anything that waits is sent.
  for (const step of [runStops, flush]) {
    const done = await step(session, replica);
    if (!done.ok) return done;
  }
  const until = startOf(window.value.exp);
  const given = await changeAccess(session, replica, (change) => {
    if (change.ledger.grants.has(grant)) return "nothing";
    const inbox = replica.only("inbox").id;
    const sections = [...plan.choice.sections, inbox];
    const fromNow = { nbf: session.beginEpoch(), exp: window.value.exp };
    for (const rights of rightsPerSection(plan.choice, inbox)) {
      const gift = { rights, grant, window: fromNow, holder, until, counter: 1, sections, circle: plan.circle };
      giveSection(session, replica, change, gift);
    }
    for (const section of plan.represents?.sections ?? []) sayActing(session, change, section, grant, plan.represents);
    const entry = ledgerEntry(session, plan, holder, grant, fromNow, until);
    if (entry) change.say(replica.only("ledger").id, [entry]);
    return "send";
  });
  if (!given.ok) return given;
  return ok({ grant, until: readLedger(replica.only("ledger").log.settled).grants.get(grant)?.until ?? until });
}

export type SectionGift = {
  readonly rights: SectionRights;
  readonly grant: GrantId;
  readonly window: Window;
  readonly holder: Holder;
  readonly until: number;
  readonly counter: number;
  /** All that this key has from this issue on, the inbox among them. */
  readonly sections: readonly SectionId[];
  readonly circle: Circle;
};

/** One section for one grant: "from now on", with the present state in the welcome. */
export function giveSection(session: Session, replica: Replica, change: AccessChange, gift: SectionGift): void {
  const { rights, grant, window, holder } = gift;
  const { section } = rights;
  const inbox = replica.section(section)?.kind === "inbox";
  const signed = change.certify({
    grant,
    section,
    subjectSignPk: holder.signPk,
    subjectBoxPk: holder.boxPk,
    rights: rights.rights,
    domainRights: rights.domain,
    nbf: window.nbf,
    exp: window.exp,
    readFrom: window.nbf,
    depth: hasRelayRight(rights.rights, "delegate") ? COLLEAGUES : 0,
    counter: gift.counter,
  });
  change.give(section, signed.capability, inbox);
  const text = toBase64url(encodeCapability(signed));
  const name =
    personOf(replica.shown(replica.only("about").id) ?? replica.only("about").log.settled)?.fields.preferredName ?? "";
  change.welcome(
    section,
    signed.capability,
    welcomeText(replica, change, { section, name, capability: text, until: gift.until, sections: gift.sections }),
  );
  if (mayAppend(signed.capability)) {
    const member = create(
      RosterMember,
      {
        grant,
        domainRights: rights.domain,
        nbf: window.nbf,
        exp: window.exp,
        capability: text,
        ...voiceIn(gift.circle, replica.section(section)?.kind),
        ...(replica.section(section)?.kind === "help" ? {} : introduced(holder)),
      },
      newEntityId(),
      session.tick(),
    );
    if (member.ok) change.say(section, [member.value]);
  }
}

/** From here on, for every reader of the section. */
function sayActing(
  session: Session,
  change: AccessChange,
  section: SectionId,
  grant: GrantId,
  represents: Represents | undefined,
): void {
  const acting = represents && actingOp(grant, represents, session.tick());
  if (acting?.ok) change.say(section, [acting.value]);
}

/** One of the family speaks as such in the family's plan and nowhere else. */
export const voiceIn = (circle: Circle, kind: SectionKind | undefined): { readonly voice?: Voice } =>
  circle === kind ? { voice: circle } : {};

/** To who else reads the section: by whom something there is. */
const introduced = ({ name, role, organisation }: Holder) => ({
  name,
  ...(role ? { role } : {}),
  ...(organisation ? { organisation } : {}),
});

/** A colleague may be let in, and lets nobody in. */
const COLLEAGUES = 1;

const mayAppend = (capability: Capability): boolean => (capability.rights & RIGHTS.append) !== 0;

const inLedger = ({ scope, mode, sections }: Represents) => ({ represents: { scope, sections: [...sections] }, mode });

function ledgerEntry(session: Session, plan: KeyPlan, holder: Holder, grant: GrantId, window: Window, until: number) {
  const [first] = rightsPerSection(plan.choice, "" as never);
  const entry = create(
    LedgerGrant,
    {
      name: holder.name,
      circle: plan.circle,
      preset: plan.preset,
      sections: [...plan.choice.sections],
      rights: plan.choice.sections.length > 0 ? (first?.rights ?? 0) : 0,
      domainRights: plan.choice.domain,
      nbf: window.nbf,
      exp: window.exp,
      until,
      signPk: toBase64url(holder.signPk),
      boxPk: toBase64url(holder.boxPk),
      counter: 1,
      ...(plan.choice.passOn === true ? { passOn: true } : {}),
      ...(plan.represents ? inLedger(plan.represents) : {}),
      ...(holder.role ? { role: holder.role } : {}),
      ...(holder.organisation ? { organisation: holder.organisation } : {}),
    },
    ledgerId(grant),
    session.tick(),
  );
  return entry.ok ? entry.value : undefined;
}
