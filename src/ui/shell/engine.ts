import { settleDrafts } from "#src/operations/draft.ts";
import type { Session } from "#src/operations/session.ts";
import { offeringOf } from "#src/ui/session/offering.ts";
import { keepStorage } from "#src/storage/persist.ts";
import { createConnection } from "./create-connection.ts";
import { openDevicePorts } from "./device-ports.ts";

/** What seals, keeps and sends: fetched beside the first screen, which needs none of it. `builtAt`: milliseconds since 1970. */
export async function startEngine(origin: string, builtAt: number) {
  const device = await openDevicePorts(origin, builtAt);
  return {
    ...device,
    ...createConnection(device, origin),
    settleDrafts,
    keepStorage,
    /** Whoever opens a link that was sent is met on any screen. */
    meet: (session: Session): void => void offeringOf(session),
  };
}

export type Engine = Awaited<ReturnType<typeof startEngine>>;
