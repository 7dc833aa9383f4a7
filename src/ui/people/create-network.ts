import type { Accessor } from "solid-js";
import { networkByRing, networkMembers } from "#src/dossier/network-member.ts";
import { emptySection, type SectionState } from "#src/dossier/reduce.ts";
import type { SectionId } from "#src/protocol/ids.ts";
import { useOwnDossier } from "#src/ui/session/app-context.tsx";
import type { Member } from "./move-member.ts";

export type Network = {
  readonly section: Accessor<SectionId>;
  readonly members: Accessor<readonly Member[]>;
  readonly rings: Accessor<ReturnType<typeof networkByRing>>;
  readonly member: (id: string) => Member | undefined;
};

/** The people around the resident, as they stand now. */
export function createNetwork(): Network {
  const dossier = useOwnDossier();
  const section = (): SectionId => dossier().only("network").id;
  const state = (): SectionState => dossier().shown(section()) ?? emptySection;
  const members = (): readonly Member[] => networkMembers(state());
  return {
    section,
    members,
    rings: () => networkByRing(state()),
    member: (id) => members().find(({ ref }) => ref.id === id),
  };
}
