import type { Rotation } from "#src/dossier/rotation.ts";
import type { GrantId } from "#src/protocol/ids.ts";

export type PlacedRotation = { readonly position: number; readonly device: GrantId; readonly rotation: Rotation };

/**
 * Which rotation records stand. A record of a device that was ended before does not. A later record may
 * end a device at a position that lies before one of its own rotations (a thief's, found out): then that
 * one falls, and what it had ended is judged again without it.
 *
 * Each round drops at least one record for good, so there are at most as many rounds as records, and no
 * order of arrival plays a part.
 */
export function standingRotations(inOrder: readonly PlacedRotation[]): readonly PlacedRotation[] {
  const fallen = new Set<PlacedRotation>();
  for (;;) {
    const standing = forward(inOrder, fallen);
    const ended = endedBy(standing);
    const undone = standing.find(({ device, position }) => position > (ended.get(device) ?? Number.POSITIVE_INFINITY));
    if (undone === undefined) return standing;
    fallen.add(undone);
  }
}

function forward(inOrder: readonly PlacedRotation[], fallen: ReadonlySet<PlacedRotation>): PlacedRotation[] {
  const standing: PlacedRotation[] = [];
  const ended = new Map<GrantId, number>();
  for (const record of inOrder) {
    if (fallen.has(record) || record.position > (ended.get(record.device) ?? Number.POSITIVE_INFINITY)) continue;
    standing.push(record);
    endInto(ended, record.rotation);
  }
  return standing;
}

/** The last position that counts per ended device: the lowest that any record names. */
export function endedBy(rotations: readonly PlacedRotation[]): ReadonlyMap<GrantId, number> {
  const ended = new Map<GrantId, number>();
  for (const { rotation } of rotations) endInto(ended, rotation);
  return ended;
}

function endInto(ended: Map<GrantId, number>, rotation: Rotation): void {
  for (const { device, lastPosition } of rotation.endedDevices) {
    ended.set(device, Math.min(lastPosition, ended.get(device) ?? Number.POSITIVE_INFINITY));
  }
}
