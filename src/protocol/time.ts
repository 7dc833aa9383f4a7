import type { Brand } from "#src/base/brand.ts";
import { type Instant, instant, MINUTE } from "#src/base/instant.ts";
import { invariant } from "#src/base/never.ts";

/** A quarter of an hour, counted from 2020-01-01T00:00Z: a leaf of the time tree. 0 … 2²²−1. */
export type Epoch = Brand<number, "Epoch">;

export const EPOCH_ZERO = instant(Date.UTC(2020, 0, 1));
export const LEAF_LENGTH = 15 * MINUTE;
export const TREE_DEPTH = 22;
export const LEAVES = 2 ** TREE_DEPTH;
/** The end of a capability that does not end by time; only devices have it. */
export const FOREVER = 0xffff_ffff as Epoch;
/** How far an epoch may be off the clock of who judges it, in leaves. */
export const EPOCH_SLACK = 1;
/** How far below a log's highest epoch a reader still takes an envelope, in leaves. */
export const EPOCH_LAG = 2;

/** [nbf, exp) in epochs: the first leaf that is open and the first that is closed again. */
export type Window = { readonly nbf: Epoch; readonly exp: Epoch };

export const epoch = (leaf: number): Epoch => {
  invariant(Number.isInteger(leaf) && leaf >= 0 && leaf <= FOREVER, "an epoch is an unsigned 32-bit number");
  return leaf as Epoch;
};

/** The leaf in which an instant lies; instants before 2020 count as the first leaf. */
export const epochAt = (now: Instant): Epoch =>
  Math.min(LEAVES - 1, Math.max(0, Math.floor((now - EPOCH_ZERO) / LEAF_LENGTH))) as Epoch;

/** The first instant of a leaf. */
export const startOf = (leaf: Epoch): Instant => instant(EPOCH_ZERO + leaf * LEAF_LENGTH);

/** The leaf boundary at or after an instant: where a window that must hold the instant ends. */
export const boundaryAfter = (moment: Instant): Epoch =>
  Math.min(LEAVES, Math.max(0, Math.ceil((moment - EPOCH_ZERO) / LEAF_LENGTH))) as Epoch;

export const isOpen = (window: Window, now: Epoch): boolean => window.nbf <= now && now < window.exp;

/** May an envelope sealed for `sealed` be taken in by one whose clock says `now`? */
export const isCurrent = (sealed: Epoch, now: Epoch): boolean => Math.abs(sealed - now) <= EPOCH_SLACK;

export type SealClock = {
  /** The device's own clock. */
  readonly device: Epoch;
  /** What the relay said last, if it said anything in this session. */
  readonly relay: Epoch | undefined;
  /** The highest epoch ever sealed or verified on this device, never below the build date. */
  readonly floor: Epoch;
  /** The person confirmed that the relay's date is the true one. */
  readonly confirmed: boolean;
};

export type SealEpoch =
  | { readonly type: "sealable"; readonly epoch: Epoch }
  | { readonly type: "relay-behind" }
  | { readonly type: "device-behind"; readonly relay: Epoch };

/**
 * The epoch under which an owner may seal now. A lying clock must not move an owner back into an expired
 * holder's window, so it is the highest of device, relay and floor; a relay that is behind stops the flush,
 * a relay that is ahead needs the person's word, and the relay's time never lowers anything.
 */
export function sealEpoch(clock: SealClock): SealEpoch {
  const own = Math.max(clock.device, clock.floor);
  if (clock.relay === undefined) return { type: "sealable", epoch: epoch(own) };
  if (clock.relay < own - EPOCH_SLACK) return { type: "relay-behind" };
  if (clock.relay > own + EPOCH_SLACK && !clock.confirmed) return { type: "device-behind", relay: clock.relay };
  return { type: "sealable", epoch: epoch(Math.max(own, clock.relay)) };
}
