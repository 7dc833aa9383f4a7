import type { RelayService } from "#relay/core/service.ts";
import type { RelaySigner } from "#relay/ports/relay-signer.ts";
import type { Keyring } from "#src/crypto/keyring.ts";
import { readLedger } from "#src/grants/ledger.ts";
import type { Replica } from "#src/operations/replica.ts";
import type { GrantId, SectionId } from "#src/protocol/ids.ts";
import type { OpenDevice, World } from "#tests/support/world.ts";
import type { KeyFact, TextFact } from "./facts.ts";
import { CANARY } from "./needles.ts";
import type { RelaySpy } from "./relay-spy.ts";

/** Three professionals, somebody who represents, two of the own circle. */
export const HOLDERS = ["joost", "noor", "vera", "ben", "buur", "els"] as const;
export type HolderName = (typeof HOLDERS)[number];
export type OwnerName = "phone" | "tablet";
export type PersonName = HolderName | OwnerName;

/** All that a key ever had on a device, kept by somebody whose app does not forget: rings, and where its logs stood. */
export type Hoard = {
  readonly rings: Keyring[];
  readonly places: Map<
    SectionId,
    { generation: number; ownSeq: number; ownPrev: Uint8Array; pos: number; hash: Uint8Array }
  >;
  fetched: number;
};

/** The people of one world, what was agreed between them, and what they said. */
export type Cast = {
  readonly world: World;
  readonly service: () => RelayService;
  readonly spy: RelaySpy;
  readonly signer: RelaySigner;
  readonly devices: Map<PersonName, OpenDevice>;
  readonly keys: KeyFact[];
  readonly texts: TextFact[];
  readonly hoards: Map<GrantId, Hoard>;
  /** Whoever was shown two histories: that device has stopped there, and is no measure of the others. */
  readonly forked: Set<PersonName>;
  /** Texts that nobody had the right to say: they may be shown to nobody. */
  readonly overreached: Set<string>;
  /** Goals that the resident removed. */
  readonly removed: Set<string>;
  readonly sections: SectionId[];
  readonly child: { readonly grant: GrantId; readonly section: SectionId };
  readonly words: string;
  recovered: boolean;
  count: number;
};

/** A text that is told from every other, and from anything else. */
export const newToken = (cast: { count: number }): string => `${CANARY} ${(cast.count += 1)}`;

export const ownerNames = (cast: Cast): readonly OwnerName[] =>
  (["phone", "tablet"] as const).filter((name) => cast.devices.has(name));

export function deviceOf(cast: Cast, name: PersonName): OpenDevice {
  const device = cast.devices.get(name);
  if (!device) throw new Error(`${name} has a device`);
  return device;
}

export const replicaOf = (cast: Cast, key: KeyFact): Replica | undefined =>
  deviceOf(cast, key.holder as HolderName).session.replica(key.grant);

export const ledgerOf = (owner: OpenDevice) => readLedger(owner.own.only("ledger").log.settled).grants;

export function never(what: string): never {
  throw new Error(`the scene has ${what}`);
}
