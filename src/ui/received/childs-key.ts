import { type Audience, childPartOf } from "#src/dossier/child-part.ts";
import { voiceNow } from "#src/grants/roster.ts";
import type { Replica } from "#src/operations/replica.ts";
import type { SectionId } from "#src/protocol/ids.ts";

/** The sections in which this key speaks as a child, by who may read them; none for a key of anybody else. */
export function childSectionsOf(replica: Replica): ReadonlyMap<Audience, SectionId> {
  const found = new Map<Audience, SectionId>();
  if (replica.owner || replica.record.over !== undefined) return found;
  for (const { id } of replica.ofKind("child")) {
    const state = replica.shown(id);
    const part = state && childPartOf(state);
    if (part && voiceNow(state, replica.ref.grant) === "child") found.set(part.fields.audience, id);
  }
  return found;
}
