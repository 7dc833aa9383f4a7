import type { Audience } from "#src/dossier/child-part.ts";
import { isEntityId, OWNER } from "#src/dossier/entity-id.ts";
import { FamilyMember } from "#src/dossier/family-member.ts";
import { childSections } from "#src/operations/give-child-key.ts";
import type { Replica } from "#src/operations/replica.ts";
import type { SectionId } from "#src/protocol/ids.ts";

/** A child's own sections, by the id of the child among the family; undefined when it has none. */
export function childOf(replica: Replica, member: string | undefined): ReadonlyMap<Audience, SectionId> | undefined {
  if (member === undefined || !isEntityId(member)) return undefined;
  const sections = childSections(replica, { kind: FamilyMember.name, author: OWNER, id: member });
  return sections.size > 0 ? sections : undefined;
}
