import { type Result, err, ok } from "#src/base/result.ts";
import { AccessKeys } from "#src/crypto/access-keys.ts";
import { randomBytes } from "#src/crypto/nacl.ts";
import { AUDIENCES, type Audience, type ChildPart, childPartOf, createChildPart } from "#src/dossier/child-part.ts";
import { sameEntity, type EntityRef } from "#src/dossier/entity-id.ts";
import { domainRights } from "#src/grants/rights.ts";
import { type GrantId, idFromBytes, type SectionId } from "#src/protocol/ids.ts";
import { newEntityId } from "./access-change.ts";
import { type ChildLockFault, type ChildSecretKind, forgetChildKeys, lockChildKeys } from "./child-lock.ts";
import { isKnownAtRelay } from "./first-contact.ts";
import { type GiveFault, giveKey, type KeyPlan } from "./give-key.ts";
import { recordInNewSection, type RecordFault } from "./record.ts";
import type { Replica } from "./replica.ts";
import type { Session } from "./session.ts";

/** Of whom a key is made, as the parent's plan says it. */
export type Child = Omit<ChildPart, "audience">;

export type ChildKeyFault =
  | ChildLockFault
  | GiveFault
  | RecordFault
  /** Nobody is registered yet: the first contact with the relay must come first. */
  | { readonly type: "not-shared-yet" };

/** A child's own sections, by who may read them. */
export function childSections(replica: Replica, member: EntityRef): ReadonlyMap<Audience, SectionId> {
  const found = new Map<Audience, SectionId>();
  for (const { id } of replica.ofKind("child")) {
    const state = replica.shown(id);
    const part = state && childPartOf(state);
    if (part && sameEntity(part.fields.member, member)) found.set(part.fields.audience, id);
  }
  return found;
}

/** The same, made where they are not there yet. */
export async function beginChildSections(
  session: Session,
  replica: Replica,
  child: Child,
): Promise<Result<ReadonlyMap<Audience, SectionId>, RecordFault>> {
  const sections = new Map(childSections(replica, child.member));
  for (const audience of AUDIENCES) {
    if (sections.has(audience)) continue;
    const made = await recordInNewSection(session, replica, "child", (at) =>
      createChildPart({ ...child, audience }, newEntityId(), at),
    );
    if (!made.ok) return made;
    sections.set(audience, made.value);
  }
  return ok(sections);
}

/** What a child's key is, on whichever device. */
export const childKeyPlan = (sections: ReadonlyMap<Audience, SectionId>): KeyPlan => ({
  choice: {
    sections: AUDIENCES.flatMap((audience) => sections.get(audience) ?? []),
    domain: domainRights("note"),
    until: { type: "one-year" },
  },
  preset: "child",
  circle: "child",
});

/**
 * Gives a child a key of its own on the parent's device. There is no code and there are no digits: they answer whether the
 * one who takes a key is the one who is meant, over a relay that nobody trusts; here both ends are this device, and the
 * public halves never leave it before they are signed.
 */
export async function giveChildKey(
  session: Session,
  replica: Replica,
  child: Child,
  secret: { readonly kind: ChildSecretKind; readonly text: string },
): Promise<Result<{ readonly grant: GrantId }, ChildKeyFault>> {
  if (!(await isKnownAtRelay(session, replica))) return err({ type: "not-shared-yet" });
  const sections = await beginChildSections(session, replica, child);
  if (!sections.ok) return sections;
  const grant = idFromBytes<GrantId>(randomBytes(16));
  const keys = AccessKeys.generate();
  const { signPk, boxPk } = keys;
  const kept = await lockChildKeys(session, grant, secret.kind, secret.text, keys);
  keys.wipe();
  if (!kept.ok) return kept;
  const holder = { name: child.name, role: "", organisation: "", signPk, boxPk };
  const owner = (): Replica => session.replica(replica.ref.grant) ?? replica;
  const given = await session.exclusive(() => giveKey(session, owner(), childKeyPlan(sections.value), holder, grant));
  if (given.ok) return ok({ grant });
  await forgetChildKeys(session, grant);
  return given;
}
