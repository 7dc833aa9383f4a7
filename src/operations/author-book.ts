import { type Bytes, equal, fromBase64url } from "#src/base/bytes.ts";
import { verifyStrict } from "#src/crypto/verify.ts";
import { type AuthorId, OWNER, holder } from "#src/dossier/entity-id.ts";
import type { Authored } from "#src/dossier/authored.ts";
import { RosterDevice, RosterMember } from "#src/dossier/roster-member.ts";
import { type Handed, Rotation } from "#src/dossier/rotation.ts";
import { RIGHTS, type SignedCapability, decodeCapability } from "#src/protocol/capability.ts";
import { verifyChain } from "#src/protocol/chain.ts";
import { type Prefix, ZERO_16 } from "#src/protocol/envelope.ts";
import { ALL_SECTIONS, type DossierId, type GrantId } from "#src/protocol/ids.ts";
import { isOpen } from "#src/protocol/time.ts";
import * as z from "zod/mini";
import { chiefOf, hangsOnRoot, longerHandovers } from "./handovers.ts";
import type { SectionCopy } from "./section-copy.ts";

/**
 * Who may have written what in one section, learned from the section's own log: every capability in here was followed
 * up to the root key, every envelope continues its author's own chain.
 */
export class AuthorBook {
  readonly authors: Map<GrantId, SignedCapability>;
  readonly voided: Map<GrantId, number>;
  handovers: readonly Handed[];
  readonly last: Map<GrantId, { readonly seq: number; readonly hash: Bytes }>;
  readonly #dossier: DossierId;
  readonly #rootSignPk: Bytes;
  readonly #copy: SectionCopy;

  constructor(dossier: DossierId, rootSignPk: Bytes, copy: SectionCopy) {
    this.#dossier = dossier;
    this.#rootSignPk = rootSignPk;
    this.#copy = copy;
    this.authors = new Map(copy.authors);
    this.voided = new Map(copy.voided);
    this.handovers = copy.handovers;
    this.last = new Map(copy.last);
  }

  authorOf(grant: GrantId): AuthorId {
    return this.#manages(grant) ? OWNER : holder(grant);
  }

  /** Why an envelope does not count, or nothing. An author's chain advances with every envelope that is really theirs. */
  async check(
    pos: number,
    prefix: Prefix,
    input: Bytes,
    signature: Bytes,
    envHash: Bytes,
  ): Promise<string | undefined> {
    // The first envelope of a section brings its author's certificate inside; this device's own book knows it before.
    const author = this.authors.get(prefix.grant)?.capability;
    if (!author) return "unknown-author";
    if (!(await verifyStrict(author.subjectSignPk, input, signature))) return "bad-signature";
    const before = this.last.get(prefix.grant);
    this.last.set(prefix.grant, { seq: prefix.seq, hash: envHash });
    if (!continues(prefix, before, this.#copy.start > 0)) return "author-chain";
    if (this.#hasEnded(prefix.grant, pos)) return "ended";
    if (!isOpen(author, prefix.epoch)) return "outside-window";
    if ((author.rights & (RIGHTS.append | RIGHTS.manage)) === 0) return "may-not-append";
    return undefined;
  }

  /** Takes roster records of owner devices to heart; answers the generation that a rotation record begins. */
  async learn(ops: readonly Authored[], prefix: Prefix): Promise<number | undefined> {
    let turned: number | undefined;
    if (!this.#manages(prefix.grant)) {
      await this.#meetColleagues(ops, prefix.grant);
      return undefined;
    }
    for (const { op, position } of ops) {
      if (op.t !== "set") continue;
      if (op.kind === RosterMember.name) {
        const record = z.safeParse(RosterMember.schema, op.fields).data;
        if (record) await this.admit(record.capability);
      } else if (op.kind === RosterDevice.name) {
        const record = z.safeParse(RosterDevice.schema, op.fields).data;
        if (record) await this.admit(record.certificate);
      } else if (op.kind === Rotation.name) {
        const record = z.safeParse(Rotation.schema, op.fields).data;
        if (!record) continue;
        turned = record.generation;
        await this.takeHandovers(record.handovers ?? []);
        for (const grant of record.voidGrants) this.#end(grant, position - 1);
        for (const { device, lastPosition } of record.endedDevices)
          if (device !== chiefOf(this.handovers)) this.#end(device, lastPosition);
      }
    }
    return turned;
  }

  async takeHandovers(told: readonly Handed[]): Promise<void> {
    this.handovers = await longerHandovers(this.#dossier, this.#rootSignPk, this.handovers, told);
  }

  /** What was learned from, as it is kept: no device ends the sheet in the first place, whatever its record says. */
  kept(row: Authored): Authored {
    if (row.op.t !== "set" || row.op.kind !== Rotation.name) return row;
    const record = z.safeParse(Rotation.schema, row.op.fields).data;
    const endedDevices = record?.endedDevices.filter(({ device }) => device !== chiefOf(this.handovers));
    if (endedDevices?.length === record?.endedDevices.length) return row;
    return { ...row, op: { ...row.op, fields: { ...row.op.fields, endedDevices } } };
  }

  /** Adds a capability when it is of this dossier and section and its chain leads to the root. */
  async admit(text: string): Promise<boolean> {
    const data = fromBase64url(text);
    const signed = data && decodeCapability(data);
    if (!signed) return false;
    const { dossier, section, grant, counter } = signed.capability;
    if (dossier !== this.#dossier || (section !== this.#copy.id && section !== ALL_SECTIONS)) return false;
    const known = this.authors.get(grant)?.capability;
    if (known && known.counter > counter) return false;
    // A grant is whoever holds its keys, from its first issue on: under others it would be somebody else by that name.
    if (known && !equal(known.subjectSignPk, signed.capability.subjectSignPk)) return false;
    const held = await verifyChain(
      signed,
      this.#rootSignPk,
      (parent) => this.authors.get(parent),
      verifyStrict,
      (link) => this.authors.get(link.capability.grant) === link,
    );
    const last = held.ok && held.value.at(-1);
    if (!last || !hangsOnRoot(last, this.handovers, this.authors)) return false;
    this.authors.set(grant, signed);
    return true;
  }

  /** Whom a holder let in; whether it may is in the chain, which only narrows. */
  async #meetColleagues(ops: readonly Authored[], by: GrantId): Promise<void> {
    for (const { op } of ops) {
      if (op.t !== "set" || op.kind !== RosterMember.name) continue;
      const record = z.safeParse(RosterMember.schema, op.fields).data;
      const data = record && fromBase64url(record.capability);
      const given = data && decodeCapability(data)?.capability;
      if (given?.parent !== by || given.grant !== record?.grant) continue;
      const known = this.authors.get(given.grant)?.capability;
      if (!known || known.parent === by) await this.admit(record.capability);
    }
  }

  /** A colleague ends with the one who let them in; a device that ends takes nobody along. */
  #hasEnded(grant: GrantId, pos: number): boolean {
    if (pos > (this.voided.get(grant) ?? Number.POSITIVE_INFINITY)) return true;
    const parent = this.authors.get(grant)?.capability.parent;
    const isColleague = parent !== undefined && this.authors.has(parent) && !this.#manages(parent);
    return isColleague && this.#hasEnded(parent, pos);
  }

  #manages(grant: GrantId): boolean {
    return ((this.authors.get(grant)?.capability.rights ?? 0) & RIGHTS.manage) !== 0;
  }

  #end(grant: GrantId, after: number): void {
    this.voided.set(grant, Math.min(after, this.voided.get(grant) ?? Number.POSITIVE_INFINITY));
  }
}

/** seq and prevAuthor go on from the author's last. A reader who came in the middle takes the first it meets. */
function continues(
  prefix: Prefix,
  before: { readonly seq: number; readonly hash: Bytes } | undefined,
  late: boolean,
): boolean {
  if (!before) return late || (prefix.seq === 1 && equal(prefix.prevAuthor, ZERO_16));
  return prefix.seq === before.seq + 1 && equal(prefix.prevAuthor, before.hash.subarray(0, 16));
}
