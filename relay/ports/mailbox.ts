import type { Bytes } from "#src/base/bytes.ts";
import type { DossierId, GrantId, SectionId } from "#src/protocol/ids.ts";

/** Keys sealed to one recipient; ROOT_GRANT is the recovery key. */
export type BundleRow = {
  readonly grant: GrantId;
  readonly section: SectionId;
  readonly generation: number;
  readonly counter: number;
  readonly sealed: Bytes;
};
/** What a recipient needs to begin reading a section, sealed. */
export type WelcomeRow = { readonly grant: GrantId; readonly section: SectionId; readonly sealed: Bytes };

export type Mailbox = {
  /** By section and generation, ascending. */
  bundles(dossier: DossierId, grant: GrantId): readonly BundleRow[];
  welcomes(dossier: DossierId, grant: GrantId): readonly WelcomeRow[];
  /** Kept unless one with the same or a higher counter is there for (grant, section, generation). */
  putBundle(dossier: DossierId, row: BundleRow): void;
  putWelcome(dossier: DossierId, row: WelcomeRow): void;
  /** All that waits for a grant that ended, or for one that lost a section. */
  forget(dossier: DossierId, grant: GrantId, section?: SectionId): void;
  /** Weight of all sealed bytes of a dossier. */
  bytes(dossier: DossierId): number;
};
