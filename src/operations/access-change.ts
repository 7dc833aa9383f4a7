import { type Bytes, toBase64url, toHex } from "#src/base/bytes.ts";
import { invariant } from "#src/base/never.ts";
import { sealBundle } from "#src/crypto/key-bundle.ts";
import type { Keyring } from "#src/crypto/keyring.ts";
import { randomBytes } from "#src/crypto/nacl.ts";
import { sealWelcome } from "#src/crypto/welcome.ts";
import type { EntityId } from "#src/dossier/entity-id.ts";
import { type Op, opToJson } from "#src/dossier/op.ts";
import type { RosterMember } from "#src/dossier/roster-member.ts";
import { grantsBelow, type Ledger, type LedgerGrant, readLedger } from "#src/grants/ledger.ts";
import { latestMember } from "#src/grants/roster.ts";
import {
  type Capability,
  type SignedCapability,
  capabilitySigningInput,
  encodeCapability,
} from "#src/protocol/capability.ts";
import { type GrantId, ROOT_GRANT, type SectionId } from "#src/protocol/ids.ts";
import type { AccessBundle } from "#src/protocol/messages.ts";
import type { Epoch } from "#src/protocol/time.ts";
import type * as z from "zod/mini";
import { MOST_VOUCHERS, type Recipient } from "./access-recipient.ts";
import { certificatesOf, chainOf } from "./certificates.ts";
import { liveHolders } from "./live-holders.ts";
import type { Replica } from "./replica.ts";
import { newColleagues } from "./new-colleagues.ts";
import { sealEnvelope } from "./seal-envelope.ts";
import { toText } from "./stored.ts";

/** Why a change of access cannot be put together: a key in it is no key. */
export type ChangeFault = { readonly type: "recipient-key-unusable"; readonly grant: GrantId };

/**
 * Puts one atomic change of access together: what is signed, sealed and said, all at a named version. It works on a copy
 * of the keyring; the relay says yes to all of it or to nothing.
 */
export class AccessChange {
  readonly ring: Keyring;
  /** Colleagues whom holders let in since the ledger was written: served as others are, and written into it by the change. */
  readonly adopted: ReadonlyMap<GrantId, LedgerGrant>;
  readonly #replica: Replica;
  readonly #epoch: Epoch;
  readonly #liveAt: Epoch;
  readonly #ledger: Ledger;
  readonly #capabilities: string[] = [];
  readonly #revoked: GrantId[] = [];
  readonly #dropped: { grant: GrantId; section: SectionId }[] = [];
  readonly #heldBack: GrantId[] = [];
  readonly #endedDevices: { grant: GrantId; ledgerPos: number }[] = [];
  readonly #sections: { section: SectionId; generation: number; inbox: boolean }[] = [];
  readonly #envelopes: string[] = [];
  readonly #bundles: z.input<typeof AccessBundle>["bundles"] = [];
  readonly #welcomes: z.input<typeof AccessBundle>["welcomes"] = [];
  #handover: z.input<typeof AccessBundle>["handover"];
  readonly #generations = new Map<SectionId, number>();
  readonly #own = new Map<SectionId, { seq: number; prev: Bytes }>();
  fault: ChangeFault | undefined;

  /** `liveAt`: the relay's epoch where it is known. Who counts as live must be the same on both sides of a boundary. */
  constructor(replica: Replica, epoch: Epoch, liveAt: Epoch = epoch) {
    invariant(replica.owner, "only an owner's device changes access");
    this.ring = replica.ring.clone();
    this.#replica = replica;
    this.#epoch = epoch;
    this.#liveAt = liveAt;
    const ledger = readLedger(replica.only("ledger").log.settled);
    this.adopted = newColleagues(replica, ledger);
    this.#ledger = { ...ledger, grants: new Map([...ledger.grants, ...this.adopted]) };
  }

  get ledger(): Ledger {
    return this.#ledger;
  }

  generationOf(section: SectionId): number {
    return this.#generations.get(section) ?? this.#replica.section(section)?.generation ?? 0;
  }

  /** Signs a capability in this device's name; `parent` and issuer are filled in. */
  certify(fields: Omit<Capability, "dossier" | "parent" | "issuerPk">): SignedCapability {
    const { dossier, grant } = this.#replica.ref;
    const capability: Capability = { ...fields, dossier, parent: grant, issuerPk: this.#replica.keys.signPk };
    const signed = { capability, signature: this.#replica.keys.sign(capabilitySigningInput(capability)) };
    this.#capabilities.push(toText(encodeCapability(signed)));
    return signed;
  }

  present(certificate: string): void {
    this.#capabilities.push(certificate);
  }

  /** Makes a section whose key is in the ring, or turns it to its next generation; everybody who stays gets a key. */
  createSection(section: SectionId, inbox: boolean): void {
    this.#sections.push({ section, generation: 0, inbox });
    this.#generations.set(section, 0);
    this.#bundleFor(section, 0, this.#owners());
  }

  rotate(section: SectionId, inbox: boolean, without: ReadonlySet<GrantId>, sooner: Ends = new Map()): number {
    const generation = this.generationOf(section) + 1;
    this.ring.create(section, generation);
    this.#sections.push({ section, generation, inbox });
    this.#generations.set(section, generation);
    const owners = this.#owners().filter(({ grant }) => !without.has(grant));
    this.#bundleFor(section, generation, [...owners, ...this.#holders(section, inbox, without, sooner)]);
    return generation;
  }

  /** A device that comes with this change does nothing at the relay until it asked and waited. */
  holdBack(device: GrantId): void {
    this.#heldBack.push(device);
  }

  /** What owners give hangs below nobody. */
  readonly above = (): readonly SignedCapability[] => [];

  revoke(grant: GrantId): void {
    this.#revoked.push(grant);
  }

  /** One part less for a key that goes on. */
  drop(grant: GrantId, section: SectionId): void {
    this.#dropped.push({ grant, section });
  }

  /** All that hang below a key. */
  belowOf(grant: GrantId): readonly GrantId[] {
    return grantsBelow(this.#ledger.grants, grant);
  }

  /** What the section's readers know of a grant; undefined for who never could append there. */
  memberOf(section: SectionId, grant: GrantId): RosterMember | undefined {
    const log = this.#replica.section(section)?.log;
    return log && latestMember(log.settled, grant);
  }

  endDevice(grant: GrantId, ledgerPos: number): void {
    this.#endedDevices.push({ grant, ledgerPos });
  }

  /** The first place goes to another sheet, before anything turns: what turns is not sealed to the root any more. */
  signAway(handover: NonNullable<z.input<typeof AccessBundle>["handover"]>): void {
    this.#handover = handover;
  }

  /** Keys of one section for one grant: the window of the present generation, or the inbox's public key. */
  give(section: SectionId, capability: Capability, inbox: boolean): void {
    const holder: Recipient = {
      grant: capability.grant,
      boxPk: capability.subjectBoxPk,
      // Issued anew, it takes the place of what said before who this device is; a first issue comes with a welcome that does.
      vouchers: () => (capability.counter > 1 ? this.#ownChain() : []),
      content: (id, generation) =>
        inbox
          ? this.ring.inboxKey(id, generation)
          : this.ring.window(id, generation, { nbf: capability.readFrom, exp: capability.exp }),
    };
    this.#bundleFor(section, this.generationOf(section), [holder], capability.counter);
  }

  /** Gives a whole key ring's section to another device of the owner. */
  giveDevice(section: SectionId, device: SignedCapability): void {
    this.#bundleFor(section, this.generationOf(section), [this.#device(device)]);
  }

  welcome(section: SectionId, capability: Capability, text: string): void {
    const at = { dossier: this.#replica.ref.dossier, section, grant: capability.grant };
    const sealed = sealWelcome(at, text, this.#replica.ref.grant, this.#replica.keys, capability.subjectBoxPk);
    if (!sealed) this.fault = { type: "recipient-key-unusable", grant: capability.grant };
    else this.#welcomes.push({ grant: capability.grant, section, sealed: toText(sealed) });
  }

  /** An envelope of this device in a section, sealed under the generation that the change leads to. */
  say(section: SectionId, ops: readonly Op[]): void {
    const copy = this.#replica.section(section);
    const own = this.#own.get(section) ?? { seq: copy?.ownSeq ?? 0, prev: copy?.ownPrev ?? new Uint8Array(16) };
    const sealed = sealEnvelope(
      this.#replica,
      this.ring,
      {
        section,
        generation: this.generationOf(section),
        epoch: this.#epoch,
        seq: own.seq + 1,
        prev: own.prev,
        seen: copy?.head ?? { pos: 0, hash: new Uint8Array(32) },
        drop: false,
      },
      ops.map((op) => JSON.stringify(opToJson(op))),
    );
    invariant(sealed, "an owner's device can seal in every section it has");
    this.#own.set(section, { seq: own.seq + 1, prev: sealed.hash.slice(0, 16) });
    this.#envelopes.push(toText(sealed.wire));
  }

  build(): z.input<typeof AccessBundle> {
    return {
      aclVersion: this.#replica.record.aclVersion,
      capabilities: this.#capabilities,
      revoked: this.#revoked,
      ...(this.#dropped.length > 0 ? { dropped: this.#dropped } : {}),
      ...(this.#heldBack.length > 0 ? { heldBack: this.#heldBack } : {}),
      endedDevices: this.#endedDevices,
      sections: this.#sections,
      envelopes: this.#envelopes,
      bundles: this.#bundles,
      welcomes: this.#welcomes,
      ...(this.#handover ? { handover: this.#handover } : {}),
    };
  }

  /** The root's backup, while the root stands, and every device that has not ended. The root knows nobody yet, so it is told who vouches for whom. */
  #owners(): Recipient[] {
    const root: Recipient = {
      grant: ROOT_GRANT,
      boxPk: this.#replica.rootPk.slice(32),
      vouchers: this.#introduction,
      content: (section, generation) => this.ring.whole(section, generation),
    };
    const rootStands = !this.#handover && this.#replica.only("ledger").handovers.length === 0;
    return [...(rootStands ? [root] : []), ...this.liveDevices().map((certificate) => this.#device(certificate))];
  }

  /** For who knows nobody yet: in the ledger it meets all who ever wrote, elsewhere it needs to believe this device only. */
  readonly #introduction = (section: SectionId): readonly SignedCapability[] =>
    section === this.#replica.only("ledger").id ? this.certificates().slice(0, MOST_VOUCHERS) : this.#ownChain();

  #ownChain(): readonly SignedCapability[] {
    return chainOf(this.#replica.ref.grant, this.certificates());
  }

  /** All devices this dossier ever had. */
  certificates(): readonly SignedCapability[] {
    return certificatesOf(this.#ledger, this.#replica.record.certificate);
  }

  /** The resident's devices that have not ended, nor end by this change. */
  liveDevices(): readonly SignedCapability[] {
    return this.certificates().filter(({ capability }) => {
      const entry = this.#ledger.devices.get(capability.grant);
      return entry?.endedAt === undefined && !this.#endedDevices.some(({ grant }) => grant === capability.grant);
    });
  }

  /** Every key that is held here, of every section and generation, for a device that begins with nothing. */
  handOver(certificate: SignedCapability): void {
    const recipient = { ...this.#device(certificate), vouchers: this.#introduction };
    for (const { id, created } of this.#replica.sections)
      for (let generation = 0; created && generation <= this.generationOf(id); generation++)
        if (this.ring.has(id, generation)) this.#bundleFor(id, generation, [recipient]);
  }

  #device(certificate: SignedCapability): Recipient {
    const { grant, subjectBoxPk } = certificate.capability;
    return {
      grant,
      boxPk: subjectBoxPk,
      // It may have been away since before this device came; a sheet always was.
      vouchers: () => this.#ownChain(),
      content: (section, generation) => this.ring.whole(section, generation),
    };
  }

  #holders(section: SectionId, inbox: boolean, without: ReadonlySet<GrantId>, sooner: Ends): Recipient[] {
    const at = { section, inbox, liveAt: this.#liveAt };
    return liveHolders(this.#ledger, at, without).map(({ grant, entry, boxPk }) => {
      const window = { nbf: this.#liveAt, exp: sooner.get(grant) ?? (entry.exp as Epoch) };
      return {
        grant,
        boxPk,
        // A holder may never have heard of this device: it came after the key was given.
        vouchers: () => this.#ownChain(),
        content: (id, generation) =>
          inbox ? this.ring.inboxKey(id, generation) : this.ring.window(id, generation, window),
      };
    });
  }

  #bundleFor(section: SectionId, generation: number, recipients: readonly Recipient[], counter = 1): void {
    const { dossier, grant: issuer } = this.#replica.ref;
    for (const { grant, boxPk, content, vouchers } of recipients) {
      const held = content(section, generation);
      invariant(held, "an owner's device holds the whole key of every section");
      const sealed = sealBundle(
        { dossier, section, generation, grant, counter, content: held, issuer, vouchers: vouchers(section) },
        this.#replica.keys,
        boxPk,
      );
      if (!sealed) this.fault = { type: "recipient-key-unusable", grant };
      else this.#bundles.push({ grant, section, generation, counter, sealed: toBase64url(sealed) });
    }
  }
}

/** The ends of windows that this very change brings sooner. */
type Ends = ReadonlyMap<GrantId, Epoch>;

/** A fresh id for an entity. */
export const newEntityId = (): EntityId => toHex(randomBytes(16)) as EntityId;
