import { voiceNow } from "#src/grants/roster.ts";
import type { Replica } from "#src/operations/replica.ts";
import type { Session } from "#src/operations/session.ts";
import type { SectionId } from "#src/protocol/ids.ts";
import { residentName } from "#src/operations/resident-name.ts";

/** A family's plan that stands in somebody else's dossier, in which who holds this key speaks too. */
export type SharedFamilyPlan = {
  readonly replica: Replica;
  readonly section: SectionId;
  /** Whose dossier; undefined when the key did not tell. */
  readonly name: string | undefined;
};

/** The part of one key in which its holder speaks as one of the family. */
export function familyPlanOf(replica: Replica): SharedFamilyPlan | undefined {
  if (replica.owner || replica.record.over !== undefined) return undefined;
  for (const { id } of replica.ofKind("family")) {
    const state = replica.shown(id);
    if (state && voiceNow(state, replica.ref.grant) === "family")
      return { replica, section: id, name: residentName(replica) };
  }
  return undefined;
}

/** On this device, beside the own dossier. */
export const sharedFamilyPlans = (session: Session): readonly SharedFamilyPlan[] =>
  session.received().flatMap((replica) => familyPlanOf(replica) ?? []);
