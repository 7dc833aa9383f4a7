import { fromBase64url } from "#src/base/bytes.ts";
import { type Result, ok } from "#src/base/result.ts";
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
  const states = setsOf(shares).map(stateOfSet);
  return (
    states.find(({ type }) => type === "enough") ??
    states.find(({ type }) => type === "false") ??
    states.sort((a, b) => missingOf(a) - missingOf(b))[0] ?? { type: "none" }
  );
}

function stateOfSet(shares: readonly string[]): GatheringState {
  const joined = joinShares(shares.map(toBytes));
  if (joined.ok) {
    joined.value.secret.fill(0);
    return { type: "enough" };
  }
  return joined.error.type === "shares-missing"
    ? { type: "some", have: shares.length, missing: joined.error.missing }
    : { type: "false" };
}

const missingOf = (state: GatheringState): number => (state.type === "some" ? state.missing : 0);

/** Each set apart: a share of another plan that came first must not stand in the way of those that come after. */
function setsOf(shares: readonly string[]): readonly (readonly string[])[] {
  const setOf = (share: string): string | undefined => shareSet(toBytes(share))?.set;
  return [...new Set(shares.map(setOf))].map((set) => shares.filter((share) => setOf(share) === set));
}

/** What is to be said of a share that came. */
export type ShareFault = Extract<SharesFault, { readonly type: "share-damaged" | "share-foreign" | "share-twice" }>;

/** With one more share. What is damaged, or here already, is not taken; one of another set stands apart, and is told. */
export function withShare(
  gathering: Gathering,
  share: string,
): { readonly gathering: Gathering; readonly fault: ShareFault | undefined } {
  const data = fromBase64url(share);
  const set = data && shareSet(data)?.set;
  if (!data || set === undefined) return { gathering, fault: { type: "share-damaged", positions: [] } };
  const text = toText(data);
  if (gathering.shares.includes(text)) return { gathering, fault: { type: "share-twice", positions: [] } };
  const isForeign = gathering.shares.length > 0 && !gathering.shares.some((one) => shareSet(toBytes(one))?.set === set);
  const fault = isForeign ? { type: "share-foreign" as const, positions: [] } : undefined;
  return { gathering: { ...gathering, shares: [...gathering.shares, text] }, fault };
}

/** The key that the shares are of; undefined while of no set there are enough, or one of them is false. To be wiped. */
export function keyOf({ shares }: Pick<Gathering, "shares">): GuardianKey | undefined {
  for (const set of setsOf(shares)) {
    const joined = GuardianKey.join(set.map(toBytes));
    if (joined.ok) return joined.value.key;
  }
  return undefined;
}

/** The recovery key that follows from it. To be wiped. */
export function recoveryOf(gathering: Pick<Gathering, "shares">): RecoverySecret | undefined {
  const key = keyOf(gathering);
  const recovery = key?.recovery();
  key?.wipe();
  return recovery;
}
