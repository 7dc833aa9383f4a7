import { amend } from "#src/dossier/kind.ts";
import type { Op } from "#src/dossier/op.ts";
import { createRotation, type Handed } from "#src/dossier/rotation.ts";
import { type Ledger, LedgerDevice, ledgerId } from "#src/grants/ledger.ts";
import type { GrantId } from "#src/protocol/ids.ts";
import { type AccessChange, newEntityId } from "./access-change.ts";
import type { Replica } from "./replica.ts";
import type { Session } from "./session.ts";

/**
 * All that recovery ends: the other devices, and the further sheets, since who has the lost phone may have made one. The one
 * that stands in the first place is ended by nobody.
 */
export const liveOthers = ({ devices }: Ledger, than: GrantId, chief: GrantId): readonly GrantId[] =>
  [...devices].flatMap(([grant, { endedAt }]) =>
    grant !== than && grant !== chief && endedAt === undefined ? [grant] : [],
  );

/**
 * Into a change: these devices end at the ledger's present position, and every section turns, so that who has one of them
 * reads nothing that is written from now on. The keys that people hold stay. `beside` goes with each rotation record.
 */
export function endDevices(
  session: Session,
  replica: Replica,
  change: AccessChange,
  devices: readonly GrantId[],
  beside: () => readonly Op[] = () => [],
  handovers: readonly Handed[] = [],
): void {
  const ledger = replica.only("ledger");
  for (const device of devices) change.endDevice(device, ledger.head.pos);
  for (const copy of replica.sections) {
    if (!copy.created) continue;
    const generation = change.rotate(copy.id, copy.kind === "inbox", new Set());
    const endedDevices = devices.map((device) => ({ device, lastPosition: copy.head.pos }));
    const handed = handovers.length > 0 ? { handovers: [...handovers] } : {};
    const fields = { generation, voidGrants: [], endedDevices, ...handed };
    const rotation = createRotation(fields, newEntityId(), session.tick());
    if (rotation.ok) change.say(copy.id, [rotation.value, ...beside()]);
  }
  const ended = devices.map((device) =>
    amend(LedgerDevice, ledgerId(device), { endedAt: session.now() }, session.tick()),
  );
  const entries = ended.flatMap((op) => (op.ok ? [op.value] : []));
  if (entries.length > 0) change.say(ledger.id, entries);
}
