import { type Acting, actingNow, type Mode } from "#src/dossier/acting.ts";
import type { Replica } from "#src/operations/replica.ts";
import type { SectionId } from "#src/protocol/ids.ts";

/** That the holder of this key acts for the resident, as the parts it opens say; undefined where none does. */
export function actingOf(replica: Replica): Acting | undefined {
  const found = replica.sections.flatMap(({ id }) => inSection(replica, id) ?? []);
  return found.find(({ mode }) => mode === "managed") ?? found[0];
}

/** Whether what is proposed in a part is asked; undefined where the holder speaks for nobody but themselves. */
export const actsIn = (replica: Replica, section: SectionId): Mode | undefined => inSection(replica, section)?.mode;

function inSection(replica: Replica, section: SectionId): Acting | undefined {
  const state = replica.shown(section);
  return state && actingNow(state, replica.ref.grant);
}
