import { type Result, err, ok } from "#src/base/result.ts";
import { sharesKept } from "#src/dossier/share-kept.ts";
import { type LedgerGrant, opensAt, readLedger } from "#src/grants/ledger.ts";
import { type OwnGuardians, liveGuardians, ownGuardians } from "#src/grants/own-guardians.ts";
import { holder } from "#src/dossier/entity-id.ts";
import type { GrantId } from "#src/protocol/ids.ts";
import { decodeCertificate } from "./certificates.ts";
import type { FlushFault } from "./flush.ts";
import { removeDevice } from "./remove-device.ts";
import type { Replica } from "./replica.ts";
import type { Session } from "./session.ts";

/** One of the people who keep a share, for the resident. */
export type Guardian = {
  readonly grant: GrantId;
  readonly name: string;
  /** Their app said that it has the share; before that nobody can count on it. */
  readonly keeps: boolean;
  /** Is something sent to them taken? Not once their key is over; what they keep they keep. */
  readonly opens: (now: number) => boolean;
};

export type GuardianStanding = OwnGuardians & { readonly guardians: readonly Guardian[] };

/** Who keeps what, as this device knows; undefined while there are none. */
export function guardianStanding(replica: Replica): GuardianStanding | undefined {
  const ledger = readLedger(replica.shownOf("ledger"));
  const own = ownGuardians(ledger);
  if (!own) return undefined;
  const kept = sharesKept(replica.shownOf("inbox"));
  const guardians = own.holders.map((grant) => ({
    grant,
    name: nameOf(ledger.grants.get(grant)),
    opens: (now: number) => {
      const entry = ledger.grants.get(grant);
      return entry !== undefined && opensAt(entry, now);
    },
    keeps: kept.some(({ ref, fields }) => ref.author === holder(grant) && fields.set === own.set),
  }));
  return { ...own, guardians };
}

const nameOf = (entry: LedgerGrant | undefined): string => entry?.name ?? "";

/** A recovery key of guardians that asked the relay to be let in. Milliseconds since 1970, by the relay's clock. */
export type Asking = { readonly grant: GrantId; readonly asked: number; readonly opens: number };

/** Those that stand. The relay names them unsigned: one that is no key of guardians of this plan is not believed. */
export function askingNow(replica: Replica): readonly Asking[] {
  const live = new Set(liveGuardians(readLedger(replica.shownOf("ledger"))).map(({ key }) => key));
  return (replica.record.asks ?? []).filter(({ grant }) => live.has(grant));
}

/** The relay says unsigned who asks: what is no key of guardians of this plan is dropped. Inside `session.exclusive`. */
export async function believeAsks(
  session: Session,
  replica: Replica,
): Promise<Result<undefined, { readonly type: "storage" }>> {
  const { asks, ...others } = replica.record;
  const believed = askingNow(replica);
  if (!asks || asks.length === believed.length) return ok(undefined);
  replica.record = believed.length > 0 ? { ...others, asks: [...believed] } : others;
  const change = session.store.change();
  replica.saveAccess(change);
  const done = await session.commit(change);
  return done.ok ? ok(undefined) : err({ type: "storage" });
}

/**
 * A device that guardians brought in ends their key: it was whole for a moment, and who was asked once is asked anew. Until
 * that is done it is tried with each exchange. Inside `session.exclusive`.
 */
export async function endUsedGuardians(session: Session, replica: Replica): Promise<Result<undefined, FlushFault>> {
  const own = decodeCertificate(replica.record.certificate ?? "");
  const used = liveGuardians(readLedger(replica.only("ledger").log.settled)).find(
    ({ key }) => key === own?.capability.parent,
  );
  if (!used) return ok(undefined);
  const ended = await removeDevice(session, replica, used.key);
  // It is neither this device nor a sheet: the others are the faults of any exchange.
  if (ended.ok || ended.error.type === "this-device" || ended.error.type === "first-sheet") return ok(undefined);
  return err(ended.error);
}
