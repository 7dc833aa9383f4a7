import { type Recorded, restore, retract } from "#src/dossier/kind.ts";
import { amendNetworkMember, NetworkMember, type Ring, ringBeside } from "#src/dossier/network-member.ts";
import type { SectionId } from "#src/protocol/ids.ts";
import type { Writer } from "#src/ui/session/create-writer.ts";

export type Member = Recorded<NetworkMember>;
export type Direction = "nearer" | "farther";

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
