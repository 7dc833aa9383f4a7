import type { GrantId } from "#src/protocol/ids.ts";
import type { Ledger } from "./ledger.ts";

/** Those who hold a recovery key in parts. */
export type OwnGuardians = {
  /** By what the ledger and the relay know that key. */
  readonly key: GrantId;
  /** So many of them are needed. */
  readonly k: number;
  /** Names the set of their shares, base64url. */
  readonly set: string;
  /** To what the wish is sealed, base64url. */
  readonly wishPk: string;
  readonly holders: readonly GrantId[];
  /** Milliseconds since 1970. */
  readonly madeAt: number;
};

/** The set that stands; two devices may each have made one, and then the newer one counts. */
export const ownGuardians = (ledger: Ledger): OwnGuardians | undefined =>
  liveGuardians(ledger).sort((a, b) => b.madeAt - a.madeAt || (a.key < b.key ? -1 : 1))[0];

export const liveGuardians = ({ devices }: Ledger): OwnGuardians[] =>
  [...devices].flatMap(([key, { guardians, endedAt, addedAt }]) =>
    guardians && endedAt === undefined
      ? [
          {
            key,
            k: guardians.k,
            set: guardians.set,
            wishPk: guardians.wishPk,
            holders: guardians.holders,
            madeAt: addedAt ?? 0,
          },
        ]
      : [],
  );
