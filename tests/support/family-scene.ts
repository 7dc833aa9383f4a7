import { createFamilyMember } from "#src/dossier/family-member.ts";
import { FamilyShare, familyShares } from "#src/dossier/family-share.ts";
import type { LocalDate } from "#src/dossier/local-date.ts";
import { emptySection } from "#src/dossier/reduce.ts";
import type { Circle } from "#src/grants/ledger.ts";
import { preset } from "#src/grants/presets.ts";
import { newEntityId } from "#src/operations/access-change.ts";
import { KeyOffer } from "#src/operations/offer-key.ts";
import { recordOwnWords } from "#src/operations/own-words.ts";
import { recordIn } from "#src/operations/record.ts";
import type { Replica } from "#src/operations/replica.ts";
import { KeyRequest } from "#src/operations/request-key.ts";
import type { SectionId } from "#src/protocol/ids.ts";
import { valueOf } from "./value-of.ts";
import type { OpenDevice } from "./world.ts";

export const ON = "2026-06-01" as LocalDate;

/** Who begins the family's plan, with somebody in it; the section it is. */
export async function beginFamilyPlan(starter: OpenDevice, first = "Mandy"): Promise<SectionId> {
  const member = createFamilyMember({ name: first }, newEntityId(), starter.session.tick());
  valueOf(await recordIn(starter.session, starter.own, "family", [() => member]));
  await starter.sync();
  return starter.own.only("family").id;
}

/** A key from one hand to another, for whom and to what. */
export async function giveTo(
  owner: OpenDevice,
  holder: OpenDevice,
  name: string,
  circle: Circle,
  sections: readonly SectionId[],
): Promise<Replica> {
  const { signal } = new AbortController();
  const { domain, lasts: until } = preset("family");
  const plan = { choice: { sections, domain, until }, preset: "family", circle };
  const offer = valueOf(await KeyOffer.open(owner.session, owner.own, plan, { type: "qr" }));
  const request = valueOf(await KeyRequest.fromCode(holder.session, offer.fragment));
  valueOf(await request.claim({ name, role: "", organisation: "" }, signal));
  valueOf(await offer.waitForClaim(signal));
  valueOf(await offer.tryDigits(valueOf(await request.waitForDigits(signal))));
  return valueOf(await request.waitForKey(signal));
}

/** Says something in the plan of somebody else. */
export async function shareIn(
  { session }: OpenDevice,
  key: Replica,
  section: SectionId,
  text: string,
  id = newEntityId(),
  isNew = true,
) {
  const values = { what: "words", text, on: ON };
  valueOf(await recordOwnWords(session, key, section, FamilyShare, values, { id, isNew }));
  return id;
}

/** Author by author, what stands in the plan as this reader sees it. */
export const sharedTexts = (replica: Replica, section: SectionId): readonly (readonly string[])[] =>
  familyShares(replica.shown(section) ?? emptySection).map(({ shares }) => shares.map(({ fields }) => fields.text));
