import type { Accessor } from "solid-js";
import { networkByRing, NetworkMember, networkMembers } from "#src/dossier/network-member.ts";
import type { SectionState } from "#src/dossier/reduce.ts";
import type { SectionId } from "#src/protocol/ids.ts";
import { useOwnDossier } from "#src/ui/session/app-context.tsx";
import { createRecords, type Records } from "#src/ui/writing/create-records.ts";
import type { Write } from "#src/ui/writing/record-writes.ts";
import type { Member } from "./move-member.ts";

export type Network = {
  readonly section: Accessor<SectionId>;
  readonly state: Accessor<SectionState>;
  readonly members: Accessor<readonly Member[]>;
  readonly rings: Accessor<ReturnType<typeof networkByRing>>;
  readonly member: (id: string) => Member | undefined;
  readonly records: Records<NetworkMember>;
  readonly write: Write;
};

/** The people around the resident, as they stand now. */
export function createNetwork(): Network {
  const dossier = useOwnDossier();
  const section = (): SectionId => dossier().only("network").id;
  const records = createRecords({ kind: NetworkMember, section, all: networkMembers });
  return {
    section,
    state: records.state,
    members: () => networkMembers(records.state()),
    rings: () => networkByRing(records.state()),
    member: records.one,
    records,
    write: (make) => records.writer.write(section(), make),
  };
}
