import type { DossierId } from "#src/protocol/ids.ts";

/** In the order in which the dossiers come up; none of the groups is empty. */
export function byDossier<One extends { readonly dossier: DossierId }>(
  all: readonly One[],
): ReadonlyMap<DossierId, readonly One[]> {
  const groups = new Map<DossierId, One[]>();
  for (const one of all) {
    const group = groups.get(one.dossier);
    if (group) group.push(one);
    else groups.set(one.dossier, [one]);
  }
  return groups;
}
