import type { Accessor } from "solid-js";
import { type Recorded, restore, retract } from "#src/dossier/kind.ts";
import {
  amendNetworkMember,
  networkByRing,
  NetworkMember,
  networkMembers,
  type Ring,
  ringBeside,
} from "#src/dossier/network-member.ts";
import { emptySection, type SectionState } from "#src/dossier/reduce.ts";
import type { SectionId } from "#src/protocol/ids.ts";
import { useOwnDossier } from "#src/ui/session/app-context.tsx";
import type { Writer } from "#src/ui/session/create-writer.ts";

export type Member = Recorded<NetworkMember>;
export type Direction = "nearer" | "farther";

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

/** What a move or a removal came to, and the way back. */
export type Done<T> = { readonly now: T; readonly undo: () => Promise<boolean> };

/** One ring nearer or farther. "edge" when there is no further ring; undefined when it could not be kept. */
export async function move(
  writer: Writer,
  section: SectionId,
  { ref, fields }: Member,
  direction: Direction,
): Promise<Done<Ring> | "edge" | undefined> {
  const to = (ring: Ring): Promise<boolean> => writer.write(section, (at) => amendNetworkMember(ref.id, { ring }, at));
  const ring = ringBeside(fields.ring, direction);
  if (ring === fields.ring) return "edge";
  return (await to(ring)) ? { now: ring, undo: () => to(fields.ring) } : undefined;
}

/** Takes somebody off the list. */
export async function takeOff(
  writer: Writer,
  section: SectionId,
  { ref }: Member,
): Promise<Done<undefined> | undefined> {
  const gone = await writer.write(section, (at) => retract(NetworkMember, ref.id, at));
  const undo = (): Promise<boolean> => writer.write(section, (at) => restore(NetworkMember, ref.id, at));
  return gone ? { now: undefined, undo } : undefined;
}
