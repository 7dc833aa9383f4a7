import { fromBase64url } from "#src/base/bytes.ts";
import type { Result } from "#src/base/result.ts";
import { shareSet } from "#src/crypto/shares.ts";
import { retract } from "#src/dossier/kind.ts";
import type { EntityId } from "#src/dossier/entity-id.ts";
import { createShareKept, ShareKept } from "#src/dossier/share-kept.ts";
import type { Keeping } from "#src/grants/welcome-text.ts";
import { type DossierId, type GrantId, parseId16 } from "#src/protocol/ids.ts";
import * as z from "zod/mini";
import { newEntityId } from "./access-change.ts";
import type { Change } from "./local-store.ts";
import type { StorageFault } from "./ports.ts";
import { record } from "./record.ts";
import type { Replica } from "./replica.ts";
import type { Session } from "./session.ts";

/** What this device keeps for others beyond the windows of their keys, under the seal of its own. */
const KEPT = "kept-shares";
const b64 = z.string().check(z.regex(/^[A-Za-z0-9_-]*$/));
const id16 = <T extends DossierId | GrantId>() =>
  z.custom<T>((value) => typeof value === "string" && parseId16<T>(value) !== undefined);

const KeptShare = z.looseObject({
  dossier: id16<DossierId>(),
  /** The key by which it came, and in whose name it is handed over. */
  grant: id16<GrantId>(),
  /** Of the resident. */
  name: z.string(),
  share: b64,
  /** Of the key that opens the wish, and the wish itself: what is to be read once the resident is no more. */
  wishShare: z.optional(b64),
  wish: z.optional(b64),
  /** Milliseconds since 1970. */
  keptAt: z.int(),
  /** The resident was told that it is kept here: by the record of this id, 16 bytes in hexadecimal. */
  told: z.optional(z.string()),
});
export type KeptShare = z.output<typeof KeptShare>;
const Kept = z.looseObject({
  v: z.literal(1),
  shares: z.array(KeptShare),
  /** By key, how far the resident's asking was taken: what is older, or was let go, is not taken again when it is shown again. */
  seen: z.optional(z.record(z.string(), z.int())),
});
type Kept = z.output<typeof Kept>;

async function read(session: Session): Promise<Kept> {
  const stored = await session.store.read(KEPT, Kept);
  return stored.type === "found" ? stored.value : { v: 1, shares: [] };
}

export const keptShares = async (session: Session): Promise<readonly KeptShare[]> => (await read(session)).shares;

/** Into a change. By each key there is one share: that of the latest set. A share that is damaged is none. */
export async function keepForResident(
  session: Session,
  replica: Replica,
  change: Change,
  { at, share, wishShare, wish }: Keeping,
): Promise<void> {
  const { dossier, grant } = replica.ref;
  const all = await read(session);
  // The relay may show an older welcome again: its share is of a set that has ended, its wish one that was changed.
  if (at <= (all.seen?.[grant] ?? -1)) return;
  const before = all.shares.find((one) => one.grant === grant);
  const fresh = share !== undefined && setOf({ share }) !== undefined ? share : undefined;
  const seen = { ...all.seen, [grant]: at };
  if (!before && fresh === undefined) return void change.put(KEPT, { ...all, seen });
  const kept: KeptShare = {
    ...(fresh === undefined && before ? before : { dossier, grant, share: fresh ?? "", keptAt: session.now() }),
    name: replica.record.name || (before?.name ?? ""),
    ...(fresh === undefined ? {} : { wishShare }),
    ...(wish === undefined ? {} : { wish: wish === "" ? undefined : wish }),
  };
  change.put(KEPT, { ...all, seen, shares: [...all.shares.filter((one) => one.grant !== grant), kept] });
}

/** Tells the resident that the share is kept here: once, and not from a page that takes it along when it closes. Inside `session.exclusive`. */
export async function tellKept(session: Session, replica: Replica): Promise<void> {
  const [inbox] = replica.ofKind("inbox");
  if (!inbox || session.ports.passing) return;
  const all = await read(session);
  const kept = all.shares.find(({ grant, told }) => grant === replica.ref.grant && told === undefined);
  const set = kept && setOf(kept);
  if (!kept || set === undefined) return;
  const told = newEntityId();
  const said = await record(session, replica, inbox.id, (at) => createShareKept({ set }, told, at));
  if (!said.ok) return;
  const shares = all.shares.map((one) => (one === kept ? { ...one, told } : one));
  await session.commit(session.store.change().put(KEPT, { ...all, shares }));
}

const setOf = ({ share }: Pick<KeptShare, "share">): string | undefined => {
  const data = fromBase64url(share);
  return data && shareSet(data)?.set;
};

/** Keeps it no more, and says so to the resident where the key still lets one. Inside `session.exclusive`. */
export async function letGoOfShare(session: Session, kept: KeptShare): Promise<Result<undefined, StorageFault>> {
  const replica = session.replica(kept.grant);
  const [inbox] = replica?.ofKind("inbox") ?? [];
  const { told } = kept;
  if (replica && inbox && told !== undefined && replica.record.over === undefined)
    await record(session, replica, inbox.id, (at) => retract(ShareKept, told as EntityId, at));
  const all = await read(session);
  const shares = all.shares.filter(({ grant }) => grant !== kept.grant);
  return session.commit(session.store.change().put(KEPT, { ...all, shares }));
}

/** So many shares are needed together. */
export function neededOf({ share }: Pick<KeptShare, "share">): number {
  const data = fromBase64url(share);
  return (data && shareSet(data)?.k) ?? 0;
}
