import { type Bytes, toBase64url } from "#src/base/bytes.ts";
import { type Result, err, ok } from "#src/base/result.ts";
import { GuardianKey } from "#src/crypto/guardian-key.ts";
import { shareSet, type Split } from "#src/crypto/shares.ts";
import { liveGuardians } from "#src/grants/own-guardians.ts";
import { type LedgerDevice, opensAt, readLedger } from "#src/grants/ledger.ts";
import type { Keeping } from "#src/grants/welcome-text.ts";
import type { GrantId } from "#src/protocol/ids.ts";
import { invariant } from "#src/base/never.ts";
import { askToKeep, maySendTo } from "./ask-to-keep.ts";
import { endDevices } from "./end-devices.ts";
import { type LinkFault, linkDevice } from "./link-device.ts";
import type { Replica } from "./replica.ts";
import type { Session } from "./session.ts";
import { sealedWish } from "./wish.ts";

export type NewGuardiansFault =
  | LinkFault
  /** Three or five, each of them once. */
  | { readonly type: "guardians-number" }
  /** Whose key has ended by now, or who was let in by another. */
  | { readonly type: "guardian-without-key"; readonly grant: GrantId };

/** 2 of 3 or 3 of 5. */
const splitFor = (many: number): Split | undefined =>
  many === 3 ? { k: 2, n: 3 } : many === 5 ? { k: 3, n: 5 } : undefined;

/** May this key's holder be a guardian? It was given by the resident, opens now, and there is a box to send a share to. */
export const mayGuard = (replica: Replica, grant: GrantId, now: number): boolean => {
  const entry = readLedger(replica.only("ledger").log.settled).grants.get(grant);
  return entry !== undefined && entry.parent === undefined && opensAt(entry, now) && maySendTo(replica, grant);
};

/**
 * A recovery key in parts, one for each of these people, and a key for the wish likewise. It is made, sent, and takes the place of an earlier set in one
 * change of access; the whole of it is in memory until then and nowhere after.
 */
export class NewGuardians {
  readonly #holders: readonly GrantId[];
  readonly #key: GuardianKey;
  readonly #wishKey: GuardianKey;
  readonly #wishPk: Bytes;
  readonly #shares: readonly Pick<Keeping, "share" | "wishShare">[];
  readonly #entry: NonNullable<LedgerDevice["guardians"]>;

  private constructor(holders: readonly GrantId[], split: Split) {
    this.#holders = holders;
    this.#key = GuardianKey.generate();
    this.#wishKey = GuardianKey.generate();
    const shares = this.#key.split(split);
    const [first] = shares;
    const named = first && shareSet(first);
    invariant(named, "a secret is cut into shares that name their set");
    const wishShares = this.#wishKey.split(split).map(toBase64url);
    this.#shares = shares.map((share, i) => ({ share: toBase64url(share), wishShare: wishShares[i] ?? "" }));
    // Read once: who leaves the screen wipes the keys while the change is still on its way.
    this.#wishPk = this.#wishKey.wishPk;
    this.#entry = { ...split, set: named.set, wishPk: toBase64url(this.#wishPk), holders: [...holders] };
  }

  static for(holders: readonly GrantId[]): Result<NewGuardians, NewGuardiansFault> {
    const split = splitFor(new Set(holders).size);
    return split && holders.length === split.n
      ? ok(new NewGuardians(holders, split))
      : err({ type: "guardians-number" });
  }

  /** Called again after an answer was lost, it makes no second set. Outside `session.exclusive`. */
  async register(session: Session, replica: Replica): Promise<Result<undefined, NewGuardiansFault>> {
    const gone = this.#holders.find((grant) => !mayGuard(replica, grant, session.now()));
    if (gone !== undefined) return err({ type: "guardian-without-key", grant: gone });
    const recovery = this.#key.recovery();
    const { signPk, boxPk } = recovery.sheet(replica.rootPk);
    recovery.wipe();
    const guardians = {
      entry: this.#entry,
      beside: (change: Parameters<typeof askToKeep>[1]): void => {
        const earlier = liveGuardians(change.ledger).map(({ key }) => key);
        if (earlier.length > 0) endDevices(session, replica, change, earlier);
        const wish = sealedWish(replica, this.#wishPk);
        for (const [i, grant] of this.#holders.entries())
          askToKeep(replica, change, grant, { ...this.#shares[i], ...(wish === undefined ? {} : { wish }) });
      },
    };
    const linked = await session.exclusive(() => linkDevice(session, replica, { guardians, signPk, boxPk }));
    return linked.ok ? ok(undefined) : linked;
  }

  wipe(): void {
    this.#key.wipe();
    this.#wishKey.wipe();
  }
}
