import { type Instant, instant } from "#src/base/instant.ts";
import type { GrantId } from "#src/protocol/ids.ts";
import { HOLD_BACK } from "#src/protocol/limits.ts";
import { EPOCH_SLACK, type Epoch, epoch, epochAt } from "#src/protocol/time.ts";
import type { GrantRow } from "#relay/ports/grant-ledger.ts";

/** The leaf from which a key that asked is no longer held back: whole leaves, as every window. */
export const opensAt = (asked: number): Epoch => epoch(epochAt(instant(asked + HOLD_BACK)) + EPOCH_SLACK);

/** Is it one that is held back, and has not asked, or not long enough ago? */
export const isHeldBack = ({ asked }: Pick<GrantRow, "asked">, now: Epoch): boolean =>
  asked !== undefined && (asked === 0 || now < opensAt(asked));

/** One that was held back and asked. */
export type Asking = { readonly grant: GrantId; readonly asked: number; readonly opens: Instant };
