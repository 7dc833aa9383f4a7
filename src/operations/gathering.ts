import { fromBase64url } from "#src/base/bytes.ts";
import { type Result, err, ok } from "#src/base/result.ts";
import { GuardianKey } from "#src/crypto/guardian-key.ts";
import { LocalDatabase } from "#src/crypto/local-database.ts";
import type { RecoverySecret } from "#src/crypto/recovery-secret.ts";
import { joinShares, type SharesFault, shareSet } from "#src/crypto/shares.ts";
import * as z from "zod/mini";
import type { Change } from "./local-store.ts";
import type { UnlockFault } from "./opening.ts";
import type { Ports, StorageFault } from "./ports.ts";
import { Session } from "./session.ts";
import { toBytes, toText } from "./stored.ts";
import { lockWith } from "./unlock.ts";

/** What a new phone has of its guardians' shares, and how far it came: it takes days, and outlives a lock. */
const GATHERING = "gathering";
const b64 = z.string().check(z.regex(/^[A-Za-z0-9_-]*$/));
const Gathering = z.looseObject({
  v: z.literal(1),
  /** By what guardians know who asks. */
  name: z.string(),
  shares: z.array(b64),
  /** A code that was shown or sent and is not answered: its claim, base64url, once that went out. */
  open: z.optional(z.object({ claim: z.optional(b64) })),
  /** The relay was asked, and lets the key be used from then on: milliseconds since 1970, by its clock. */
  opens: z.optional(z.int()),
});
export type Gathering = z.output<typeof Gathering>;

export async function gatheringOf(session: Session): Promise<Gathering | undefined> {
  const stored = await session.store.read(GATHERING, Gathering);
  return stored.type === "found" ? stored.value : undefined;
}

export const putGathering = (change: Change, gathering: Gathering): Change => change.put(GATHERING, gathering);
export const dropGathering = (change: Change): Change => change.remove(GATHERING);

/** On a device that has nothing: from here on a pincode keeps what guardians hand over. */
export async function beginGathering(
  ports: Ports,
  name: string,
  pin: string,
): Promise<Result<Session, UnlockFault | StorageFault>> {
  const session = await Session.begin(ports, LocalDatabase.create());
  const begun = await startGathering(session, name);
  // Last: a device without an unlock record has nothing on it.
  const locked = begun.ok ? await lockWith(ports, session.store.database, pin) : begun;
  if (!locked.ok) session.lock();
  return locked.ok ? ok(session) : locked;
}

/** On a device that holds keys of others: their pincode keeps this too. */
export async function startGathering(session: Session, name: string): Promise<Result<undefined, StorageFault>> {
  const change = putGathering(session.store.change(), { v: 1, name, shares: [] });
  session.saveProfile(change, session.profile);
  return session.commit(change);
}

/** How far it is: what is still missing, or that it is enough. */
export type GatheringState =
  | { readonly type: "none" }
  | { readonly type: "some"; readonly have: number; readonly missing: number }
  | { readonly type: "enough" }
  /** So many, of one set, and yet not what was cut: one was made up. Another guardian's share tells which. */
  | { readonly type: "false" };

export function stateOf({ shares }: Pick<Gathering, "shares">): GatheringState {
  if (shares.length === 0) return { type: "none" };
  const joined = joinShares(shares.map(toBytes));
  if (joined.ok) {
    joined.value.secret.fill(0);
    return { type: "enough" };
  }
  return joined.error.type === "shares-missing"
    ? { type: "some", have: shares.length, missing: joined.error.missing }
    : { type: "false" };
}

/** Why a share that came was not taken. */
export type ShareFault = Extract<SharesFault, { readonly type: "share-damaged" | "share-foreign" | "share-twice" }>;

/** With one more share. What is damaged, of another set, or here already, is not taken. */
export function withShare(gathering: Gathering, share: string): Result<Gathering, ShareFault> {
  const data = fromBase64url(share);
  if (!data || !shareSet(data)) return err({ type: "share-damaged", positions: [gathering.shares.length] });
  const joined = joinShares([...gathering.shares.map(toBytes), data]);
  if (joined.ok) {
    joined.value.secret.fill(0);
    // With one more than needed it is told who made theirs up; that one goes.
    const wrong = new Set(joined.value.false);
    const shares = [...gathering.shares, toText(data)].filter((_, at) => !wrong.has(at));
    return ok({ ...gathering, shares });
  }
  const { error } = joined;
  if (error.type === "share-damaged" || error.type === "share-foreign" || error.type === "share-twice")
    return err(error);
  return ok({ ...gathering, shares: [...gathering.shares, toText(data)] });
}

/** The recovery key that the shares are of; undefined while they are too few, or false. To be wiped. */
export function recoveryOf({ shares }: Pick<Gathering, "shares">): RecoverySecret | undefined {
  const joined = GuardianKey.join(shares.map(toBytes));
  if (!joined.ok) return undefined;
  const recovery = joined.value.key.recovery();
  joined.value.key.wipe();
  return recovery;
}
