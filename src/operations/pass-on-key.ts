import { toBase64url } from "#src/base/bytes.ts";
import { type Result, err, ok } from "#src/base/result.ts";
import { sealBundle } from "#src/crypto/key-bundle.ts";
import { sealWelcome } from "#src/crypto/welcome.ts";
import { createDelegation } from "#src/dossier/delegation.ts";
import { create } from "#src/dossier/kind.ts";
import { type Op, opToJson } from "#src/dossier/op.ts";
import { RosterMember } from "#src/dossier/roster-member.ts";
import { rightsPerSection } from "#src/grants/key-choice.ts";
import { type DomainRights, knownDomainRights } from "#src/grants/rights.ts";
import {
  type Capability,
  type SignedCapability,
  RIGHTS,
  capabilitySigningInput,
  encodeCapability,
} from "#src/protocol/capability.ts";
import type { GrantId, SectionId } from "#src/protocol/ids.ts";
import type { AccessBundle } from "#src/protocol/messages.ts";
import { type Epoch, type Window, startOf } from "#src/protocol/time.ts";
import type * as z from "zod/mini";
import { newEntityId } from "./access-change.ts";
import { flush, type FlushFault } from "./flush.ts";
import type { Holder } from "./give-key.ts";
import { adoptOwnLast } from "./own-last.ts";
import { pull } from "./pull.ts";
import type { Replica } from "./replica.ts";
import { sealEnvelope } from "./seal-envelope.ts";
import type { SectionCopy } from "./section-copy.ts";
import type { Session } from "./session.ts";
import { toText } from "./stored.ts";
import { takeAccess } from "./take-access.ts";
import { type WelcomeSource, welcomeText } from "./welcome-state.ts";

/** What a colleague gets: some of one's own parts and rights, until one's own end. */
export type PassedOn = { readonly sections: readonly SectionId[]; readonly domain: DomainRights };

export type PassOnFault =
  | FlushFault
  /** The key that is held may not be passed on, not with these parts, or no longer. */
  | { readonly type: "may-not-pass-on" };

/** The parts of a received key that may be passed on now, with the capability that says so. */
export function passable(replica: Replica): ReadonlyMap<SectionId, Capability> {
  const out = new Map<SectionId, Capability>();
  for (const { id, kind, authors } of replica.sections) {
    // Whom the resident asked for help is asked, and nobody in their place.
    if (kind === "help") continue;
    const own = authors.get(replica.ref.grant)?.capability;
    if (own && own.depth > 0 && (own.rights & RIGHTS.delegate) !== 0) out.set(id, own);
  }
  return out;
}

const TRIES = 3;

/**
 * Lets a colleague in, all or nothing and without the resident being online: capabilities below one's own, keys of the
 * window from now to one's own end, the present state as this holder has it, and word of it in each log and in the
 * resident's inbox. Inside `session.exclusive`.
 */
export async function passOnKey(
  session: Session,
  replica: Replica,
  passed: PassedOn,
  colleague: Holder,
  grant: GrantId,
): Promise<Result<undefined, PassOnFault>> {
  for (let tries = 0; tries < TRIES; tries++) {
    for (const step of [pull, flush]) {
      const done = await step(session, replica);
      if (!done.ok) return done;
    }
    const sealing = session.sealingEpoch(replica);
    if (sealing.type !== "sealable")
      return err({ type: "clock", which: sealing.type === "relay-behind" ? "relay" : "device" });
    const change = compose(session, replica, passed, colleague, grant, sealing.epoch);
    if (!change) return err({ type: "may-not-pass-on" });
    const answer = await session.ports.relay.access(replica.signer, change);
    if (answer.ok) return settle(session, replica);
    if (answer.error.type !== "refused") return err(answer.error);
    // The id is this offer's own: somebody is known by it only because an answer of ours was lost.
    if (answer.error.problem === "conflict") return settle(session, replica);
    if (!MOVED_ON.has(answer.error.problem)) return err(answer.error);
    const status = await session.ports.relay.status(replica.signer);
    if (!status.ok) return err(status.error);
    const taken = await takeAccess(session, replica, status.value.aclVersion);
    if (!taken.ok) return taken;
    const known = await learnOwnLast(session, replica);
    if (!known.ok) return known;
  }
  return err({ type: "page-garbled" });
}

const MOVED_ON: ReadonlySet<string> = new Set(["acl-version", "recipients", "generation", "epoch", "fork", "seq"]);

/** The log brings what was said in it; of the inbox, which a holder cannot read, its own last number is asked for. */
async function settle(session: Session, replica: Replica): Promise<Result<undefined, PassOnFault>> {
  const known = await learnOwnLast(session, replica);
  return known.ok ? pull(session, replica) : known;
}

async function learnOwnLast(session: Session, replica: Replica): Promise<Result<undefined, PassOnFault>> {
  const [inbox] = replica.ofKind("inbox");
  if (!inbox) return ok(undefined);
  const known = await adoptOwnLast(session, replica, inbox);
  if (!known.ok) return known;
  const change = session.store.change();
  replica.save(change, replica.section(inbox.id) ?? inbox);
  const done = await session.commit(change);
  return done.ok ? ok(undefined) : err({ type: "storage" });
}

function compose(
  session: Session,
  replica: Replica,
  passed: PassedOn,
  colleague: Holder,
  grant: GrantId,
  now: Epoch,
): z.input<typeof AccessBundle> | undefined {
  const mine = passable(replica);
  const [inbox] = replica.ofKind("inbox");
  if (!inbox) return undefined;
  const sections = [...passed.sections, inbox.id];
  const source: WelcomeSource = {
    generationOf: (section) => generationOf(replica, section),
    certificates: () => devicesOf(replica),
    above: (section) => [replica.section(section)?.authors.get(replica.ref.grant) ?? []].flat(),
  };
  const made: { readonly capability: SignedCapability; readonly copy: SectionCopy }[] = [];
  const bundles: z.input<typeof AccessBundle>["bundles"] = [];
  const welcomes: z.input<typeof AccessBundle>["welcomes"] = [];
  for (const { section, rights, domain } of rightsPerSection(passed, inbox.id)) {
    const own = mine.get(section);
    const copy = replica.section(section);
    if (!own || !copy || now >= own.exp) return undefined;
    const window: Window = { nbf: Math.max(own.nbf, session.beginEpoch()) as Epoch, exp: own.exp };
    const signed = certify(replica, grant, colleague, own, { rights, domain, window });
    const generation = generationOf(replica, section);
    const content =
      copy.kind === "inbox"
        ? replica.ring.inboxKey(section, generation)
        : replica.ring.window(section, generation, window);
    if (!content) return undefined;
    const at = { dossier: replica.ref.dossier, section, generation, grant, counter: 1 };
    const bundle = sealBundle(
      { ...at, content, issuer: replica.ref.grant, vouchers: [] },
      replica.keys,
      colleague.boxPk,
    );
    const text = welcomeText(replica, source, {
      section,
      name: replica.record.name,
      capability: toBase64url(encodeCapability(signed)),
      until: startOf(own.exp),
      sections,
    });
    const welcome = sealWelcome(at, text, replica.ref.grant, replica.keys, colleague.boxPk);
    if (!bundle || !welcome) return undefined;
    bundles.push({ grant, section, generation, counter: 1, sealed: toText(bundle) });
    welcomes.push({ grant, section, sealed: toText(welcome) });
    made.push({ capability: signed, copy });
  }
  const envelopes = say(session, replica, passed, colleague, grant, now, made);
  if (!envelopes) return undefined;
  return {
    aclVersion: replica.record.aclVersion,
    capabilities: made.map(({ capability }) => toText(encodeCapability(capability))),
    revoked: [],
    endedDevices: [],
    sections: [],
    envelopes,
    bundles,
    welcomes,
  };
}

/** The inbox's log is not this holder's to follow: the newest of its public keys tells which generation counts. */
const generationOf = (replica: Replica, section: SectionId): number => {
  const copy = replica.section(section);
  return copy?.kind === "inbox" ? replica.ring.latest(section) : (copy?.generation ?? 0);
};

function devicesOf(replica: Replica): readonly SignedCapability[] {
  const devices = new Map<GrantId, SignedCapability>();
  for (const { authors } of replica.sections)
    for (const [device, one] of authors) if ((one.capability.rights & RIGHTS.manage) !== 0) devices.set(device, one);
  return [...devices.values()];
}

function certify(
  replica: Replica,
  grant: GrantId,
  colleague: Holder,
  own: Capability,
  wish: { readonly rights: number; readonly domain: number; readonly window: Window },
): SignedCapability {
  const capability: Capability = {
    grant,
    dossier: replica.ref.dossier,
    section: own.section,
    subjectSignPk: colleague.signPk,
    subjectBoxPk: colleague.boxPk,
    rights: wish.rights & own.rights & ~RIGHTS.delegate,
    domainRights: wish.domain & own.domainRights,
    nbf: wish.window.nbf,
    exp: wish.window.exp,
    readFrom: wish.window.nbf,
    depth: 0,
    parent: replica.ref.grant,
    issuerPk: replica.keys.signPk,
    counter: 1,
  };
  return { capability, signature: replica.keys.sign(capabilitySigningInput(capability)) };
}

/** In each log where the colleague may write, who that is; in the inbox, to the resident, that it was done. */
function say(
  session: Session,
  replica: Replica,
  passed: PassedOn,
  colleague: Holder,
  grant: GrantId,
  epoch: Epoch,
  made: readonly { readonly capability: SignedCapability; readonly copy: SectionCopy }[],
): string[] | undefined {
  const person = {
    name: colleague.name,
    ...(colleague.role ? { role: colleague.role } : {}),
    ...(colleague.organisation ? { organisation: colleague.organisation } : {}),
  };
  const envelopes: string[] = [];
  for (const { capability: signed, copy } of made) {
    const { nbf, exp, rights, domainRights } = signed.capability;
    const text = toBase64url(encodeCapability(signed));
    const ops: Op[] = [];
    if ((rights & RIGHTS.append) !== 0) {
      const member = create(
        RosterMember,
        { grant, ...person, domainRights, nbf, exp, capability: text },
        newEntityId(),
        session.tick(),
      );
      if (member.ok) ops.push(member.value);
    }
    if (copy.kind === "inbox") {
      const others = made.map(({ capability }) => toBase64url(encodeCapability(capability)));
      const read = made.find((one) => one.copy.kind !== "inbox")?.capability.capability;
      const delegation = createDelegation(
        {
          grant,
          ...person,
          sections: [...passed.sections],
          rights: read?.rights ?? 0,
          domainRights: knownDomainRights(read?.domainRights ?? 0),
          nbf,
          exp,
          signPk: toBase64url(colleague.signPk),
          boxPk: toBase64url(colleague.boxPk),
          capabilities: others,
        },
        newEntityId(),
        session.tick(),
      );
      if (!delegation.ok) return undefined;
      ops.push(delegation.value);
    }
    if (ops.length === 0) continue;
    const sealed = sealEnvelope(
      replica,
      replica.ring,
      {
        section: copy.id,
        generation: generationOf(replica, copy.id),
        epoch,
        seq: copy.ownSeq + 1,
        prev: copy.ownPrev,
        seen: copy.head,
        drop: copy.kind === "inbox",
      },
      ops.map((op) => JSON.stringify(opToJson(op))),
    );
    if (!sealed) return undefined;
    envelopes.push(toText(sealed.wire));
  }
  return envelopes;
}
