import type { Bytes } from "#src/base/bytes.ts";
import type { BundleContent } from "#src/crypto/key-bundle.ts";
import type { SignedCapability } from "#src/protocol/capability.ts";
import type { GrantId, SectionId } from "#src/protocol/ids.ts";

/** Somebody to whom a change of access seals keys: what of them, and who vouches for the one that does. */
export type Recipient = {
  readonly grant: GrantId;
  readonly boxPk: Bytes;
  readonly content: (section: SectionId, generation: number) => BundleContent | undefined;
  readonly vouchers: (section: SectionId) => readonly SignedCapability[];
};

/** As many as a bundle has room for. */
export const MOST_VOUCHERS = 255;
