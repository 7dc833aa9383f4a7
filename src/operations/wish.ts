import { type Bytes, fromBase64url, toBase64url } from "#src/base/bytes.ts";
import { type Result, err, ok } from "#src/base/result.ts";
import { sealWish } from "#src/crypto/guardian-key.ts";
import { LocalDatabase } from "#src/crypto/local-database.ts";
import { THE_ONLY_ONE } from "#src/dossier/entity-id.ts";
import { amend, recordsOf } from "#src/dossier/kind.ts";
import { LedgerWish, WISHES } from "#src/grants/ledger.ts";
import * as z from "zod/mini";
import { askToKeep } from "./ask-to-keep.ts";
import { changeAccess } from "./change-access.ts";
import { type FlushFault, flush } from "./flush.ts";
import { type Gathering, keyOf, putGathering } from "./gathering.ts";
import { guardianStanding } from "./guardians.ts";
import type { KeptShare } from "./kept-shares.ts";
import type { Ports, StorageFault } from "./ports.ts";
import type { Replica } from "./replica.ts";
import { Session } from "./session.ts";
import { toBytes } from "./stored.ts";

/** In the resident's words, as guardians read it. */
export type Wish = Pick<LedgerWish, "after"> & { readonly text: string };

/** What is to be read once the resident is no more; one without words is none. */
export function wishOf(replica: Replica): Wish | undefined {
  const [found] = recordsOf(replica.shownOf("ledger"), LedgerWish);
  const { after, text } = found?.fields ?? {};
  return after === undefined || text === undefined ? undefined : { after, text };
}

const WishText = z.looseObject({ v: z.literal(1), after: z.enum(WISHES), text: z.string() });

/** Sealed to a set of guardians; undefined where there is no wish. */
export function sealedWish(replica: Replica, wishPk: Bytes, wish = wishOf(replica)): string | undefined {
  const sealed = wish && sealWish(wishPk, replica.ref.dossier, JSON.stringify({ v: 1, ...wish }));
  return sealed && toBase64url(sealed);
}

export type WishFault =
  | FlushFault
  /** There is nobody to keep it. */
  | { readonly type: "no-guardians" }
  /** Their names: they do not have their shares yet, and what is sent after those would take their place. */
  | { readonly type: "shares-on-their-way"; readonly names: readonly string[] };

/** To whom it went not, since their keys have ended: they have what they had. */
export type WishSaved = { readonly without: readonly string[] };

/** Undefined takes it away. Writes it down and sends it to who keeps the shares, both or neither. Outside `session.exclusive`. */
export async function saveWish(
  session: Session,
  replica: Replica,
  wish: Wish | undefined,
): Promise<Result<WishSaved, WishFault>> {
  return session.exclusive(async () => {
    const sent = await flush(session, replica);
    if (!sent.ok) return sent;
    const standing = guardianStanding(replica);
    const wishPk = standing && fromBase64url(standing.wishPk);
    if (!standing || !wishPk) return err({ type: "no-guardians" });
    const live = standing.guardians.filter(({ opens }) => opens(session.now()));
    const waiting = live.filter(({ keeps }) => !keeps).map(({ name }) => name);
    if (waiting.length > 0) return err({ type: "shares-on-their-way", names: waiting });
    const said = await changeAccess(session, replica, (change) => {
      const op = amend(LedgerWish, THE_ONLY_ONE, wish ?? { after: "erase", text: null }, session.tick());
      // Empty: there is none any more.
      const sealed = wish ? sealedWish(replica, wishPk, wish) : "";
      if (!op.ok || sealed === undefined) return "nothing";
      change.say(replica.only("ledger").id, [op.value]);
      for (const { grant } of live) askToKeep(replica, change, grant, { wish: sealed });
      return "send";
    });
    const without = standing.guardians.filter((one) => !live.includes(one)).map(({ name }) => name);
    return said.ok ? ok({ without }) : said;
  });
}

/** A guardian begins to read it: in memory only, with the share that is kept here; others hand theirs over to this screen. */
export async function beginWishReading(
  passing: Ports,
  kept: KeptShare,
  name: string,
): Promise<Result<Session, StorageFault>> {
  const session = await Session.begin(passing, LocalDatabase.create());
  const gathering: Gathering = { v: 1, name, shares: kept.wishShare === undefined ? [] : [kept.wishShare] };
  const begun = await session.commit(putGathering(session.store.change(), gathering));
  return begun.ok ? { ok: true, value: session } : begun;
}

/** With enough shares; undefined while they are too few, or false, or it is not what was sealed. */
export function readWish({ shares }: Pick<Gathering, "shares">, kept: KeptShare): Wish | undefined {
  const key = keyOf({ shares });
  const text = kept.wish === undefined ? undefined : key?.openWish(toBytes(kept.wish), kept.dossier);
  key?.wipe();
  return text === undefined ? undefined : parsed(text);
}

function parsed(text: string): Wish | undefined {
  try {
    return z.safeParse(WishText, JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
