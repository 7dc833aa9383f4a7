import { type Bytes, equal, fromBase64url } from "#src/base/bytes.ts";
import { openWelcome } from "#src/crypto/welcome.ts";
import { verifyStrict } from "#src/crypto/verify.ts";
import type { Authored } from "#src/dossier/authored.ts";
import type { KnownOp } from "#src/dossier/op.ts";
import { RosterMember } from "#src/dossier/roster-member.ts";
import { foldRoster, isRosterRecord } from "#src/grants/roster.ts";
import { type Keeping, type WelcomeText, parseWelcome } from "#src/grants/welcome-text.ts";
import { type SignedCapability, decodeCapability, encodeCapability } from "#src/protocol/capability.ts";
import { verifyChain } from "#src/protocol/chain.ts";
import type { GrantId, SectionId } from "#src/protocol/ids.ts";
import type { BundlesAnswer } from "#src/protocol/messages.ts";
import { epoch } from "#src/protocol/time.ts";
import * as z from "zod/mini";
import { AuthorBook } from "./author-book.ts";
import { areOwnWords } from "./own-words.ts";
import { certified, endedGrants, knownAuthors, standsFor } from "./fetch-bundles.ts";
import { handoversIn, handoversOf } from "./handovers.ts";
import type { Replica } from "./replica.ts";
import { type SectionCopy, fromRow, newSection } from "./section-copy.ts";
import { SectionLog } from "./section-log.ts";
import { toBytes } from "./stored.ts";

/**
 * Takes the welcomes that devices of the owner signed for this holder. A section seen for the first time begins where its
 * welcome says, and so does one that the key was without for a while; for any other that is here already only the name and
 * the end of the window are taken. A section that the latest issue of the key does not name was taken from it, and goes
 * here too; what was written there and not sent stays.
 */
export async function takeWelcomes(replica: Replica, answer: BundlesAnswer): Promise<TakenWelcomes> {
  const begun = new Map<SectionId, SectionCopy>();
  let kept: readonly SectionId[] | undefined;
  let keeping: Keeping | undefined;
  for (const { section, sealed } of answer.welcomes) {
    const opened = openWelcome(replica.keys, { ...replica.ref, section }, sealed);
    const text = opened && parseWelcome(opened.text);
    if (!opened || !text?.ok) continue;
    const devices = text.value.devices.flatMap((one) => decoded(one) ?? []);
    const members = text.value.members.flatMap((one) => decoded(one) ?? []);
    const shown = [...devices, ...members];
    const handed = handoversOf(replica);
    if (!standsFor(opened.issuer, shown, knownAuthors(replica), endedGrants(replica), handed)) continue;
    const own = decoded(text.value.capability);
    const device = await certified(opened.issuer, devices, replica.rootPk);
    const issuer = device ?? (own && (await letInBy(opened.issuer, own, shown, replica.rootPk)));
    if (!issuer || !(await verifyStrict(issuer.capability.subjectSignPk, opened.signingInput, opened.signature)))
      continue;
    const counter = await ownCounter(replica, section, text.value.capability, shown);
    // An older welcome shown again must not bring an older end back.
    if (counter === undefined || counter < (replica.record.counter ?? 0)) continue;
    const isNewer = counter > (replica.record.counter ?? 0);
    if (isNewer) kept = undefined;
    // Of one issue all welcomes name the same parts and the same end, until something was taken from a colleague: then the
    // last word names fewer, and a sooner end.
    const named = text.value.sections;
    const until = Math.min(text.value.until, (isNewer ? undefined : replica.record.until) ?? text.value.until);
    kept = kept && named ? kept.filter((id) => named.includes(id)) : (kept ?? named);
    replica.record = { ...replica.record, name: text.value.name, until, counter };
    // Who passes a key on asks nobody to keep anything.
    if (device) keeping = text.value.keeping ?? keeping;
    const copy = replica.section(section);
    if (copy && !isCutOff(replica, copy, text.value, own)) {
      if (own) replica.put({ ...copy, authors: new Map([...copy.authors, [own.capability.grant, own]]) });
      continue;
    }
    const { ownSeq, ownPrev } = copy ?? newSection(section, text.value.kind);
    replica.put({ ...(await begin(replica, section, text.value, devices)), ownSeq, ownPrev });
    if (!copy) replica.record = { ...replica.record, sections: [...replica.record.sections, section] };
    begun.set(section, copy ?? newSection(section, text.value.kind));
  }
  return { begun, keeping, gone: kept === undefined ? [] : leave(replica, kept) };
}

export type TakenWelcomes = {
  /** With what was here of them before. */
  readonly begun: ReadonlyMap<SectionId, SectionCopy>;
  /** What the resident asks this holder to keep beyond the key's window. */
  readonly keeping: Keeping | undefined;
  /** No longer in the replica: to be taken from the disk. */
  readonly gone: readonly SectionCopy[];
};

/**
 * The key was without this part while this device was away, and has it again: what was written in between opens with
 * nothing that it has, now or later. What was written here and not sent waits in the outbox as before.
 */
function isCutOff(replica: Replica, copy: SectionCopy, text: WelcomeText, own: SignedCapability | undefined): boolean {
  const { id, kind, generation, head, forked, authors } = copy;
  if (kind === "inbox" || forked || text.pos <= head.pos) return false;
  const before = authors.get(replica.ref.grant)?.capability.readFrom;
  if (before !== undefined && own !== undefined && own.capability.readFrom > before) return true;
  for (let between = generation + 1; between <= text.generation; between++)
    if (!replica.ring.has(id, between)) return true;
  return false;
}

function leave(replica: Replica, kept: readonly SectionId[]): readonly SectionCopy[] {
  const gone = replica.sections.filter(({ id }) => !kept.includes(id));
  for (const { id } of gone) {
    replica.drop(id);
    replica.ring.forget(id);
  }
  const sections = replica.record.sections.filter((id) => kept.includes(id));
  replica.record = { ...replica.record, sections };
  return gone;
}

async function begin(
  replica: Replica,
  section: SectionId,
  text: WelcomeText,
  devices: readonly SignedCapability[],
): Promise<SectionCopy> {
  const told = text.state.flatMap((row) => {
    const { op, author, device, position, index, relayTime, epoch: sealed, restated } = row;
    return (
      fromRow({ op, author, device, position, index, relayTime, epoch: sealed, ...(restated ? { restated } : {}) }) ??
      []
    );
  });
  const authors = await whoMayWrite(replica, section, text, devices, told);
  const rows: Authored[] = [];
  for (const row of told)
    if (await areOwnWords(row, { dossier: replica.ref.dossier, section }, authors)) rows.push(row);
  const head = { pos: text.pos, hash: toBytes(text.head) };
  const { voidFrom, ended } = foldRoster(rows.flatMap((row) => (isKnown(row) && isRosterRecord(row) ? [row] : [])));
  return {
    ...newSection(section, text.kind),
    created: true,
    generation: text.generation,
    head,
    start: text.pos,
    maxEpoch: epoch(text.maxEpoch),
    authors,
    handovers: await handoversIn(rows, replica),
    voided: new Map([...[...voidFrom].map(([grant, from]) => [grant, from - 1] as const), ...ended]),
    recentHeads: [head],
    log: SectionLog.of(rows),
  };
}

/**
 * Met in the order in which the log met them: who was let in by a key that was shortened or narrowed since stays who they
 * are, to this reader as to all others.
 */
async function whoMayWrite(
  replica: Replica,
  section: SectionId,
  text: WelcomeText,
  devices: readonly SignedCapability[],
  told: readonly Authored[],
): Promise<Map<GrantId, SignedCapability>> {
  const book = new AuthorBook(replica.ref.dossier, replica.rootPk.slice(0, 32), newSection(section, text.kind));
  for (const { capability } of devices) {
    const device = await certified(capability.grant, devices, replica.rootPk);
    if (device) book.authors.set(capability.grant, device);
  }
  const recorded = told.flatMap(({ op }) =>
    op.t === "set" && op.kind === RosterMember.name
      ? (z.safeParse(RosterMember.schema, op.fields).data?.capability ?? [])
      : [],
  );
  for (const one of [...recorded, ...text.members]) await book.admit(one);
  const own = decoded(text.capability);
  if (own) book.authors.set(own.capability.grant, own);
  return book.authors;
}

const isKnown = (row: Authored): row is Authored<KnownOp> => row.op.t !== "unknown";

/** The holder who let this one in: its own capability, whose child the holder's own is. */
async function letInBy(
  issuer: GrantId,
  own: SignedCapability,
  shown: readonly SignedCapability[],
  rootPk: Bytes,
): Promise<SignedCapability | undefined> {
  const { parent, section } = own.capability;
  const above = shown.find(({ capability }) => capability.grant === issuer && capability.section === section);
  return above && parent === issuer && (await isChained(own, shown, rootPk)) ? above : undefined;
}

/** The capability in the welcome must be for this very section and these very keys. */
async function ownCounter(
  replica: Replica,
  section: SectionId,
  text: string,
  devices: readonly SignedCapability[],
): Promise<number | undefined> {
  const signed = decoded(text);
  if (!signed) return undefined;
  const { capability } = signed;
  if (
    capability.section !== section ||
    capability.grant !== replica.ref.grant ||
    capability.dossier !== replica.ref.dossier
  )
    return undefined;
  if (!equal(capability.subjectSignPk, replica.keys.signPk) || !equal(capability.subjectBoxPk, replica.keys.boxPk))
    return undefined;
  // As it was taken before, it hangs below the key above as that one was then, which may have been narrowed since.
  const taken = replica.section(section)?.authors.get(capability.grant);
  const isTaken = taken !== undefined && equal(encodeCapability(taken), encodeCapability(signed));
  return isTaken || (await isChained(signed, devices, replica.rootPk)) ? capability.counter : undefined;
}

async function isChained(
  signed: SignedCapability,
  devices: readonly SignedCapability[],
  rootPk: Bytes,
): Promise<boolean> {
  const find = (grant: GrantId): SignedCapability | undefined =>
    devices.find(({ capability }) => capability.grant === grant);
  return (await verifyChain(signed, rootPk.slice(0, 32), find, verifyStrict)).ok;
}

function decoded(text: string): SignedCapability | undefined {
  const data = fromBase64url(text);
  return data && decodeCapability(data);
}
