import type { Bytes } from "#src/base/bytes.ts";
import type { Instant } from "#src/base/instant.ts";
import type { SignedCapability } from "#src/protocol/capability.ts";
import type { DossierId, GrantId, SectionId } from "#src/protocol/ids.ts";

export type DossierRow = {
  readonly dossier: DossierId;
  /** rootSignPk32 ‖ rootBoxPk32 */
  readonly rootPk: Bytes;
  /** The sheet that stands in the root's place since the root ended; undefined while the root stands. */
  readonly chief: GrantId | undefined;
  readonly aclVersion: number;
  readonly incarnation: number;
  /** Weight of all envelopes, and of those that grants other than owner devices wrote. */
  readonly bytes: number;
  readonly holderBytes: number;
};

/** `revoked` takes along all that hangs below; `ended` is a device whose earlier grants stay. */
export type GrantEnd = "revoked" | "ended";

export type GrantRow = {
  readonly grant: GrantId;
  /** Never changes for a grant, so a signature checked before a transaction still stands inside it. */
  readonly signPk: Bytes;
  readonly boxPk: Bytes;
  readonly device: boolean;
  readonly end: GrantEnd | undefined;
  /** For an ended device: its last ledger position that counts. */
  readonly endLedgerPos: number;
  /** Undefined for who is not held back; else when it asked, in milliseconds since 1970, and 0 as long as it has not. */
  readonly asked: number | undefined;
  /** Rises with what is this grant's own, its capabilities, keys, welcomes and end, and with nothing of others. */
  readonly version: number;
  /** Weight of what was charged to it on one day, in days of UTC since 1970. */
  readonly charged: { readonly day: number; readonly bytes: number };
};
export type NewGrant = Pick<GrantRow, "grant" | "signPk" | "boxPk" | "device"> & { readonly heldBack: boolean };

export type HeldCapability = SignedCapability & {
  /** Reading begins after this position; 0 is the whole log. */
  readonly start: number;
};

export type GrantLedgerReader = {
  dossier(dossier: DossierId): DossierRow | undefined;
  erased(dossier: DossierId): boolean;
  grant(dossier: DossierId, grant: GrantId): GrantRow | undefined;
  grants(dossier: DossierId): readonly GrantRow[];
  /** Exactly this section; a device's capability is held under ALL_SECTIONS. */
  held(dossier: DossierId, grant: GrantId, section: SectionId): HeldCapability | undefined;
  heldBy(dossier: DossierId, grant: GrantId): readonly HeldCapability[];
  allHeld(dossier: DossierId): readonly HeldCapability[];
  /** The dossier that registered this device first: whoever knows its public keys could register it in one of their own. */
  homeOf(device: GrantId): DossierId | undefined;
};

/** Who may do what in each dossier. */
export type GrantLedger = GrantLedgerReader & {
  create(dossier: DossierId, rootPk: Bytes): void;
  setChief(dossier: DossierId, chief: GrantId): void;
  setAclVersion(dossier: DossierId, aclVersion: number): void;
  addBytes(dossier: DossierId, all: number, holders: number): void;
  addGrant(dossier: DossierId, grant: NewGrant): void;
  endGrant(dossier: DossierId, grant: GrantId, end: GrantEnd, ledgerPos: number): void;
  /** Of a grant that is held back and has not asked; otherwise nothing changes. */
  ask(dossier: DossierId, grant: GrantId, now: Instant): void;
  raiseVersion(dossier: DossierId, grant: GrantId): void;
  /** Adds to what was charged on that day; another day begins at nothing. */
  charge(dossier: DossierId, grant: GrantId, day: number, bytes: number): void;
  /** Replaces what the grant held on that section. */
  hold(dossier: DossierId, held: HeldCapability): void;
  /** What the grant held on that section is gone. */
  drop(dossier: DossierId, grant: GrantId, section: SectionId): void;
};
