import { type Bytes, concat, equal, utf8 } from "#src/base/bytes.ts";
import { Reader, Writer } from "./codec.ts";
import {
  ALL_SECTIONS,
  type DossierId,
  type GrantId,
  ROOT_GRANT,
  type SectionId,
  idFromBytes,
  idToBytes,
} from "./ids.ts";
import { DELEGATION_DEPTH } from "./limits.ts";
import { type Epoch, FOREVER, LEAVES, epoch } from "./time.ts";

/** What the relay checks. A set of bits in one byte. */
export const RIGHTS = { read: 1, append: 2, delegate: 4, manage: 8 } as const;
export type Right = keyof typeof RIGHTS;
/** What every client checks when it applies an op. A set of bits in one byte. */
export const DOMAIN_RIGHTS = { note: 1, propose: 2, score: 4, help: 8 } as const;
export type DomainRight = keyof typeof DOMAIN_RIGHTS;

/**
 * One grant's access to one section, signed by who gave it. All capabilities of a grant share its id. An
 * owner's device has a single one, over all sections, with `manage`.
 */
export type Capability = {
  readonly grant: GrantId;
  readonly dossier: DossierId;
  readonly section: SectionId;
  readonly subjectSignPk: Bytes;
  readonly subjectBoxPk: Bytes;
  readonly rights: number;
  readonly domainRights: number;
  readonly nbf: Epoch;
  readonly exp: Epoch;
  /** The first epoch whose entries may be read. */
  readonly readFrom: Epoch;
  /** How many further links may hang below this one. */
  readonly depth: number;
  /** The grant or device that gave it; the root for the first device. */
  readonly parent: GrantId;
  readonly issuerPk: Bytes;
  /** Renewals count up; the highest counts. */
  readonly counter: number;
};

export type SignedCapability = { readonly capability: Capability; readonly signature: Bytes };

const VERSION = 1;
export const CAPABILITY_LENGTH = 1 + 16 + 16 + 16 + 32 + 32 + 1 + 1 + 4 + 4 + 4 + 1 + 16 + 32 + 4;
export const SIGNED_CAPABILITY_LENGTH = CAPABILITY_LENGTH + 64;
const LABEL = utf8("roer/v1/capability");
const ALL_RIGHTS = RIGHTS.read | RIGHTS.append | RIGHTS.delegate | RIGHTS.manage;
const ALL_DOMAIN_RIGHTS = DOMAIN_RIGHTS.note | DOMAIN_RIGHTS.propose | DOMAIN_RIGHTS.score | DOMAIN_RIGHTS.help;

/**
 * `version1 grant16 dossier16 section16 subjectSignPk32 subjectBoxPk32 rights1 domainRights1 nbf4 exp4
 * readFrom4 depth1 parent16 issuerPk32 counter4`
 */
export const capabilityBytes = (c: Capability): Bytes =>
  new Writer()
    .u8(VERSION)
    .raw(idToBytes(c.grant), 16)
    .raw(idToBytes(c.dossier), 16)
    .raw(idToBytes(c.section), 16)
    .raw(c.subjectSignPk, 32)
    .raw(c.subjectBoxPk, 32)
    .u8(c.rights)
    .u8(c.domainRights)
    .u32(c.nbf)
    .u32(c.exp)
    .u32(c.readFrom)
    .u8(c.depth)
    .raw(idToBytes(c.parent), 16)
    .raw(c.issuerPk, 32)
    .u32(c.counter)
    .finish();

export const capabilitySigningInput = (c: Capability): Bytes => concat(LABEL, capabilityBytes(c));

export const encodeCapability = (s: SignedCapability): Bytes => concat(capabilityBytes(s.capability), s.signature);

/** Undefined unless canonical: known bits only, a window that opens before it ends, nothing left over. */
export function decodeCapability(wire: Uint8Array): SignedCapability | undefined {
  const r = new Reader(wire);
  const version = r.u8();
  const grant = r.raw(16);
  const dossier = r.raw(16);
  const section = r.raw(16);
  const subjectSignPk = r.raw(32);
  const subjectBoxPk = r.raw(32);
  const rights = r.u8();
  const domainRights = r.u8();
  const nbf = r.u32();
  const exp = r.u32();
  const readFrom = r.u32();
  const depth = r.u8();
  const parent = r.raw(16);
  const issuerPk = r.raw(32);
  const counter = r.u32();
  const signature = r.raw(64);
  if (!r.finish() || version !== VERSION) return undefined;
  const capability: Capability = {
    grant: idFromBytes<GrantId>(grant),
    dossier: idFromBytes<DossierId>(dossier),
    section: idFromBytes<SectionId>(section),
    subjectSignPk,
    subjectBoxPk,
    rights,
    domainRights,
    nbf: epoch(nbf),
    exp: epoch(exp),
    readFrom: epoch(readFrom),
    depth,
    parent: idFromBytes<GrantId>(parent),
    issuerPk,
    counter,
  };
  return isWellFormed(capability) ? { capability, signature } : undefined;
}

/** Rules one capability must meet on its own, before any chain is looked at. */
export function isWellFormed(c: Capability): boolean {
  const manages = (c.rights & RIGHTS.manage) !== 0;
  if (c.rights === 0 || c.rights & ~ALL_RIGHTS || c.domainRights & ~ALL_DOMAIN_RIGHTS) return false;
  if (c.nbf >= c.exp || c.depth > DELEGATION_DEPTH || c.grant === ROOT_GRANT) return false;
  if ((c.domainRights & DOMAIN_RIGHTS.propose) !== 0 && (c.rights & RIGHTS.read) === 0) return false;
  // A device has all sections for ever; nothing else may claim either.
  if (manages) return c.section === ALL_SECTIONS && c.nbf === 0 && c.exp === FOREVER && c.readFrom === 0;
  return c.section !== ALL_SECTIONS && c.exp <= LEAVES;
}

/** Does a link only narrow what its parent has? Equal is narrow enough. */
export function narrows(child: Capability, parent: Capability): boolean {
  if (child.parent !== parent.grant || child.dossier !== parent.dossier) return false;
  if (!equal(child.issuerPk, parent.subjectSignPk)) return false;
  if ((parent.rights & RIGHTS.manage) !== 0) return true;
  return (
    (parent.rights & RIGHTS.delegate) !== 0 &&
    child.section === parent.section &&
    (child.rights & ~parent.rights) === 0 &&
    (child.domainRights & ~parent.domainRights) === 0 &&
    child.nbf >= parent.nbf &&
    child.exp <= parent.exp &&
    child.readFrom >= parent.readFrom &&
    child.depth < parent.depth
  );
}

export const hasRight = (c: Capability, right: Right): boolean =>
  (c.rights & RIGHTS[right]) !== 0 || (c.rights & RIGHTS.manage) !== 0;
