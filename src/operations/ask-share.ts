import { type Result, err, ok } from "#src/base/result.ts";
import { AccessKeys } from "#src/crypto/access-keys.ts";
import { FLAG_SHARE, FLAG_WISH } from "#src/crypto/invite-code.ts";
import { HolderInvitation } from "#src/crypto/invitation.ts";
import { randomBytes } from "#src/crypto/nacl.ts";
import * as z from "zod/mini";
import { ClaimExchange, type ClaimFault } from "./claim-exchange.ts";
import { type Gathering, gatheringOf, putGathering, type ShareFault, withShare } from "./gathering.ts";
import type { StorageFault } from "./ports.ts";
import type { Session } from "./session.ts";
import { toBytes } from "./stored.ts";

export type AskShareFault =
  | Exclude<ClaimFault, { readonly type: "code-for-other" }>
  | ShareFault
  | StorageFault
  /** This device gathers nothing, or not any more. */
  | { readonly type: "gathering-gone" };

const INVITATION = "share-invitation";
const KEYS = "share-keys";
const Delivery = z.looseObject({ v: z.literal(1), share: z.string() });

/** The plan back, or to read what the resident left. */
export type Wanted = "plan" | "wish";

/**
 * The new phone's side: it shows a code that a guardian scans or gets as a link, says six digits, and takes the share that
 * comes. The code outlives a lock, so that it can be sent in another app; each is good for one share.
 */
export class ShareRequest {
  /** What goes behind the `#` of the address that is shown as QR, or sent. */
  readonly fragment: string;
  readonly #session: Session;
  readonly #exchange: ClaimExchange;

  private constructor(session: Session, invitation: HolderInvitation, keys: AccessKeys, claim: string | undefined) {
    this.#session = session;
    this.fragment = invitation.fragmentToShow(keys);
    const keep = (sent: string): Promise<boolean> => keepClaim(session, sent);
    this.#exchange = new ClaimExchange(session.ports, invitation, keys, { shows: true, keep, sent: claim });
  }

  /** The code that is open, or a new one. */
  static async open(session: Session, wants: Wanted = "plan"): Promise<Result<ShareRequest, AskShareFault>> {
    const gathering = await gatheringOf(session);
    if (!gathering) return err({ type: "gathering-gone" });
    return (await restore(session, gathering)) ?? session.exclusive(() => fresh(session, gathering, wants));
  }

  /** Another code than the one that was shown or sent: who has that one has nothing. */
  static async anew(session: Session, wants: Wanted = "plan"): Promise<Result<ShareRequest, AskShareFault>> {
    const gathering = await gatheringOf(session);
    return gathering ? session.exclusive(() => fresh(session, gathering, wants)) : err({ type: "gathering-gone" });
  }

  /** Waits until a guardian has the code, and answers with one's name. */
  async claim(name: string, gone: AbortSignal): Promise<Result<undefined, AskShareFault>> {
    const claimed = await this.#exchange.claim({ name, role: "", organisation: "" }, gone);
    return claimed.ok ? claimed : err(faultOf(claimed.error));
  }

  /** The six digits to say to the guardian. */
  async waitForDigits(gone: AbortSignal): Promise<Result<string, AskShareFault>> {
    const digits = await this.#exchange.waitForDigits(gone);
    return digits.ok ? digits : err(faultOf(digits.error));
  }

  /** Waits until the guardian typed them; takes the share, and keeps what there is by then. */
  async waitForShare(gone: AbortSignal): Promise<Result<Gathering, AskShareFault>> {
    const delivered = await this.#exchange.waitForDelivery(gone);
    if (!delivered.ok) return err(faultOf(delivered.error));
    const text = parsed(delivered.value.text);
    const session = this.#session;
    return session.exclusive(async () => {
      const gathering = await gatheringOf(session);
      if (!gathering) return err({ type: "gathering-gone" });
      const { open: _answered, ...rest } = gathering;
      const taken = withShare(rest, text?.share ?? "");
      const change = putGathering(session.store.change(), taken.gathering);
      const done = await session.commit(change.remove(INVITATION).remove(KEYS));
      if (!done.ok) return err(done.error);
      return taken.fault ? err(taken.fault) : ok(taken.gathering);
    });
  }

  static async from(session: Session, claim: string | undefined): Promise<ShareRequest | undefined> {
    const [invitation, keys] = await session.store.bytesOf([INVITATION, KEYS]);
    const { database } = session.store;
    const restored =
      invitation &&
      HolderInvitation.restore(database, INVITATION, invitation, claim === undefined ? undefined : toBytes(claim));
    const own = keys && AccessKeys.restore(database, KEYS, keys);
    return restored && own ? new ShareRequest(session, restored, own, claim) : undefined;
  }
}

async function restore(
  session: Session,
  gathering: Gathering,
): Promise<Result<ShareRequest, AskShareFault> | undefined> {
  if (!gathering.open) return undefined;
  const request = await ShareRequest.from(session, gathering.open.claim);
  return request && ok(request);
}

async function fresh(
  session: Session,
  gathering: Gathering,
  wants: Wanted,
): Promise<Result<ShareRequest, AskShareFault>> {
  const { database } = session.store;
  const invitation = new HolderInvitation(randomBytes(32), wants === "wish" ? FLAG_SHARE | FLAG_WISH : FLAG_SHARE);
  const keys = AccessKeys.generate();
  const change = putGathering(session.store.change(), { ...gathering, open: {} })
    .putSealed(INVITATION, invitation.sealed(database, INVITATION))
    .putSealed(KEYS, keys.sealed(database, KEYS));
  const done = await session.commit(change);
  if (!done.ok) return err(done.error);
  const request = await ShareRequest.from(session, undefined);
  return request ? ok(request) : err({ type: "storage-gone" });
}

/** Before it goes out: after a lock the same claim is waited on, and another would be a second one. */
const keepClaim = (session: Session, claim: string): Promise<boolean> =>
  session.exclusive(async () => {
    const gathering = await gatheringOf(session);
    if (!gathering) return false;
    const done = await session.commit(putGathering(session.store.change(), { ...gathering, open: { claim } }));
    return done.ok;
  });

function parsed(text: string): z.output<typeof Delivery> | undefined {
  try {
    return z.safeParse(Delivery, JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

const faultOf = (fault: ClaimFault): AskShareFault =>
  fault.type === "code-for-other" ? { type: "code-substituted" } : fault;
