import type { OwnerInvitation } from "#src/crypto/invitation.ts";
import { MODES, SCOPES } from "#src/dossier/acting.ts";
import { parseLocalDate, type LocalDate } from "#src/dossier/local-date.ts";
import { CIRCLES } from "#src/grants/ledger.ts";
import { knownDomainRights } from "#src/grants/rights.ts";
import { type GrantId, type InviteId, parseId16, type SectionId } from "#src/protocol/ids.ts";
import * as z from "zod/mini";
import type { KeyPlan } from "./give-key.ts";
import type { Replica } from "./replica.ts";
import type { Session } from "./session.ts";

const id = <T extends GrantId | SectionId | InviteId>() =>
  z.custom<T>((value) => typeof value === "string" && parseId16<T>(value) !== undefined);
const Until = z.discriminatedUnion("type", [
  z.object({ type: z.enum(["today", "two-days", "two-weeks", "three-months", "one-year"]) }),
  z.object({
    type: z.literal("date"),
    date: z.custom<LocalDate>((value) => typeof value === "string" && parseLocalDate(value) !== undefined),
  }),
]);
const Plan = z.object({
  choice: z.object({
    sections: z.array(id<SectionId>()),
    domain: z.pipe(z.int(), z.transform(knownDomainRights)),
    until: Until,
    passOn: z.exactOptional(z.boolean()),
  }),
  preset: z.string(),
  circle: z.enum(CIRCLES),
  represents: z.exactOptional(
    z.object({ scope: z.enum(SCOPES), mode: z.enum(MODES), sections: z.array(id<SectionId>()) }),
  ),
});

/** A code that lives for days, as it lies on this device beside the invitation's own sealed secret. */
const KeptOffer = z.object({
  v: z.literal(1),
  invite: id<InviteId>(),
  plan: Plan,
  /** Of the key to be given: a second try after a cut makes no second key. */
  grant: id<GrantId>(),
  /** Milliseconds since 1970, on the relay's clock. */
  expires: z.int().check(z.minimum(0)),
  triesLeft: z.int().check(z.minimum(0)),
  /** As the mailbox gave it, base64url: kept before anything is revealed, so that another cannot take its place. */
  claim: z.optional(z.string()),
});
export type KeptOffer = Omit<z.output<typeof KeptOffer>, "plan"> & { readonly plan: KeyPlan };

const Kept = z.array(KeptOffer);
const listName = (replica: Replica): string => `offers/${replica.ref.dossier}`;

/** Under which the invitation itself is sealed. */
export const invitationName = (invite: InviteId): string => `offer/${invite}`;

/** Those that were kept and not ended, oldest first. */
export async function keptOffers(session: Session, replica: Replica): Promise<readonly KeptOffer[]> {
  const stored = await session.store.read(listName(replica), Kept);
  return stored.type === "found" ? stored.value : [];
}

/** Writes one anew, or as it stands now. False when the disk is full or gone. */
export const keepOffer = (session: Session, replica: Replica, offer: KeptOffer, invitation: OwnerInvitation) =>
  rewrite(session, replica, offer.invite, offer, invitation);

/** Nothing is left of it. */
export const dropOffer = (session: Session, replica: Replica, invite: InviteId) =>
  rewrite(session, replica, invite, undefined, undefined);

/** Two tabs know of the same codes: what the other wrote meanwhile stays. */
async function rewrite(
  session: Session,
  replica: Replica,
  invite: InviteId,
  offer: KeptOffer | undefined,
  invitation: OwnerInvitation | undefined,
): Promise<boolean> {
  if (session.locked) return false;
  return session.exclusive(async () => {
    const others = (await keptOffers(session, replica)).filter((one) => one.invite !== invite);
    const name = invitationName(invite);
    const change = session.store.change().put(listName(replica), offer ? [...others, offer] : others);
    if (invitation) change.putSealed(name, invitation.sealed(session.store.database, name));
    else change.remove(name);
    return (await session.store.commit(change)).ok;
  });
}
