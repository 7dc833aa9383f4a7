import type { Recorded } from "#src/dossier/kind.ts";
import { NetworkMember, type Ring, ringBeside } from "#src/dossier/network-member.ts";
import { change, seenOf, type Undo, type Write } from "#src/ui/writing/record-writes.ts";

export type Member = Recorded<NetworkMember>;
export type Direction = "nearer" | "farther";

/** What a move came to, and the way back. */
export type Moved = { readonly ring: Ring; readonly undo: Undo };

/** One ring nearer or farther. "edge" when there is no further ring; undefined when it could not be kept. */
export async function move(write: Write, member: Member, direction: Direction): Promise<Moved | "edge" | undefined> {
  const ring = ringBeside(member.fields.ring, direction);
  if (ring === member.fields.ring) return "edge";
  const undo = await change(write, NetworkMember, seenOf(member), { ring });
  return undo && { ring, undo };
}

const FULL = 360;
/** Twelve places round a ring, as on a clock. */
const TURN = 30;

/** An hour further on the clock, to the right or to the left. `from`: where it is drawn now, in degrees from the top. */
export const turned = (from: number, to: "left" | "right"): number =>
  (Math.round((from + (to === "right" ? TURN : -TURN)) / TURN) * TURN + FULL) % FULL;
